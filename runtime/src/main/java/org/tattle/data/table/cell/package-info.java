/** How texts are cut into cells, and what a cell can be read as: numbers, names, gaps. */
package org.tattle.data.table.cell;
