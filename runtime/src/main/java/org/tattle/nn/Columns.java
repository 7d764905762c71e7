package org.tattle.nn;

/** Passes over {@code [features, batch]} that treat each example, a column, by itself. */
final class Columns {
  private Columns() {}

  /** Adds each column's squared length to {@code sum}. */
  static void squares(float[] matrix, int features, int batch, float[] sum) {
    for (int f = 0; f < features; f++) {
      int row = f * batch;
      for (int b = 0; b < batch; b++) {
        float v = matrix[row + b];
        sum[b] += v * v;
      }
    }
  }

  /** Multiplies each column by its factor. */
  static void scale(float[] matrix, int features, int batch, float[] factor) {
    for (int f = 0; f < features; f++) {
      int row = f * batch;
      for (int b = 0; b < batch; b++) {
        matrix[row + b] *= factor[b];
      }
    }
  }
}
