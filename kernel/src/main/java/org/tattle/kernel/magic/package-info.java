/** Lines of cells that are no statements, around any language. */
package org.tattle.kernel.magic;
