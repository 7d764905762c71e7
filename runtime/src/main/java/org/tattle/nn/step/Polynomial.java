package org.tattle.nn.step;

import java.util.function.DoubleUnaryOperator;

/**
 * Coefficients of polynomials that stand for functions: those through the values at Chebyshev's
 * nodes, which is within a small factor of the best there are.
 */
final class Polynomial {
  private Polynomial() {}

  /** The coefficients, lowest power first, of the polynomial of {@code f} between two points. */
  static double[] of(DoubleUnaryOperator f, double from, double to, int coefficients) {
    double[] nodes = new double[coefficients];
    double[] divided = new double[coefficients];
    for (int i = 0; i < coefficients; i++) {
      double node = Math.cos(Math.PI * (i + 0.5) / coefficients);
      nodes[i] = (from + to) / 2 + node * (to - from) / 2;
      divided[i] = f.applyAsDouble(nodes[i]);
    }
    for (int order = 1; order < coefficients; order++) {
      for (int i = coefficients - 1; i >= order; i--) {
        divided[i] = (divided[i] - divided[i - 1]) / (nodes[i] - nodes[i - order]);
      }
    }
    double[] powers = new double[coefficients];
    for (int i = coefficients - 1; i >= 0; i--) {
      for (int p = coefficients - 1; p > 0; p--) {
        powers[p] = powers[p - 1] - nodes[i] * powers[p];
      }
      powers[0] = divided[i] - nodes[i] * powers[0];
    }
    return powers;
  }
}
