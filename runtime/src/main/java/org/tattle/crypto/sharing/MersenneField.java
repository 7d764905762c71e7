package org.tattle.crypto.sharing;

import org.apache.commons.rng.UniformRandomProvider;

/** The numbers modulo the prime 2^61 − 1. */
public enum MersenneField implements Field {
  P61;

  private static final int BITS = 61;
  private static final long PRIME = (1L << BITS) - 1;

  @Override
  public int bytes() {
    return (BITS - 1) / Byte.SIZE;
  }

  @Override
  public long points() {
    return PRIME - 1;
  }

  @Override
  public long add(long one, long other) {
    return folded(one + other);
  }

  @Override
  public long subtract(long one, long other) {
    return folded(one - other + PRIME);
  }

  /** The 122 bits of a product are two halves of 61, and 2^61 is 1 here. */
  @Override
  public long multiply(long one, long other) {
    long low = one * other;
    long high = Math.multiplyHigh(one, other) << Long.SIZE - BITS | low >>> BITS;
    return folded((low & PRIME) + high);
  }

  private static long folded(long sum) {
    return sum >= PRIME ? sum - PRIME : sum;
  }

  /** By Fermat's little theorem. */
  @Override
  public long inverse(long number) {
    long power = 1;
    long base = number;
    for (long left = PRIME - 2; left > 0; left >>= 1) {
      power = (left & 1) == 1 ? multiply(power, base) : power;
      base = multiply(base, base);
    }
    return power;
  }

  @Override
  public long random(UniformRandomProvider random) {
    long drawn;
    do {
      drawn = random.nextLong() >>> Long.SIZE - BITS;
    } while (drawn == PRIME);
    return drawn;
  }
}
