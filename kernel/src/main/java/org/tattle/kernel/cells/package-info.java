/** Cells of Java, in JShell, and what they can say to the notebook that they stand in. */
package org.tattle.kernel.cells;
