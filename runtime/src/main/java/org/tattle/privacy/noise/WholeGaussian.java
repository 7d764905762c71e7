package org.tattle.privacy.noise;

import java.math.BigInteger;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * The discrete Gaussian mechanism (Canonne, Kamath and Steinke 2020): whole noise with P[y]
 * proportional to e^(−y²/2σ²) on a whole number that one row moves by at most Δ.
 *
 * <p>On whole numbers the curve of (ε, δ) is not quite that of the continuous Gaussian, so δ is
 * taken from their theorem 7, written as a sum without cancellation over all y above εσ²/Δ − Δ/2:
 *
 * <p>δ(ε) = Σ P[y] (1 − e^(ε − (2yΔ + Δ²)/2σ²)).
 *
 * <p>It is sampled exactly (their algorithm 3): a discrete Laplace of scale t, kept with
 * probability e^(−(|y| − σ²/t)²/2σ²). σ² is a fraction n/2^k, rounded up, so that the exponent is
 * one too: (|y|t2^k − n)²/(2n2^k t²).
 *
 * @param sigma σ, at most {@link #MOST}
 * @param sensitivity Δ
 * @param guarantee what one release spends
 */
public record WholeGaussian(double sigma, long sensitivity, Guarantee guarantee)
    implements Additive {
  /** The largest σ whose law is still added up term by term. */
  public static final double MOST = 1 << 12;

  private static final int BITS = 40;
  private static final double ROUNDING = 1e-9;
  private static final double STEP = 1 + 1e-3;

  public WholeGaussian {
    Mechanism.checkSensitivity(sensitivity);
    if (!(sigma > 0 && sigma <= MOST)) {
      throw new IllegalArgumentException("`sigma` is above 0 and at most 2^12, not " + sigma);
    }
    if (delta(sigma, sensitivity, guarantee.epsilon()) > guarantee.delta()) {
      throw new IllegalArgumentException(
          "whole noise of %s on a sensitivity of %s does not give %s"
              .formatted(sigma, sensitivity, guarantee));
    }
  }

  /** The σ of the analytic Gaussian, or a little more where whole numbers need it. */
  public static WholeGaussian of(double epsilon, double delta, long sensitivity) {
    double sigma = least(epsilon, delta, sensitivity);
    while (sigma <= MOST && delta(sigma, sensitivity, epsilon) > delta) {
      sigma *= STEP;
    }
    return new WholeGaussian(sigma, sensitivity, new Guarantee(epsilon, delta));
  }

  /** Whether noise that hides so much can be drawn. */
  public static boolean reaches(double epsilon, double delta, long sensitivity) {
    return least(epsilon, delta, sensitivity) * STEP * STEP <= MOST;
  }

  private static double least(double epsilon, double delta, long sensitivity) {
    return sensitivity / GaussianCurve.mu(epsilon, delta);
  }

  private static double delta(double sigma, long moved, double epsilon) {
    double variance = sigma * sigma;
    long above = (long) Math.floor(epsilon * variance / moved - moved / 2.0) + 1;
    double sum = 0;
    for (long y = above; y <= Math.max(0, above) + reach(sigma); y++) {
      double gain = epsilon - (2.0 * y * moved + (double) moved * moved) / (2 * variance);
      sum -= weight(y, variance) * Math.expm1(gain);
    }
    return sum / total(sigma) * (1 + ROUNDING);
  }

  private static double weight(long y, double variance) {
    return Math.exp(-(double) y * y / (2 * variance));
  }

  private static double total(double sigma) {
    double sum = 0;
    for (long y = reach(sigma); y > 0; y--) {
      sum += weight(y, sigma * sigma);
    }
    return 1 + 2 * sum;
  }

  /** Beyond so many, weights are under 2^−1000 of the largest that counts. */
  private static long reach(double sigma) {
    return (long) Math.ceil(40 * sigma) + 1;
  }

  @Override
  public double release(double value, Randomness random) {
    return Math.rint(value) + sample(random);
  }

  private long sample(Randomness random) {
    double variance = sigma * sigma;
    int bits = Math.max(0, BITS - Math.getExponent(variance));
    BigInteger n = BigInteger.valueOf((long) Math.ceil(Math.scalb(variance, bits)));
    BigInteger t = BigInteger.valueOf((long) Math.floor(sigma) + 1);
    BigInteger below = n.shiftLeft(bits + 1).multiply(t).multiply(t);
    DiscreteLaplace proposal = new DiscreteLaplace(t.longValueExact(), 1);
    while (true) {
      long y = proposal.sample(random);
      BigInteger off =
          BigInteger.valueOf(Math.abs(y)).multiply(t).shiftLeft(bits).subtract(n).pow(2);
      if (Coin.exp(random, off, below)) {
        return y;
      }
    }
  }

  @Override
  public double margin(double level) {
    double miss = (1 - level) * total(sigma) / 2;
    double beyond = 0;
    for (long y = reach(sigma); y > 0; y--) {
      beyond += weight(y, sigma * sigma);
      if (beyond > miss) {
        return y;
      }
    }
    return 0;
  }
}
