package org.tattle.privacy.account;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * Accounting turned round: the least noise, or the most steps, that keep to a budget. What comes
 * back always keeps to it; the search stops on the safe side.
 */
public final class NoiseCalibration {
  private static final double LEAST_NOISE = 1e-2;
  private static final double MOST_NOISE = 1e6;
  private static final double PRECISION = 1e-5;
  private static final double TIGHTLY = 1e-4;
  private static final double ROUGHLY = 1e-2;
  private static final int MOST_REFINEMENTS = 8;
  private static final long MOST_STEPS = 1L << 40;

  private NoiseCalibration() {}

  /**
   * The smallest noise multiplier at which {@code steps} steps spend at most ε, but for a part in
   * 1e4 of either; some 0.01 if less would do.
   *
   * @param epsilon the budget in nats, above 0
   * @param delta above 0 and below 1
   * @param rate the chance that a row is in a step
   * @throws Fault if no noise brings the accountant's ε under the budget
   */
  public static double noise(Accounting by, double epsilon, double delta, double rate, long steps) {
    return noise(by, epsilon, delta, noise -> List.of(new Steps(rate, noise, steps)));
  }

  /**
   * The same for training whose noise or rate changes.
   *
   * @param plan all steps, from a noise multiplier that scales the noise of each
   */
  public static double noise(
      Accounting by, double epsilon, double delta, DoubleFunction<List<Steps>> plan) {
    checkEpsilon(epsilon);
    double noise =
        by == Accounting.PRV
            ? refined(plan, epsilon, delta)
            : leastNoise(spending(by, plan, delta), epsilon, 1, PRECISION);
    if (noise > MOST_NOISE) {
      throw unreachable(by, epsilon, delta);
    }
    return noise;
  }

  /** The same for whatever ε is spent at the budget's δ by a noise multiplier. */
  static double noise(Accounting by, Guarantee budget, DoubleUnaryOperator spending) {
    checkEpsilon(budget.epsilon());
    double noise = leastNoise(spending, budget.epsilon(), 1, PRECISION);
    if (noise > MOST_NOISE) {
      throw unreachable(by, budget.epsilon(), budget.delta());
    }
    return noise;
  }

  private static DoubleUnaryOperator spending(
      Accounting by, DoubleFunction<List<Steps>> plan, double delta) {
    return noise -> {
      Control.heed();
      return Composition.spent(by, plan.apply(noise), delta).epsilon();
    };
  }

  /**
   * A convolution is dear and a Rényi bound cheap, and as functions of the noise they run alongside
   * on logarithms. So the search starts where the Rényi bound meets the budget, goes on with the
   * Rényi bound's slope, and from then on with that of the last two points: three convolutions, as
   * a rule.
   */
  private static double refined(DoubleFunction<List<Steps>> plan, double epsilon, double delta) {
    DoubleUnaryOperator rough = spending(Accounting.RDP, plan, delta);
    DoubleUnaryOperator tight = spending(Accounting.PRV, plan, delta);
    double noise = Math.min(MOST_NOISE, leastNoise(rough, epsilon, 1, ROUGHLY));
    double spent = tight.applyAsDouble(noise);
    double slope = slope(noise, rough.applyAsDouble(noise), 0.95 * noise, rough);
    for (int i = 0; i < MOST_REFINEMENTS && slope < 0 && spent > 0; i++) {
      if (spent <= epsilon && spent >= epsilon * (1 - TIGHTLY)) {
        return noise;
      }
      double aim = epsilon * (1 - TIGHTLY / 2);
      double next = noise * Math.exp(Math.log(aim / spent) / slope);
      if (!(next >= LEAST_NOISE && next <= MOST_NOISE)) {
        break;
      }
      double spentAtNext = tight.applyAsDouble(next);
      slope = Math.log(spentAtNext / spent) / Math.log(next / noise);
      noise = next;
      spent = spentAtNext;
    }
    return leastNoise(tight, epsilon, noise, TIGHTLY);
  }

  private static double slope(
      double noise, double spent, double other, DoubleUnaryOperator spending) {
    return Math.log(spending.applyAsDouble(other) / spent) / Math.log(other / noise);
  }

  /** False position on logarithms, with a bisection now and then so that both ends close in. */
  private static double leastNoise(
      DoubleUnaryOperator spent, double epsilon, double start, double precision) {
    double enough = start;
    double spentAtEnough = spent.applyAsDouble(enough);
    while (spentAtEnough > epsilon) {
      enough *= 2;
      if (enough > MOST_NOISE) {
        return Double.POSITIVE_INFINITY;
      }
      spentAtEnough = spent.applyAsDouble(enough);
    }
    double little = enough * 0.8;
    double spentAtLittle = spent.applyAsDouble(little);
    while (spentAtLittle <= epsilon) {
      enough = little;
      spentAtEnough = spentAtLittle;
      little *= 0.8;
      if (little < LEAST_NOISE) {
        return enough;
      }
      spentAtLittle = spent.applyAsDouble(little);
    }
    double aim = epsilon * (1 - precision / 2);
    for (int i = 0;
        enough / little > 1 + precision && spentAtEnough < epsilon * (1 - precision);
        i++) {
      double share = Math.log(spentAtLittle / aim) / Math.log(spentAtLittle / spentAtEnough);
      boolean sound = i % 3 != 2 && share > 0 && share < 1;
      double next = little * Math.pow(enough / little, sound ? share : 0.5);
      double spentAtNext = spent.applyAsDouble(next);
      if (spentAtNext <= epsilon) {
        enough = next;
        spentAtEnough = spentAtNext;
      } else {
        little = next;
        spentAtLittle = spentAtNext;
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
    if (by == Accounting.PRV && fits(Accounting.RDP, epsilon, delta, rate, noise, 1)) {
      fits = steps(Accounting.RDP, epsilon, delta, rate, noise);
    }
    long over = Math.max(1, 2 * fits);
    while (over <= MOST_STEPS && fits(by, epsilon, delta, rate, noise, over)) {
      fits = over;
      over *= 2;
    }
    if (fits == 0) {
      throw Fault.of(PrivacyFaults.ONE_STEP_SPENDS_IT, WrittenNumber.of(epsilon)).at("eps");
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
    Control.heed();
    return Composition.spent(by, List.of(new Steps(rate, noise, steps)), delta).epsilon()
        <= epsilon;
  }

  private static void checkEpsilon(double epsilon) {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("`eps` is above 0, not %s".formatted(epsilon));
    }
  }

  private static Fault unreachable(Accounting by, double epsilon, double delta) {
    return Fault.of(
            PrivacyFaults.NO_NOISE_SUFFICES,
            by.words(),
            WrittenNumber.of(epsilon),
            WrittenNumber.of(delta))
        .at("eps");
  }
}
