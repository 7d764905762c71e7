package org.tattle.nn.stage;

/**
 * Passes over {@code [features, batch]} that treat each example, a column, by itself, for some
 * threads.
 *
 * <p>Each row is copied beside what it is combined with: Java 17 vectorises loops over several
 * arrays only where all have the same index.
 */
final class PerExample {
  private final float[][] rows;

  PerExample(int capacity, int parts) {
    rows = new float[parts][capacity];
  }

  /** Adds the squared length of columns {@code from .. to} to {@code sum}. */
  void squares(int part, float[] matrix, int features, int batch, int from, int to, float[] sum) {
    float[] row = rows[part];
    for (int f = 0; f < features; f++) {
      System.arraycopy(matrix, f * batch + from, row, from, to - from);
      square(row, from, to, sum);
    }
  }

  private static void square(float[] row, int from, int to, float[] sum) {
    for (int b = from; b < to; b++) {
      sum[b] += row[b] * row[b];
    }
  }

  /** Multiplies each column of rows {@code from .. to} by its factor. */
  void scale(int part, float[] matrix, int from, int to, int batch, float[] factor) {
    float[] row = rows[part];
    for (int f = from; f < to; f++) {
      System.arraycopy(matrix, f * batch, row, 0, batch);
      times(row, factor, batch);
      System.arraycopy(row, 0, matrix, f * batch, batch);
    }
  }

  private static void times(float[] row, float[] factor, int batch) {
    for (int b = 0; b < batch; b++) {
      row[b] *= factor[b];
    }
  }
}
