package org.tattle.nn.exact;

import org.tattle.nn.network.Layer;

/** The activations in double precision, with first and second derivatives. */
final class Curve {
  private static final double S = Math.sqrt(2 / Math.PI);
  private static final double CUBE = 0.044715;

  private Curve() {}

  static double value(Layer.Function function, double x) {
    return switch (function) {
      case RELU -> Math.max(0, x);
      case TANH -> Math.tanh(x);
      case GELU -> 0.5 * x * (1 + Math.tanh(inner(x)));
      case SIGMOID -> sigmoid(x);
    };
  }

  static double slope(Layer.Function function, double x) {
    return switch (function) {
      case RELU -> x > 0 ? 1 : 0;
      case TANH -> tanhSlope(x);
      case GELU -> geluSlope(x);
      case SIGMOID -> sigmoid(x) * sigmoid(-x);
    };
  }

  static double bend(Layer.Function function, double x) {
    return switch (function) {
      case RELU -> 0;
      case TANH -> -2 * Math.tanh(x) * tanhSlope(x);
      case GELU -> geluBend(x);
      case SIGMOID -> sigmoid(x) * sigmoid(-x) * (1 - 2 * sigmoid(x));
    };
  }

  private static double sigmoid(double x) {
    return 0.5 * (1 + Math.tanh(0.5 * x));
  }

  private static double tanhSlope(double x) {
    double t = Math.tanh(x);
    return 1 - t * t;
  }

  private static double geluSlope(double x) {
    double t = Math.tanh(inner(x));
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * innerSlope(x);
  }

  private static double geluBend(double x) {
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
