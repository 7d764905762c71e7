/** What people write who come from other languages, and what to tell them. */
package org.tattle.dsl.syntax.mend;
