package org.tattle.privacy.noise;

import java.math.BigInteger;
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

  /** The same for fractions of any size. */
  static boolean exp(UniformRandomProvider random, BigInteger numerator, BigInteger denominator) {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    for (BigInteger whole = parts[0]; whole.signum() > 0; whole = whole.subtract(BigInteger.ONE)) {
      if (!expOfShare(random, 1, 1)) {
        return false;
      }
    }
    long place = 1;
    while (below(random, denominator.multiply(BigInteger.valueOf(place))).compareTo(parts[1]) < 0) {
      place++;
    }
    return (place & 1) == 1;
  }

  /** A whole number from 0 to one less than {@code most}, each as likely. */
  private static BigInteger below(UniformRandomProvider random, BigInteger most) {
    byte[] bytes = new byte[most.bitLength() / Byte.SIZE + 1];
    int spare = bytes.length * Byte.SIZE - most.bitLength();
    while (true) {
      random.nextBytes(bytes);
      BigInteger drawn = new BigInteger(1, bytes).shiftRight(spare);
      if (drawn.compareTo(most) < 0) {
        return drawn;
      }
    }
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
