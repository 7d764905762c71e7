package org.tattle.nn.train;

import org.tattle.nn.network.Layer;

/** The activations in double precision, with first and second derivatives; null is the identity. */
final class Curve {
  private static final double S = Math.sqrt(2 / Math.PI);
  private static final double CUBE = 0.044715;

  private Curve() {}

  static double value(Layer.Function function, double x) {
    if (function == null) {
      return x;
    }
    return switch (function) {
      case RELU -> Math.max(0, x);
      case TANH -> Math.tanh(x);
      case GELU -> 0.5 * x * (1 + Math.tanh(inner(x)));
    };
  }

  static double slope(Layer.Function function, double x) {
    if (function == null) {
      return 1;
    }
    double t = Math.tanh(function == Layer.Function.GELU ? inner(x) : x);
    return switch (function) {
      case RELU -> x > 0 ? 1 : 0;
      case TANH -> 1 - t * t;
      case GELU -> 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * innerSlope(x);
    };
  }

  static double bend(Layer.Function function, double x) {
    if (function == null || function == Layer.Function.RELU) {
      return 0;
    }
    if (function == Layer.Function.TANH) {
      double t = Math.tanh(x);
      return -2 * t * (1 - t * t);
    }
    double t = Math.tanh(inner(x));
    double u = innerSlope(x);
    return (1 - t * t) * (u + 0.5 * x * (6 * S * CUBE * x - 2 * t * u * u));
  }

  private static double inner(double x) {
    return S * (x + CUBE * x * x * x);
  }

  private static double innerSlope(double x) {
    return S * (1 + 3 * CUBE * x * x);
  }
}
