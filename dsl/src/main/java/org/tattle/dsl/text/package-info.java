/** Text as a terminal shows it: how wide it is, where it breaks, and what can be shown. */
package org.tattle.dsl.text;
