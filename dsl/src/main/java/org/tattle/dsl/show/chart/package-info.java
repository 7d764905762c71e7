/** Figures drawn: as vectors, as pixels, as pages and as characters of a terminal. */
package org.tattle.dsl.show.chart;
