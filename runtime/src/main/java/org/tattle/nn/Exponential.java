package org.tattle.nn;

/** The exponential function of many values at once. */
final class Exponential {
  private Exponential() {}

  /** Replaces the first {@code n} values, none above 0, by their exponentials. */
  static void of(float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = (float) Math.exp(values[i]);
    }
  }
}
