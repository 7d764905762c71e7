package org.tattle.defense.output;

import java.util.Arrays;
import java.util.function.DoubleFunction;

/** Changes of an answer that leave the class that is likeliest. */
final class SameClass {
  private static final int HALVINGS = 30;

  private SameClass() {}

  /**
   * The largest of the whole change, a half of it, a quarter of it, … that leaves the class; the
   * answer as it was if none does, as where two classes tie.
   *
   * @param p the answer as it was
   * @param changed what that share of the change makes of it
   */
  static double[] nearest(double[] p, DoubleFunction<double[]> changed) {
    int label = likeliest(p);
    double share = 1;
    for (int i = 0; i < HALVINGS; i++, share /= 2) {
      double[] tried = changed.apply(share);
      if (likeliest(tried) == label) {
        return tried;
      }
    }
    return p;
  }

  private static int likeliest(double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }

  /** Values of 0 or more, scaled in place to sum to one; the others if nothing is left of them. */
  static double[] summingToOne(double[] values, double[] others) {
    double sum = Arrays.stream(values).sum();
    if (sum <= 0) {
      return others;
    }
    for (int c = 0; c < values.length; c++) {
      values[c] /= sum;
    }
    return values;
  }
}
