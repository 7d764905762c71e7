/**
 * What a release can ask of rows, a record each: counts, sums, means, quantiles and their like. It
 * stays whole, though it is large: each is one answer to the same question, what one row can change
 * of it at most, and they share the thresholds and parameters that stand here too.
 */
package org.tattle.privacy.release.statistic;
