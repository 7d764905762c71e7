package org.tattle.table.synthesis;

import java.util.stream.IntStream;
import org.tattle.run.Control;

/**
 * Logistic regression on one-hot cells, {@code ½‖w‖² + Σ ln(1 + e^(−y wx))} made least by Newton
 * steps, each solved by conjugate gradients, which need no matrix.
 */
public final class OneHotLogistic {
  private static final int STEPS = 30;
  private static final int INNER = 60;
  private static final double SETTLED = 1e-6;

  private final CodedRows rows;
  private final int[] begins;
  private final boolean[] left;
  private final double[] weights;

  /**
   * @param rows what to learn from
   * @param goal the column to tell
   * @param cell which of its cells is told from the others
   */
  public OneHotLogistic(CodedRows rows, int goal, int cell, Control control) {
    this.rows = rows;
    begins = new int[rows.columns() + 1];
    left = new boolean[rows.columns()];
    for (int c = 0; c < rows.columns(); c++) {
      left[c] = c != goal;
      begins[c + 1] = begins[c] + (left[c] ? rows.sizes()[c] : 0);
    }
    weights = new double[begins[rows.columns()] + 1];
    double[] signs =
        IntStream.range(0, rows.count())
            .mapToDouble(row -> rows.codes()[goal][row] == cell ? 1 : -1)
            .toArray();
    fit(signs, control);
  }

  private void fit(double[] signs, Control control) {
    double loss = loss(signs, weights);
    for (int step = 0; step < STEPS; step++) {
      control.check();
      double[] slope = weights.clone();
      slope[slope.length - 1] = 0;
      double[] curve = new double[signs.length];
      for (int row = 0; row < signs.length; row++) {
        double likely = 1 / (1 + Math.exp(signs[row] * score(rows, row, weights)));
        curve[row] = likely * (1 - likely);
        add(row, -signs[row] * likely, slope);
      }
      double[] move = solve(curve, slope, control);
      double length = 1;
      double reached = Double.POSITIVE_INFINITY;
      double[] next = weights;
      while (length > 1e-6 && !(reached < loss)) {
        next = weights.clone();
        for (int i = 0; i < next.length; i++) {
          next[i] -= length * move[i];
        }
        reached = loss(signs, next);
        length /= 2;
      }
      if (!(reached < loss)) {
        return;
      }
      System.arraycopy(next, 0, weights, 0, next.length);
      if (loss - reached < SETTLED * loss) {
        return;
      }
      loss = reached;
    }
  }

  /** Conjugate gradients on what a Newton step solves. */
  private double[] solve(double[] curve, double[] slope, Control control) {
    double[] found = new double[slope.length];
    double[] rest = slope.clone();
    double[] way = slope.clone();
    double size = dot(rest, rest);
    double small = size * 1e-6;
    for (int i = 0; i < INNER && size > small; i++) {
      control.check();
      double[] turned = curved(curve, way);
      double step = size / dot(way, turned);
      for (int j = 0; j < found.length; j++) {
        found[j] += step * way[j];
        rest[j] -= step * turned[j];
      }
      double left = dot(rest, rest);
      for (int j = 0; j < way.length; j++) {
        way[j] = rest[j] + left / size * way[j];
      }
      size = left;
    }
    return found;
  }

  private double[] curved(double[] curve, double[] way) {
    double[] turned = way.clone();
    turned[turned.length - 1] *= SETTLED;
    for (int row = 0; row < curve.length; row++) {
      add(row, curve[row] * score(rows, row, way), turned);
    }
    return turned;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private double loss(double[] signs, double[] by) {
    double loss = 0;
    for (int i = 0; i < by.length - 1; i++) {
      loss += by[i] * by[i] / 2;
    }
    for (int row = 0; row < signs.length; row++) {
      double margin = signs[row] * score(rows, row, by);
      loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
    }
    return loss;
  }

  private void add(int row, double much, double[] to) {
    for (int c = 0; c < left.length; c++) {
      int code = rows.codes()[c][row];
      if (left[c] && code >= 0) {
        to[begins[c] + code] += much;
      }
    }
    to[to.length - 1] += much;
  }

  private double score(CodedRows of, int row, double[] by) {
    double score = by[by.length - 1];
    for (int c = 0; c < left.length; c++) {
      int code = of.codes()[c][row];
      score += left[c] && code >= 0 ? by[begins[c] + code] : 0;
    }
    return score;
  }

  /** The score of each of some rows of the same columns; the higher, the likelier the cell. */
  public double[] scores(CodedRows some) {
    return IntStream.range(0, some.count()).mapToDouble(row -> score(some, row, weights)).toArray();
  }
}
