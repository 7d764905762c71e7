package org.tattle.nn.exact;

import org.tattle.nn.network.Layer;

/** A function of each value by itself. */
record ExactActivation(int in, Layer.Function function) implements ExactLayer {
  @Override
  public int out() {
    return in;
  }

  @Override
  public double[] value(double[] w, double[] x) {
    double[] y = new double[in];
    for (int i = 0; i < in; i++) {
      y[i] = Curve.value(function, x[i]);
    }
    return y;
  }

  @Override
  public double[] value(double[] w, double[] v, double[] x, double[] rx) {
    return back(w, x, rx);
  }

  @Override
  public double[] back(double[] w, double[] x, double[] d) {
    double[] by = new double[in];
    for (int i = 0; i < in; i++) {
      by[i] = Curve.slope(function, x[i]) * d[i];
    }
    return by;
  }

  @Override
  public double[] back(double[] w, double[] v, double[] x, double[] rx, double[] d, double[] rd) {
    double[] by = back(w, x, rd);
    for (int i = 0; i < in; i++) {
      by[i] += Curve.bend(function, x[i]) * rx[i] * d[i];
    }
    return by;
  }
}
