package org.tattle.measure;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How normal a sample looks (Shapiro and Wilk 1965), by Royston's approximation (1995, Remark AS
 * R94, algorithm AS 181): with m the expected order statistics, {@code W = (sum a_i x_(i))^2 / sum
 * (x_i - mean)^2} for {@code a} near {@code m / |m|}, whose ends are corrected. It is 1 for a
 * sample that lies just as normal order statistics do, and falls the less it does.
 */
public final class ShapiroWilk {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double[] LAST = {0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056};
  private static final double[] NEXT = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};

  private ShapiroWilk() {}

  /**
   * W of a sample; 0 where all values are equal.
   *
   * @param sample 12 values or more
   */
  public static double of(double[] sample) {
    int n = sample.length;
    if (n < 12) {
      throw new IllegalArgumentException("12 values or more, not " + n);
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    if (sorted[0] == sorted[n - 1] || squares == 0) {
      return 0;
    }
    double[] weights = weights(n);
    double product = 0;
    for (int i = 0; i < n; i++) {
      product += weights[i] * sorted[i];
    }
    return Math.min(1, product * product / squares);
  }

  private static double[] weights(int n) {
    double[] m = new double[n];
    Arrays.setAll(m, i -> NORMAL.inverseCumulativeProbability((i + 1 - 0.375) / (n + 0.25)));
    double length = Arrays.stream(m).map(x -> x * x).sum();
    double small = 1 / Math.sqrt(n);
    double last = m[n - 1] / Math.sqrt(length) + polynomial(LAST, small);
    double next = m[n - 2] / Math.sqrt(length) + polynomial(NEXT, small);
    double rest =
        Math.sqrt(
            (length - 2 * m[n - 1] * m[n - 1] - 2 * m[n - 2] * m[n - 2])
                / (1 - 2 * last * last - 2 * next * next));
    double[] weights = new double[n];
    for (int i = 2; i < n - 2; i++) {
      weights[i] = m[i] / rest;
    }
    weights[n - 1] = last;
    weights[n - 2] = next;
    weights[0] = -last;
    weights[1] = -next;
    return weights;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
