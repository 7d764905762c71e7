package org.tattle.privacy.noise;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The difference of two Poisson variables of mean λ each: whole numbers of mean 0 and variance 2λ
 * (Agarwal, Kairouz and Liu 2021, section 3). The sum of such is one of them again, which holds of
 * discrete Gaussians only nearly.
 *
 * @param half λ, from 1 to 2^40
 */
public record Skellam(long half) {

  public Skellam {
    new ExactPoisson(half);
  }

  /** One of at least that variance. */
  public static Skellam ofVariance(double variance) {
    return new Skellam((long) Math.max(1, Math.ceil(variance / 2)));
  }

  public double variance() {
    return 2.0 * half;
  }

  /** One draw. */
  public long sample(UniformRandomProvider random) {
    ExactPoisson poisson = new ExactPoisson(half);
    return poisson.sample(random) - poisson.sample(random);
  }
}
