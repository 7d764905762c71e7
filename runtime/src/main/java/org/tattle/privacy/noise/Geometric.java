package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * The two-sided geometric mechanism (Ghosh, Roughgarden and Sundararajan 2009, section 2): noise
 * with P[y] proportional to e^(−ε|y|/Δ) on a whole number. Best of all at Δ = 1, whatever the loss.
 *
 * @param epsilon the price of one release, above 0
 * @param sensitivity Δ, by how much one row moves the number at most
 */
public record Geometric(double epsilon, long sensitivity) implements Mechanism {

  public Geometric {
    Mechanism.checkEpsilon(epsilon);
    Mechanism.checkSensitivity(sensitivity);
  }

  /** The number with fresh noise. */
  public long release(long value, Randomness random) {
    return value + DiscreteLaplace.ofScale(sensitivity / epsilon).sample(random);
  }

  /** 2α/(1 − α)² with α = e^(−ε/Δ). */
  public double variance() {
    double alpha = Math.exp(-epsilon / sensitivity);
    double rest = Math.expm1(-epsilon / sensitivity);
    return 2 * alpha / (rest * rest);
  }

  /** The smallest m with P[|noise| ≤ m] at least {@code level}. */
  public long margin(double level) {
    double alpha = Math.exp(-epsilon / sensitivity);
    double tail = Math.log((1 - level) * (1 + alpha) / 2) * -sensitivity / epsilon;
    return (long) Math.max(0, Math.ceil(tail - 1e-9) - 1);
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }
}
