package org.tattle.crypto.sharing;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Bytes as polynomials over two elements modulo x⁸ + x⁴ + x³ + x + 1, by tables of the powers of x
 * + 1 (FIPS 197, section 4).
 */
public enum ByteField implements Field {
  GF256;

  private static final int POLYNOMIAL = 0x11b;
  private static final int ALL = 255;

  private final int[] powers = new int[2 * ALL];
  private final int[] logarithms = new int[ALL + 1];

  ByteField() {
    int power = 1;
    for (int i = 0; i < ALL; i++) {
      powers[i] = power;
      powers[i + ALL] = power;
      logarithms[power] = i;
      power ^= power << 1;
      power ^= power > ALL ? POLYNOMIAL : 0;
    }
  }

  @Override
  public int bytes() {
    return 1;
  }

  @Override
  public long points() {
    return ALL;
  }

  @Override
  public long add(long one, long other) {
    return one ^ other;
  }

  @Override
  public long subtract(long one, long other) {
    return one ^ other;
  }

  @Override
  public long multiply(long one, long other) {
    return one == 0 || other == 0 ? 0 : powers[logarithms[(int) one] + logarithms[(int) other]];
  }

  @Override
  public long inverse(long number) {
    return powers[ALL - logarithms[(int) number]];
  }

  @Override
  public long random(UniformRandomProvider random) {
    return random.nextLong() >>> Long.SIZE - Byte.SIZE;
  }
}
