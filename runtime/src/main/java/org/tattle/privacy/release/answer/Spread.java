package org.tattle.privacy.release.answer;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far a sum of independent noises of one kind is from 0.
 *
 * <p>For normal noises the variances add. For Laplace noises of different scales b_i, partial
 * fractions of the characteristic function Π 1/(1 + b_i²t²) give
 *
 * <p>P[sum &gt; t] = ½ Σ c_i e^(−t/b_i), c_i = Π_{j≠i} b_i²/(b_i² − b_j²).
 *
 * <p>Scales that are nearly equal are first made different, upward: noise that is symmetric with
 * one peak reaches farther in a sum when it is wider, so that margins err to the safe side.
 *
 * @param normal whether the noises are Gaussian, else Laplace
 * @param scales the deviation or the scale of each
 */
public record Spread(boolean normal, double[] scales) {
  /** How much larger than the next one a scale is at least. */
  public static final double APART = 1.02;

  static Spread laplace(double... scales) {
    return new Spread(false, scales);
  }

  static Spread gaussian(double... deviations) {
    return new Spread(true, deviations);
  }

  /** The sum of these noises, each times its weight. */
  public static Spread weighted(double[] weights, Spread... noises) {
    double[] scales = new double[weights.length];
    Arrays.setAll(scales, i -> Math.abs(weights[i]) * noises[i].scales[0]);
    return new Spread(noises[0].normal, scales);
  }

  /** The distance from 0 that the sum exceeds, to either side, with a chance of {@code miss}. */
  public double margin(double miss) {
    if (normal) {
      double variance = Arrays.stream(scales).map(s -> s * s).sum();
      return Math.sqrt(variance) * NormalDistribution.of(0, 1).inverseSurvivalProbability(miss / 2);
    }
    double[] apart = apart();
    double[] weights = new double[apart.length];
    for (int i = 0; i < apart.length; i++) {
      weights[i] = 1;
      for (int j = 0; j < apart.length; j++) {
        double ratio = apart[j] / apart[i];
        weights[i] *= i == j ? 1 : 1 / (1 - ratio * ratio);
      }
    }
    return root(
        miss,
        t -> {
          double tail = 0;
          for (int i = 0; i < apart.length; i++) {
            tail += weights[i] * Math.exp(-t / apart[i]);
          }
          return tail;
        },
        Arrays.stream(apart).sum());
  }

  /**
   * The same for a sum of {@code count} Laplace noises of one scale. It is the difference of two
   * sums of {@code count} exponential times, which exceeds t with a chance of
   *
   * <p>e^(−t) Σ_{i&lt;count} Σ_{l≤i} t^(i−l)/(i−l)! · C(count + l − 1, l) 2^−(count + l).
   */
  public static double margin(double miss, double scale, int count) {
    double[] weights = new double[count];
    double choice = Math.scalb(1.0, -count);
    for (int l = 0; l < count; l++) {
      weights[l] = choice;
      choice *= (count + l) / (2.0 * (l + 1));
    }
    double times =
        root(
            miss,
            t -> {
              double sum = 0;
              double power = Math.exp(-t);
              double all = Arrays.stream(weights).sum();
              for (int k = 0; k < count; k++) {
                sum += power * all;
                power *= t / (k + 1);
                all -= weights[count - 1 - k];
              }
              return 2 * sum;
            },
            2.0 * count);
    return scale * times;
  }

  /** The largest scale first, and each clearly larger than the next; those of 0 left out. */
  private double[] apart() {
    double[] sorted = Arrays.stream(scales).filter(s -> s > 0).sorted().toArray();
    for (int i = 1; i < sorted.length; i++) {
      sorted[i] = Math.max(sorted[i], APART * sorted[i - 1]);
    }
    return sorted;
  }

  /** Where a falling tail is at {@code miss}; from above. */
  private static double root(double miss, DoubleUnaryOperator tail, double start) {
    double low = 0;
    double high = start;
    while (tail.applyAsDouble(high) > miss) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-9 * high) {
      double middle = (low + high) / 2;
      if (tail.applyAsDouble(middle) > miss) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
