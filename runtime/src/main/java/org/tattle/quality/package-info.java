/** What is wrong with rows before anybody trains on them: gaps, copies, outliers, drift, labels. */
package org.tattle.quality;
