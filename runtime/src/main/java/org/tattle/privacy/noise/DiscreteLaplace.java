package org.tattle.privacy.noise;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Whole numbers with P[y] proportional to e^(−|y|·s/t), sampled exactly (Canonne, Kamath and
 * Steinke 2020, algorithm 2). Also known as the two-sided geometric distribution.
 *
 * @param numerator t, at least 1 and at most 2^55
 * @param denominator s, at least 1
 */
record DiscreteLaplace(long numerator, long denominator) {
  private static final int BITS = 40;
  private static final long MOST = 1L << 55;

  DiscreteLaplace {
    if (numerator < 1 || numerator > MOST || denominator < 1) {
      throw new IllegalArgumentException(
          "a noise scale of %s/%s is out of reach".formatted(numerator, denominator));
    }
  }

  /** Of a scale t/s that is not below the given one, nor above it by more than 2^−40 or so. */
  static DiscreteLaplace ofScale(double scale) {
    int shift = Math.max(0, Math.min(BITS, BITS - Math.getExponent(scale)));
    double numerator = Math.ceil(Math.scalb(scale, shift));
    if (!(numerator <= MOST)) {
      throw new IllegalArgumentException("a noise scale of %s is out of reach".formatted(scale));
    }
    return new DiscreteLaplace((long) numerator, 1L << shift);
  }

  double scale() {
    return (double) numerator / denominator;
  }

  long sample(UniformRandomProvider random) {
    while (true) {
      long rest = random.nextLong(numerator);
      if (!Coin.exp(random, rest, numerator)) {
        continue;
      }
      long whole = 0;
      while (Coin.exp(random, 1, 1)) {
        whole++;
      }
      long size = (rest + numerator * whole) / denominator;
      boolean negative = random.nextBoolean();
      if (!(negative && size == 0)) {
        return negative ? -size : size;
      }
    }
  }
}
