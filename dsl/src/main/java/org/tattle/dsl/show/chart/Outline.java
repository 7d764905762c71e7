package org.tattle.dsl.show.chart;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The points of a line that matter at the size it is drawn (Douglas and Peucker 1973): a point goes
 * when the line without it passes within the tolerance, so that corners of steps stay. The
 * tolerance starts below a third of a pixel and grows until few enough points are left.
 */
final class Outline {

  private static final double START = 0.3 / Theme.WIDTH;
  private static final double CLOSE = 1e-12;

  private final double[] x;
  private final double[] y;

  private Outline(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /**
   * Which points to keep, ascending; the first and the last always.
   *
   * @param x [n] places on the axis, 0 to 1
   * @param y [n] likewise
   * @param most how many points may be left, at least 2
   */
  static int[] of(double[] x, double[] y, int most) {
    if (x.length <= 2) {
      return IntStream.range(0, x.length).toArray();
    }
    Outline outline = new Outline(x, y);
    int[] kept = outline.keep(START);
    for (double tolerance = START * 1.5; kept.length > most; tolerance *= 1.5) {
      kept = outline.keep(tolerance);
    }
    return kept;
  }

  private int[] keep(double tolerance) {
    BitSet kept = new BitSet(x.length);
    kept.set(0);
    kept.set(x.length - 1);
    int[] stack = new int[2 * x.length];
    int depth = 0;
    stack[depth++] = 0;
    stack[depth++] = x.length - 1;
    while (depth > 0) {
      int last = stack[--depth];
      int first = stack[--depth];
      int farthest = -1;
      double most = tolerance;
      for (int i = first + 1; i < last; i++) {
        double distance = distance(i, first, last);
        if (distance > most) {
          most = distance;
          farthest = i;
        }
      }
      if (farthest >= 0) {
        kept.set(farthest);
        stack[depth++] = first;
        stack[depth++] = farthest;
        stack[depth++] = farthest;
        stack[depth++] = last;
      }
    }
    return kept.stream().toArray();
  }

  /** From point i to the stretch between two others. */
  private double distance(int i, int first, int last) {
    double dx = x[last] - x[first];
    double dy = y[last] - y[first];
    double length = dx * dx + dy * dy;
    double along = length < CLOSE ? 0 : ((x[i] - x[first]) * dx + (y[i] - y[first]) * dy) / length;
    double t = Math.max(0, Math.min(1, along));
    return Math.hypot(x[i] - x[first] - t * dx, y[i] - y[first] - t * dy);
  }
}
