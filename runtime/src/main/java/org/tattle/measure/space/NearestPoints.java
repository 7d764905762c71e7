package org.tattle.measure.space;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.run.Control;

/**
 * Finds the nearest of some points to each of them, by all distances. Points lie coordinate by
 * coordinate, so that processors take several distances at once.
 */
public final class NearestPoints {
  private static final int BLOCK = 1024;

  private final float[][] points;
  private final float[][] coordinates;

  /**
   * @param points {@code [count][width]}, not written to
   */
  public NearestPoints(float[][] points) {
    this.points = points;
    int width = points.length == 0 ? 0 : points[0].length;
    coordinates = new float[width][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < width; k++) {
        coordinates[k][i] = points[i][k];
      }
    }
  }

  /** The nearest others of each, the nearest first; of equally near ones those before. */
  public int[][] of(int count, Control control) {
    int most = Math.min(count, points.length - 1);
    int[][] nearest = new int[points.length][];
    IntStream.range(0, points.length)
        .parallel()
        .forEach(
            i -> {
              control.check();
              nearest[i] = near(i, most);
            });
    return nearest;
  }

  private int[] near(int i, int most) {
    int[] found = new int[most];
    float[] far = new float[most];
    Arrays.fill(far, Float.POSITIVE_INFINITY);
    float[] squares = new float[BLOCK];
    for (int from = 0; from < points.length; from += BLOCK) {
      int n = Math.min(BLOCK, points.length - from);
      squares(i, from, n, squares);
      for (int j = 0; j < n; j++) {
        if (most > 0 && squares[j] < far[most - 1] && from + j != i) {
          int at = most - 1;
          for (; at > 0 && far[at - 1] > squares[j]; at--) {
            far[at] = far[at - 1];
            found[at] = found[at - 1];
          }
          far[at] = squares[j];
          found[at] = from + j;
        }
      }
    }
    return found;
  }

  private void squares(int i, int from, int n, float[] squares) {
    Arrays.fill(squares, 0, n, 0);
    for (int k = 0; k < coordinates.length; k++) {
      float own = points[i][k];
      float[] others = coordinates[k];
      for (int j = 0; j < n; j++) {
        float off = others[from + j] - own;
        squares[j] += off * off;
      }
    }
  }
}
