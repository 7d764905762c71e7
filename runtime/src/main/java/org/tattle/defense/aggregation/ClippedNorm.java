package org.tattle.defense.aggregation;

/** The length of a change, and changes that are no longer than allowed. */
final class ClippedNorm {
  /** So much shorter than allowed, as floats round. */
  private static final double ROUNDING = 1 - 1e-6;

  private ClippedNorm() {}

  static double of(float[] change) {
    double square = 0;
    for (float value : change) {
      square += (double) value * value;
    }
    return Math.sqrt(square);
  }

  /** The same way, no longer than that; nothing at all where it is no number. */
  static float[] to(double norm, float[] change) {
    double length = of(change);
    if (!Double.isFinite(length)) {
      return new float[change.length];
    }
    double scale = length <= norm * ROUNDING ? 1 : norm * ROUNDING / length;
    float[] kept = new float[change.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (float) (scale * change[i]);
    }
    return kept;
  }
}
