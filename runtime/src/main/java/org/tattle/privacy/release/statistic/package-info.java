/** What a release can ask of rows, a record each: counts, sums, means, quantiles and their like. */
package org.tattle.privacy.release.statistic;
