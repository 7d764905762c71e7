/** Cells of Tattle in the kernel of another language, JJava. */
package org.tattle.kernel.host;
