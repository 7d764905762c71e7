package org.tattle.measure;

import java.util.Arrays;

/**
 * Where most values are and how far apart, which a few wild ones do not move: the median, and the
 * median distance to it as the deviation of normal numbers that have it (Iglewicz and Hoaglin
 * 1993).
 *
 * @param middle the median; NaN of no values
 * @param deviation 0 where half of the values are equal
 */
public record MedianDeviation(double middle, double deviation) {
  private static final double NORMAL = 1.4826;

  /** Of values that are all numbers. */
  public static MedianDeviation of(double[] values) {
    double middle = median(values);
    double[] off = Arrays.stream(values).map(it -> Math.abs(it - middle)).toArray();
    return new MedianDeviation(middle, NORMAL * median(off));
  }

  /** How many deviations a value is above the median; 0 where nothing varies. */
  public double above(double value) {
    return deviation > 0 && deviation < Double.POSITIVE_INFINITY ? (value - middle) / deviation : 0;
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
