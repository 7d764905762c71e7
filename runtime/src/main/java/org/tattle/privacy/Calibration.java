package org.tattle.privacy;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.tattle.run.Fault;

/**
 * Accounting turned round: the least noise, or the most steps, that keep to a budget. What comes
 * back always keeps to it; the search stops on the safe side.
 */
public final class Calibration {
  private static final double LEAST_NOISE = 1e-2;
  private static final double MOST_NOISE = 1e6;
  private static final double PRECISION = 1e-5;
  private static final long MOST_STEPS = 1L << 40;

  private Calibration() {}

  /**
   * The smallest noise multiplier, to 1e-5 of itself, at which {@code steps} steps spend at most ε.
   *
   * @param epsilon the budget in nats, above 0
   * @param delta above 0 and below 1
   * @param rate the chance that a row is in a step
   * @throws Fault if no noise brings the accountant's ε under the budget
   */
  public static double noise(Accounting by, double epsilon, double delta, double rate, long steps) {
    checkEpsilon(epsilon);
    DoubleUnaryOperator spent =
        noise -> by.spent(List.of(new Steps(rate, noise, steps)), delta).epsilon();
    double enough = 1;
    while (spent.applyAsDouble(enough) > epsilon) {
      enough *= 2;
      if (enough > MOST_NOISE) {
        throw unreachable(by, epsilon, delta);
      }
    }
    double little = enough / 2;
    while (spent.applyAsDouble(little) <= epsilon) {
      enough = little;
      little /= 2;
      if (little < LEAST_NOISE) {
        return enough;
      }
    }
    while (enough / little > 1 + PRECISION) {
      double middle = Math.sqrt(enough * little);
      if (spent.applyAsDouble(middle) <= epsilon) {
        enough = middle;
      } else {
        little = middle;
      }
    }
    return enough;
  }

  /**
   * The largest number of steps that spend at most ε.
   *
   * @param noise the noise multiplier
   * @throws Fault if one step is too much already
   */
  public static long steps(Accounting by, double epsilon, double delta, double rate, double noise) {
    checkEpsilon(epsilon);
    long fits = 0;
    long over = 1;
    while (over <= MOST_STEPS && fits(by, epsilon, delta, rate, noise, over)) {
      fits = over;
      over *= 2;
    }
    if (fits == 0) {
      throw new Fault(
          "D421",
          "eps",
          "one step spends more than `eps=%s`".formatted(Figure.of(epsilon)),
          "take more noise, a smaller rate or a larger budget");
    }
    if (over > MOST_STEPS) {
      return fits;
    }
    while (over - fits > 1) {
      long middle = (over + fits) / 2;
      if (fits(by, epsilon, delta, rate, noise, middle)) {
        fits = middle;
      } else {
        over = middle;
      }
    }
    return fits;
  }

  private static boolean fits(
      Accounting by, double epsilon, double delta, double rate, double noise, long steps) {
    return by.spent(List.of(new Steps(rate, noise, steps)), delta).epsilon() <= epsilon;
  }

  private static void checkEpsilon(double epsilon) {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("`eps` is above 0, not %s".formatted(epsilon));
    }
  }

  private static Fault unreachable(Accounting by, double epsilon, double delta) {
    return new Fault(
        "D420",
        "eps",
        "no noise brings the %s under `eps=%s` at `delta=%s`"
            .formatted(by.words(), Figure.of(epsilon), Figure.of(delta)),
        "take a larger `eps` or a larger `delta`");
  }
}
