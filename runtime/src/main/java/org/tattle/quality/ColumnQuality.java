package org.tattle.quality;

import java.util.Arrays;

/**
 * What a column holds.
 *
 * @param name its heading
 * @param type what its values are: numbers, names, pixels
 * @param holds its range, or how many names it has
 * @param missing share of rows without a value
 * @param outliers share of rows whose value is far off the median
 * @param psi how far members and others are apart, by the population stability index
 * @param p how likely two halves are as far apart by chance, corrected for the number of columns
 */
public record ColumnQuality(
    String name, String type, String holds, double missing, double outliers, double psi, double p) {
  private static final double FAR = 3.5;
  private static final double NORMAL = 1.4826;

  /** Whether members and others differ in it, more than by chance and by enough to matter. */
  boolean drifts() {
    return p < 0.05 && psi > ColumnDrift.SHIFT;
  }

  ColumnQuality with(double corrected) {
    return new ColumnQuality(name, type, holds, missing, outliers, psi, corrected);
  }

  /**
   * Which values are further off the median than three and a half deviations, by the median
   * absolute one (Iglewicz and Hoaglin 1993); none where half of the values are equal.
   */
  static boolean[] far(double[] values) {
    boolean[] far = new boolean[values.length];
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return far;
    }
    double median = sorted[sorted.length / 2];
    double[] off = Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
    double deviation = NORMAL * off[off.length / 2];
    for (int i = 0; i < far.length && deviation > 0; i++) {
      far[i] = Math.abs(values[i] - median) > FAR * deviation;
    }
    return far;
  }
}
