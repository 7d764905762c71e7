package org.tattle.privacy.noise;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Whole numbers with P[y] proportional to e^(−y²/2σ²), sampled exactly (Canonne, Kamath and Steinke
 * 2020, algorithm 3): a discrete Laplace of scale σ, kept with probability e^(−(|y| − σ)²/2σ²). As
 * noise it is as private as the continuous Gaussian of that σ (their theorem 4 and section 2.3).
 *
 * <p>With |y| − σ = aσ + b the exponent is a²/2 + ab/σ + b²/2σ², three coins whose terms all fit
 * into 64 bits.
 *
 * @param sigma σ, whole, from 1 to 2^27
 */
public record DiscreteGaussian(long sigma) {

  public DiscreteGaussian {
    if (sigma < 1 || sigma > 1L << 27) {
      throw new IllegalArgumentException("a noise scale of %s is out of reach".formatted(sigma));
    }
  }

  /** One draw. */
  public long sample(UniformRandomProvider random) {
    DiscreteLaplace proposal = new DiscreteLaplace(sigma, 1);
    while (true) {
      long y = proposal.sample(random);
      long off = Math.abs(Math.abs(y) - sigma);
      long a = off / sigma;
      long b = off % sigma;
      if (Coin.exp(random, a * a, 2)
          && Coin.exp(random, a * b, sigma)
          && Coin.exp(random, b * b, 2 * sigma * sigma)) {
        return y;
      }
    }
  }
}
