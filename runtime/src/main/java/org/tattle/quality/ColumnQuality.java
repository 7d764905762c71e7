package org.tattle.quality;

import java.util.Arrays;
import org.tattle.measure.MedianDeviation;

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
    MedianDeviation usual =
        MedianDeviation.of(Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray());
    boolean[] far = new boolean[values.length];
    for (int i = 0; i < far.length; i++) {
      far[i] = Math.abs(usual.above(values[i])) > FAR;
    }
    return far;
  }
}
