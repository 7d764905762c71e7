package org.tattle.privacy.account;

import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The exact (ε, δ) of one Gaussian mechanism whose mean moves by μ standard deviations between
 * neighbours (Balle and Wang 2018, theorem 8): with a = μ/2 − ε/μ and b = −μ/2 − ε/μ,
 *
 * <p>δ(ε) = Φ(a) − e^ε Φ(b).
 *
 * <p>As e^ε φ(b) = φ(a), both terms share the factor e^(−a²/2), so that ln δ needs only scaled
 * complementary error functions and holds where δ itself would underflow.
 */
public final class GaussianCurve {
  private static final double MOST = 1e9;

  private GaussianCurve() {}

  /** The δ at ε of a Gaussian that moves by {@code mu}: sensitivity over standard deviation. */
  public static double delta(double mu, double epsilon) {
    return Math.exp(logDelta(mu, epsilon));
  }

  /** ln δ, which falls in ε and rises in μ. */
  static double logDelta(double mu, double epsilon) {
    check("mu", mu);
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("`eps` is 0 or more, not %s".formatted(epsilon));
    }
    double a = (mu / 2 - epsilon / mu) / Math.sqrt(2);
    double b = (-mu / 2 - epsilon / mu) / Math.sqrt(2);
    double second = Erfcx.value(-b);
    return a < 0
        ? -a * a + Math.log((Erfcx.value(-a) - second) / 2)
        : Math.log((Erfc.value(-a) - Math.exp(-a * a) * second) / 2);
  }

  /** The least ε at which such a Gaussian is (ε, δ)-private; +∞ for a move beyond all doubles. */
  public static double epsilon(double mu, double delta) {
    Guarantee.checkDelta(delta);
    if (mu == Double.POSITIVE_INFINITY) {
      return mu;
    }
    double log = Math.log(delta);
    if (logDelta(mu, 0) <= log) {
      return 0;
    }
    double high = 1;
    while (logDelta(mu, high) > log) {
      high *= 2;
    }
    return turn(0, high, epsilon -> logDelta(mu, epsilon) > log);
  }

  /** The largest move μ, in standard deviations, that is still (ε, δ)-private. */
  public static double mu(double epsilon, double delta) {
    check("eps", epsilon);
    Guarantee.checkDelta(delta);
    double log = Math.log(delta);
    double high = 1;
    while (high < MOST && logDelta(high, epsilon) <= log) {
      high *= 2;
    }
    return Math.nextDown(turn(0, high, mu -> logDelta(mu, epsilon) <= log));
  }

  /** The first double at which something no longer holds that holds up to somewhere. */
  private static double turn(double holds, double fails, DoublePredicate holding) {
    double low = holds;
    double high = fails;
    while (true) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        return high;
      }
      if (holding.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  private static void check(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("`%s` is above 0, not %s".formatted(name, value));
    }
  }
}
