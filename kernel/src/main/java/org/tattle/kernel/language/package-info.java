/** What a kernel asks of a language, and what both say to each other: cells, replies, outputs. */
package org.tattle.kernel.language;
