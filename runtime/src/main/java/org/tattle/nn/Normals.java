package org.tattle.nn;

/**
 * Turns random bits into normal deviates, a block at a time (Box and Muller 1958): {@code r =
 * sqrt(-2 ln u)}, at the angle {@code pi x}, gives {@code r cos} and {@code r sin}.
 *
 * <p>{@code u = (k + 1/2) / 2^32} with all 32 bits of {@code k}, so that deviates reach 6.7: the
 * generator of ND4J ends at 4.8, which is no Gaussian mechanism. {@code x} has 23 bits. Every loop
 * is a plain one over arrays that the compiler vectorises; reading exponents and building floats is
 * done on ints, by way of {@link Bits}.
 */
final class Normals {

  /** Deviates in a block. */
  static final int BLOCK = 1024;

  private static final int PAIRS = BLOCK / 2;
  private static final float LN2 = (float) Math.log(2);

  /** The exponent bits of 2^23: a float whose last bits are those of an int. */
  private static final int HOLD = 0x4B000000;

  private static final float HELD = 8388608;

  /** The same with half of it added, for ints that may be negative. */
  private static final int HOLD_SIGNED = 0x4B400000;

  private static final float HELD_SIGNED = 12582912;

  /** The bits of the root of 1/2, where the mantissa's interval starts. */
  private static final int ROOT_HALF = Float.floatToRawIntBits((float) Math.sqrt(0.5));

  /** {@code sin(pi x / 2) / x} and {@code cos(pi x / 2)} by powers of x^2, x within -1..1. */
  private static final float[] SIN =
      Polynomial.of(t -> Math.sin(Math.PI / 2 * Math.sqrt(t)) / Math.sqrt(t), 0, 1, 5);

  private static final float[] COS =
      Polynomial.of(t -> Math.cos(Math.PI / 2 * Math.sqrt(t)), 0, 1, 5);

  private final Bits bits = new Bits(PAIRS);
  private final int[] a = new int[PAIRS];
  private final int[] b = new int[PAIRS];
  private final float[] p = new float[PAIRS];
  private final float[] q = new float[PAIRS];
  private final float[] radius = new float[PAIRS];

  /**
   * Writes a block.
   *
   * @param random {@code [BLOCK]} random ints
   * @param to {@code [BLOCK]}
   */
  void fill(int[] random, float[] to) {
    halves(random, a, b);
    bits.floats(a, p, PAIRS);
    bits.floats(b, q, PAIRS);
    join(p, q);
    bits.ints(p, a, PAIRS);
    separate(a, b);
    bits.floats(a, p, PAIRS);
    bits.floats(b, q, PAIRS);
    radius(p, q, radius);
    angles(random, a);
    bits.floats(a, p, PAIRS);
    turn(p, radius);
    System.arraycopy(radius, 0, to, 0, PAIRS);
    System.arraycopy(p, 0, to, PAIRS, PAIRS);
  }

  private static void halves(int[] random, int[] high, int[] low) {
    for (int i = 0; i < PAIRS; i++) {
      high[i] = random[i] >>> 16 | HOLD;
      low[i] = random[i] & 0xffff | HOLD;
    }
  }

  /** {@code k + 1/2}, rounded to a float. */
  private static void join(float[] high, float[] low) {
    for (int i = 0; i < PAIRS; i++) {
      high[i] = (high[i] - HELD) * 65536 + (low[i] - HELD + 0.5f);
    }
  }

  /** Splits {@code 2^e m}, with m from the root of 1/2 to that of 2, into e (held) and m. */
  private static void separate(int[] exponent, int[] mantissa) {
    for (int i = 0; i < PAIRS; i++) {
      int value = exponent[i];
      int e = (value - ROOT_HALF) >> 23;
      mantissa[i] = value - (e << 23);
      exponent[i] = e + HOLD_SIGNED;
    }
  }

  /** {@code sqrt(-2 ((e - 32) ln 2 + ln m))}, with {@code ln m = 2 artanh((m - 1) / (m + 1))}. */
  private static void radius(float[] exponent, float[] mantissa, float[] radius) {
    for (int i = 0; i < PAIRS; i++) {
      float m = mantissa[i];
      float s = (m - 1) / (m + 1);
      float t = s * s;
      float ln = 2 * s * (1 + t * (1f / 3 + t * (1f / 5 + t * (1f / 7 + t * (1f / 9)))));
      float square = -2 * ((exponent[i] - HELD_SIGNED - 32) * LN2 + ln);
      radius[i] = (float) Math.sqrt(Math.max(square, 0));
    }
  }

  private static void angles(int[] random, int[] to) {
    for (int i = 0; i < PAIRS; i++) {
      to[i] = random[PAIRS + i] >>> 9 | 0x3f800000;
    }
  }

  /**
   * Sine and cosine of half the angle, doubled: {@code r (1 - 2 sin^2)} and {@code 2 r sin cos}.
   */
  private static void turn(float[] unit, float[] radius) {
    float s0 = SIN[0], s1 = SIN[1], s2 = SIN[2], s3 = SIN[3], s4 = SIN[4];
    float c0 = COS[0], c1 = COS[1], c2 = COS[2], c3 = COS[3], c4 = COS[4];
    for (int i = 0; i < PAIRS; i++) {
      float x = 2 * unit[i] - 3;
      float t = x * x;
      float sin = x * (s0 + t * (s1 + t * (s2 + t * (s3 + t * s4))));
      float cos = c0 + t * (c1 + t * (c2 + t * (c3 + t * c4)));
      float r = radius[i];
      float stretched = 2 * r * sin;
      unit[i] = stretched * cos;
      radius[i] = r - stretched * sin;
    }
  }
}
