package org.tattle.claim;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How small an error of a scale a check sees. It sums n squares of deviates that are standard
 * normal if all is well, and fails if the sum Q is so small that it would be with probability
 * {@code alarm} or less. With a scale of f, Q is f² times a chi-square of n degrees of freedom, so
 * that the check fails with probability {@link #SURE} or more if
 *
 * <p>f² ≤ χ²(n, alarm) / χ²(n, SURE), by the quantiles of that distribution.
 *
 * <p>At 5 % too little, that takes some 13,000 squares.
 */
final class Power {

  /** The chance that an error is seen. */
  static final double SURE = 0.999;

  /** The chance, of a probe, that a right training fails it. */
  static final double ALARM = 1e-6;

  private Power() {}

  /** The largest scale below 1 that is seen. */
  static double seen(long squares, double alarm) {
    ChiSquaredDistribution expected = ChiSquaredDistribution.of(squares);
    return Math.sqrt(
        expected.inverseCumulativeProbability(alarm) / expected.inverseCumulativeProbability(SURE));
  }

  /** The fewest squares by which this scale, below 1, is seen. */
  static int squares(double scale, double alarm) {
    int high = 2;
    while (seen(high, alarm) < scale) {
      high *= 2;
    }
    int low = high / 2;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (seen(middle, alarm) < scale) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Whether a sum of squares is so small or so large that chance does not explain it. */
  static boolean odd(double sum, long squares, double alarm) {
    ChiSquaredDistribution expected = ChiSquaredDistribution.of(squares);
    return !(expected.cumulativeProbability(sum) >= alarm / 2
        && expected.survivalProbability(sum) >= alarm / 2);
  }

  /** Whether a normal deviate is so far from 0, to either side, that chance does not explain it. */
  static boolean far(double deviate, double alarm) {
    return !(NormalDistribution.of(0, 1).survivalProbability(Math.abs(deviate)) >= alarm / 2);
  }

  /** An error in words: by how many per cent too little a scale is. */
  static String percent(double seen) {
    double missing = 100 * (1 - seen);
    return missing < 1 ? "1 %" : Math.round(Math.ceil(missing - 0.05)) + " %";
  }
}
