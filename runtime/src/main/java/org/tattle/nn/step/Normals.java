package org.tattle.nn.step;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * Turns random bits into normal deviates, a block at a time (Box and Muller 1958): {@code r =
 * sqrt(-2 ln u)}, at the angle {@code pi x}, gives {@code r cos} and {@code r sin}.
 *
 * <p>{@code u = (k + 1/2) / 2^64}, and where k starts with 32 zeros, once in four thousand million
 * times, u goes on in the spare words, as deep as they are zeros. So deviates reach {@link #REACH}
 * and not the 9.4 of 64 bits, the 6.8 of 32 or the 4.8 of ND4J, beyond each of which a step would
 * say for certain what it must only hint at. {@code x} has 52 bits.
 *
 * <p>A deviate is within {@link #ERROR} of what the same bits give without rounding: sine and
 * cosine are right to 2^-49 of the radius, and the logarithm to 2^-45. Near the origin the radius
 * is less certain, by up to 2^-52 / r; that moves the chance of no interval by more than 2^-49,
 * because so few points lie there.
 *
 * <p>Every loop is a plain one over arrays that the compiler vectorises; bits are read as doubles
 * and back by block copies through native memory, where a call in a loop would keep it from that.
 */
public final class Normals {

  /** Deviates in a block. */
  public static final int BLOCK = 1024;

  /** Words that a tail can go on in. */
  private static final int SPARE = 14;

  /** Random words that a block takes. */
  static final int WORDS = BLOCK + SPARE;

  /** No deviate is further out: the root of 2 ln 2 times the 961 bits of a least u. */
  public static final double REACH = 36.4;

  /** How far a deviate is from its value without rounding, at most. */
  static final double ERROR = 0x1.0p-43;

  private static final int PAIRS = BLOCK / 2;

  /** The exponent bits of 2^52: a double whose last bits are those of a long. */
  private static final long HOLD = 0x4330000000000000L;

  private static final double HELD = 0x1.0p52;
  private static final double HIGH = 0x1.0p32;
  private static final double WORD = 0x1.0p64;

  /** The bits of the root of 1/2, where the mantissa's interval starts. */
  private static final long ROOT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

  /** What is added to an exponent to keep it positive while it is cut out, and 64 for 2^64. */
  private static final long BIAS = 1 << 10;

  private static final double LN2 = Math.log(2);

  /** {@code (artanh(s) / s - 1) / s^2} by powers of s^2, s within what a mantissa gives. */
  private static final double[] LOG =
      Polynomial.of(Normals::artanh, 0, Math.pow((Math.sqrt(2) - 1) / (Math.sqrt(2) + 1), 2), 5);

  /** {@code sin(pi x / 2) / x} and {@code cos(pi x / 2)} by powers of x^2, x within -1..1. */
  private static final double[] SIN =
      Polynomial.of(t -> Math.sin(Math.PI / 2 * Math.sqrt(t)) / Math.sqrt(t), 0, 1, 9);

  private static final double[] COS =
      Polynomial.of(t -> Math.cos(Math.PI / 2 * Math.sqrt(t)), 0, 1, 9);

  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(PAIRS * Double.BYTES).order(ByteOrder.nativeOrder());
  private final LongBuffer longs = bytes.asLongBuffer();
  private final DoubleBuffer doubles = bytes.asDoubleBuffer();
  private final long[] a = new long[PAIRS];
  private final long[] b = new long[PAIRS];
  private final double[] x = new double[PAIRS];
  private final double[] t = new double[PAIRS];
  private final double[] p = new double[PAIRS];
  private final double[] q = new double[PAIRS];
  private final double[] radius = new double[PAIRS];

  /** {@code 1/3 + t/5 + t^2/7 ...}, for t of 0.03 at most. */
  private static double artanh(double t) {
    double sum = 0;
    for (int n = 31; n >= 3; n -= 2) {
      sum = sum * t + 1.0 / n;
    }
    return sum;
  }

  /**
   * Writes a block.
   *
   * @param random {@code [WORDS]} random longs: radii, angles, and what tails go on in
   * @param to {@code [BLOCK]}
   */
  void fill(long[] random, double[] to) {
    halves(random, a, b);
    read(a, x);
    read(b, t);
    join(x, t);
    extend(random, x);
    doubles.put(0, x, 0, PAIRS);
    longs.get(0, a, 0, PAIRS);
    separate(a, b);
    read(a, x);
    read(b, radius);
    ratio(x, t);
    polynomial(LOG, t, p);
    radius(x, t, p, radius);
    angles(random, a);
    read(a, x);
    center(x, t);
    polynomial(SIN, t, p);
    polynomial(COS, t, q);
    turn(x, p, q, radius);
    System.arraycopy(radius, 0, to, 0, PAIRS);
    System.arraycopy(q, 0, to, PAIRS, PAIRS);
  }

  private void read(long[] from, double[] to) {
    longs.put(0, from, 0, PAIRS);
    doubles.get(0, to, 0, PAIRS);
  }

  private static void halves(long[] random, long[] high, long[] low) {
    for (int i = 0; i < PAIRS; i++) {
      high[i] = random[i] >>> 32 | HOLD;
      low[i] = random[i] & 0xffffffffL | HOLD;
    }
  }

  /** {@code k + 1/2}, rounded to a double. */
  private static void join(double[] high, double[] low) {
    for (int i = 0; i < PAIRS; i++) {
      high[i] = (high[i] - HELD) * HIGH + (low[i] - HELD + 0.5);
    }
  }

  /** Goes on in the spare words, each of which is used once, where a word is short of bits. */
  private static void extend(long[] random, double[] value) {
    int spare = BLOCK;
    for (int i = 0; i < PAIRS; i++) {
      if (random[i] >>> 32 == 0) {
        double sum = random[i];
        double unit = 1;
        boolean more = true;
        while (more && spare < WORDS) {
          long word = random[spare++];
          unit /= WORD;
          sum += ((word >>> 32) * HIGH + (word & 0xffffffffL)) * unit;
          more = sum == 0;
        }
        value[i] = sum + unit / 2;
      }
    }
  }

  /** Splits {@code 2^e m}, with m from the root of 1/2 to that of 2, into e (held) and m. */
  private static void separate(long[] mantissa, long[] exponent) {
    for (int i = 0; i < PAIRS; i++) {
      long value = mantissa[i];
      long e = value - ROOT_HALF + (BIAS << 52) >>> 52;
      mantissa[i] = value - (e - BIAS << 52);
      exponent[i] = e | HOLD;
    }
  }

  /** Sets {@code s = (m - 1) / (m + 1)} and {@code t = s^2}. */
  private static void ratio(double[] mantissa, double[] square) {
    for (int i = 0; i < PAIRS; i++) {
      double s = (mantissa[i] - 1) / (mantissa[i] + 1);
      mantissa[i] = s;
      square[i] = s * s;
    }
  }

  /** {@code sqrt(-2 ((e - 64) ln 2 + ln m))}, with {@code ln m = 2 artanh s = 2 (s + s t rest)}. */
  private static void radius(double[] s, double[] t, double[] rest, double[] exponent) {
    for (int i = 0; i < PAIRS; i++) {
      double half = s[i] + s[i] * t[i] * rest[i];
      exponent[i] = Math.sqrt((HELD + BIAS + 64 - exponent[i]) * (2 * LN2) - 4 * half);
    }
  }

  private static void angles(long[] random, long[] to) {
    for (int i = 0; i < PAIRS; i++) {
      to[i] = random[PAIRS + i] >>> 12 | 0x3ff0000000000000L;
    }
  }

  private static void center(double[] unit, double[] square) {
    for (int i = 0; i < PAIRS; i++) {
      double x = 2 * unit[i] - 3;
      unit[i] = x;
      square[i] = x * x;
    }
  }

  /** The polynomial of 5 or 9 terms at each {@code t}, in loops short enough to be vectorised. */
  private static void polynomial(double[] c, double[] t, double[] to) {
    int last = c.length - 1;
    start(c[last - 4], c[last - 3], c[last - 2], c[last - 1], c[last], t, to);
    if (last > 4) {
      more(c[0], c[1], c[2], c[3], t, to);
    }
  }

  private static void start(
      double a, double b, double c, double d, double e, double[] t, double[] to) {
    for (int i = 0; i < PAIRS; i++) {
      to[i] = a + t[i] * (b + t[i] * (c + t[i] * (d + t[i] * e)));
    }
  }

  private static void more(double a, double b, double c, double d, double[] t, double[] to) {
    for (int i = 0; i < PAIRS; i++) {
      to[i] = a + t[i] * (b + t[i] * (c + t[i] * (d + t[i] * to[i])));
    }
  }

  /**
   * Sine and cosine of half the angle, doubled: {@code r (1 - 2 sin^2)} and {@code 2 r sin cos}.
   */
  private static void turn(double[] x, double[] sin, double[] cos, double[] radius) {
    for (int i = 0; i < PAIRS; i++) {
      double half = x[i] * sin[i];
      double stretched = 2 * radius[i] * half;
      cos[i] = stretched * cos[i];
      radius[i] = radius[i] - stretched * half;
    }
  }
}
