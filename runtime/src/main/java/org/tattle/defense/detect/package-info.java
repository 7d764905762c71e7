/** Telling rows that somebody changed from others, and not answering them. */
package org.tattle.defense.detect;
