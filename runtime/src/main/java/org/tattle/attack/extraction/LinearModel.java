package org.tattle.attack.extraction;

import java.util.function.UnaryOperator;

/**
 * A softmax regression up to what nobody can tell: of each class the slopes and the offset beyond
 * those of the first.
 *
 * @param slopes {@code [classes][features]}
 * @param offsets {@code [classes]}
 */
record LinearModel(double[][] slopes, double[] offsets) {

  /**
   * Solves {@code ln(p_c / p_0) = (w_c - w_0) x + b_c - b_0} by answers for the origin and a step
   * along each axis: as many equations as there are unknowns.
   *
   * @param ln the logarithms of the probabilities of rows, {@code [rows][features]} to {@code
   *     [rows][classes]}
   * @param step how far the steps go
   */
  static LinearModel of(UnaryOperator<double[][]> ln, int features, double step) {
    double[][] rows = new double[features + 1][features];
    for (int f = 0; f < features; f++) {
      rows[f + 1][f] = step;
    }
    double[][] said = ln.apply(rows);
    int classes = said[0].length;
    double[] offsets = new double[classes];
    double[][] slopes = new double[classes][features];
    for (int c = 0; c < classes; c++) {
      offsets[c] = said[0][c] - said[0][0];
      for (int f = 0; f < features; f++) {
        slopes[c][f] = (said[f + 1][c] - said[f + 1][0] - offsets[c]) / step;
      }
    }
    return new LinearModel(slopes, offsets);
  }

  /** {@code ln(p_c / p_0)} of each class for a row. */
  double[] odds(float[] rows, int from) {
    double[] odds = offsets.clone();
    for (int c = 0; c < odds.length; c++) {
      for (int f = 0; f < slopes[c].length; f++) {
        odds[c] += slopes[c][f] * rows[from + f];
      }
    }
    return odds;
  }
}
