/** Figures made of results: curves, histograms and points, before anybody draws them. */
package org.tattle.dsl.show.figure;
