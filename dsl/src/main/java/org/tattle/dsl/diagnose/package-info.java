/**
 * What is wrong with a script, as values: codes, messages, labels, hints; and how they are shown.
 */
package org.tattle.dsl.diagnose;
