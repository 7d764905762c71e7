package org.tattle.nn.loss;

/**
 * The exponential function of many values at once, none above 0: {@code exp x = 2^k exp(x - k ln
 * 2)}, within 2e-7 relative; below -87, where it is as good as 0, exp(-87).
 *
 * <p>Adding 1.5 * 2^23 rounds to an integer and leaves it in the last bits, from where it is
 * shifted into an exponent: no conversion that Java 17 would not vectorise.
 */
final class FastExponential {
  private static final int BLOCK = 1024;
  private static final float C3 = 1f / 6;
  private static final float C4 = 1f / 24;
  private static final float C5 = 1f / 120;
  private static final float C6 = 1f / 720;
  private static final float C7 = 1f / 5040;
  private static final float ROUND = 12582912;
  private static final float LOG2E = (float) (1 / Math.log(2));

  /** ln 2 in two parts, of which the first times a small integer is exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);

  private final FloatBits bits = new FloatBits(BLOCK);
  private final float[] x = new float[BLOCK];
  private final float[] held = new float[BLOCK];
  private final int[] exponent = new int[BLOCK];

  /** Replaces {@code values[from .. from + count]} by their exponentials. */
  void apply(float[] values, int from, int count) {
    for (int done = 0; done < count; done += BLOCK) {
      int n = Math.min(BLOCK, count - done);
      System.arraycopy(values, from + done, x, 0, n);
      reduce(x, held, n);
      series(x, n);
      bits.ints(held, exponent, n);
      powers(exponent, n);
      bits.floats(exponent, held, n);
      times(held, x, n);
      System.arraycopy(x, 0, values, from + done, n);
    }
  }

  private static void reduce(float[] x, float[] held, int n) {
    for (int i = 0; i < n; i++) {
      float value = Math.max(x[i], -87f);
      float rounded = value * LOG2E + ROUND;
      float k = rounded - ROUND;
      held[i] = rounded;
      x[i] = (value - k * LN2_HIGH) - k * LN2_LOW;
    }
  }

  private static void series(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      float r = x[i];
      float high = C3 + r * (C4 + r * (C5 + r * (C6 + r * C7)));
      x[i] = 1 + r * (1 + r * (0.5f + r * high));
    }
  }

  private static void powers(int[] exponent, int n) {
    for (int i = 0; i < n; i++) {
      exponent[i] = (exponent[i] + 127) << 23;
    }
  }

  private static void times(float[] factor, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] *= factor[i];
    }
  }
}
