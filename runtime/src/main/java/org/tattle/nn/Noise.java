package org.tattle.nn;

import java.security.SecureRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.run.Seed;

/** Normal deviates with mean 0 and variance 1, for privacy. */
interface Noise {

  /** Fills {@code to[0 .. n]}. */
  void fill(float[] to, int n);

  /** The same every time for one seed. */
  static Noise seeded(Seed seed) {
    return of(seed.random());
  }

  /** From the system's secure source. */
  static Noise secure() {
    SecureRandom secure = new SecureRandom();
    return of(secure::nextLong);
  }

  private static Noise of(UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian sampler = ZigguratSampler.NormalizedGaussian.of(random);
    return (to, n) -> {
      for (int i = 0; i < n; i++) {
        to[i] = (float) sampler.sample();
      }
    };
  }
}
