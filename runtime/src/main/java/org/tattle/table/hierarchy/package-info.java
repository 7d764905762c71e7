/** How values become coarser, level by level, and where that is written. */
package org.tattle.table.hierarchy;
