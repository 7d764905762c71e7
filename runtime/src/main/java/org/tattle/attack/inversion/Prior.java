package org.tattle.attack.inversion;

import org.tattle.nn.network.Shape;

/**
 * What inputs are like by themselves: neighbours in a picture are alike (total variation, Rudin,
 * Osher and Fatemi 1992, smoothed to have a gradient), and values are small.
 *
 * @param tv how much the first counts; a row that is no picture has no neighbours
 * @param l2 how much the second does
 */
record Prior(Shape shape, double tv, double l2) {
  private static final double SMOOTH = 1e-3;

  /** Adds its gradient by the input. */
  void gradient(double[] x, double[] into) {
    for (int i = 0; i < x.length; i++) {
      into[i] += 2 * l2 * x[i] / x.length;
    }
    if (!shape.image() || tv == 0) {
      return;
    }
    int width = shape.width();
    int plane = width * shape.height();
    for (int i = 0; i < x.length; i++) {
      int at = i % plane;
      if (at % width < width - 1) {
        pull(x, into, i, i + 1);
      }
      if (at / width < shape.height() - 1) {
        pull(x, into, i, i + width);
      }
    }
  }

  private void pull(double[] x, double[] into, int one, int other) {
    double apart = x[one] - x[other];
    double slope = tv / x.length * apart / Math.sqrt(apart * apart + SMOOTH);
    into[one] += slope;
    into[other] -= slope;
  }
}
