package org.tattle.nn;

/** Passes over {@code [features, batch]} that treat each example, a column, by itself. */
final class Columns {
  private Columns() {}

  /** Adds the squared length of columns {@code from .. to} to {@code sum}. */
  static void squares(float[] matrix, int features, int batch, int from, int to, float[] sum) {
    for (int f = 0; f < features; f++) {
      square(matrix, f * batch, from, to, sum);
    }
  }

  private static void square(float[] matrix, int row, int from, int to, float[] sum) {
    for (int b = from; b < to; b++) {
      float v = matrix[row + b];
      sum[b] += v * v;
    }
  }

  /** Multiplies each column of rows {@code from .. to} by its factor. */
  static void scale(float[] matrix, int from, int to, int batch, float[] factor) {
    for (int f = from; f < to; f++) {
      scale(matrix, f * batch, batch, factor);
    }
  }

  private static void scale(float[] matrix, int row, int batch, float[] factor) {
    for (int b = 0; b < batch; b++) {
      matrix[row + b] *= factor[b];
    }
  }
}
