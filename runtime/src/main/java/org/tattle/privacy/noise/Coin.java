package org.tattle.privacy.noise;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Coins whose chances are exact, made of whole random numbers only. A logarithm or a power of a
 * floating-point uniform leaves gaps in what comes out, and the gaps tell the true value (Mironov
 * 2012).
 */
final class Coin {
  /** The part under 1 of exponents that come as doubles is rounded to multiples of 2^−52. */
  private static final long UNIT = 1L << 52;

  private Coin() {}

  /** True with probability numerator / denominator. */
  static boolean rational(UniformRandomProvider random, long numerator, long denominator) {
    return random.nextLong(denominator) < numerator;
  }

  /**
   * True with probability e^−(numerator / denominator) (Canonne, Kamath and Steinke 2020, algorithm
   * 1): tosses of chance γ/1, γ/2, γ/3 and so on until one fails; the first failure is at an odd
   * place with just that probability. What exceeds 1 is paid in whole tosses of e^−1.
   */
  static boolean exp(UniformRandomProvider random, long numerator, long denominator) {
    for (long whole = numerator / denominator; whole > 0; whole--) {
      if (!expOfShare(random, 1, 1)) {
        return false;
      }
    }
    return expOfShare(random, numerator % denominator, denominator);
  }

  /** True with probability e^−γ for a γ of at least 0; the rounding is under 2^−53. */
  static boolean exp(UniformRandomProvider random, double gamma) {
    double whole = Math.floor(Math.min(gamma, 1L << 20));
    long rest = Math.round((Math.min(gamma, 1L << 20) - whole) * UNIT);
    return exp(random, (long) whole, 1) && exp(random, rest, UNIT);
  }

  private static boolean expOfShare(
      UniformRandomProvider random, long numerator, long denominator) {
    long place = 1;
    while (rational(random, numerator, Math.multiplyExact(denominator, place))) {
      place++;
    }
    return (place & 1) == 1;
  }
}
