package org.tattle.nn.stage;

import org.tattle.nn.blas.RowShares;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;

/**
 * A function of each value, in place. Backwards the gradient is multiplied by the derivative, which
 * for relu, tanh and sigmoid follows from the output: {@code [y > 0]}, {@code 1 - y^2} and {@code y
 * (1 - y)}.
 *
 * <p>gelu is the form with tanh: {@code x (1 + tanh(s (x + 0.044715 x^3))) / 2} with {@code s =
 * sqrt(2 / pi)} (Hendrycks and Gimpel 2016, section 2); its derivative is kept from the way
 * forwards.
 */
final class ActivationStage extends SharedStage {
  private static final float S = (float) Math.sqrt(2 / Math.PI);
  private static final float CUBE = 0.044715f;

  private static final float P1 = 17325f / 135135;
  private static final float P2 = 378f / 135135;
  private static final float P3 = 1f / 135135;
  private static final float Q1 = 62370f / 135135;
  private static final float Q2 = 3150f / 135135;
  private static final float Q3 = 28f / 135135;

  private final Layer.Function function;
  private final Signal signal;
  private final float[] slope;

  ActivationStage(Layer.Function function, Signal signal, StepThreads threads) {
    super(threads);
    this.function = function;
    this.signal = signal;
    slope = function == Layer.Function.GELU ? new float[signal.value.length] : null;
  }

  @Override
  void forward(int part, int parts) {
    int from = RowShares.row(signal.features, part, parts) * batch();
    int to = RowShares.row(signal.features, part + 1, parts) * batch();
    switch (function) {
      case RELU -> relu(signal.value, from, to);
      case TANH -> tanh(signal.value, from, to);
      case SIGMOID -> sigmoid(signal.value, from, to);
      case GELU -> gelu(signal.value, slope, from, to);
    }
  }

  @Override
  void backward(int part, int parts) {
    int from = RowShares.row(signal.features, part, parts) * batch();
    int to = RowShares.row(signal.features, part + 1, parts) * batch();
    switch (function) {
      case RELU -> reluBack(signal.value, signal.delta, from, to);
      case TANH -> tanhBack(signal.value, signal.delta, from, to);
      case SIGMOID -> sigmoidBack(signal.value, signal.delta, from, to);
      case GELU -> times(slope, signal.delta, from, to);
    }
  }

  private static void relu(float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = Math.max(v[i], 0);
    }
  }

  /** The step is written as {@code min(1, huge * y)}: a branch would keep the loop scalar. */
  private static void reluBack(float[] y, float[] d, int from, int to) {
    for (int i = from; i < to; i++) {
      d[i] *= Math.min(y[i] * 1e38f, 1);
    }
  }

  private static void tanh(float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = tanh(v[i]);
    }
  }

  private static void tanhBack(float[] y, float[] d, int from, int to) {
    for (int i = from; i < to; i++) {
      d[i] *= 1 - y[i] * y[i];
    }
  }

  private static void sigmoid(float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = 0.5f * (1 + tanh(0.5f * v[i]));
    }
  }

  private static void sigmoidBack(float[] y, float[] d, int from, int to) {
    for (int i = from; i < to; i++) {
      d[i] *= y[i] * (1 - y[i]);
    }
  }

  private static void gelu(float[] v, float[] slope, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = v[i];
      slope[i] = S * (x + CUBE * x * x * x);
    }
    tanh(slope, from, to);
    join(v, slope, from, to);
  }

  private static void join(float[] v, float[] slope, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = v[i];
      float t = slope[i];
      slope[i] = 0.5f * (1 + t) + 0.5f * x * (1 - t * t) * (S + 3 * S * CUBE * x * x);
      v[i] = 0.5f * x * (1 + t);
    }
  }

  private static void times(float[] slope, float[] d, int from, int to) {
    for (int i = from; i < to; i++) {
      d[i] *= slope[i];
    }
  }

  /**
   * tanh within 4e-7, without a branch: Lambert's continued fraction to its seventh level gives
   * {@code tanh(x / 4) = p / q} to 3e-9 where {@code |x| <= 9}, and {@code tanh 2u = 2pq / (p^2 +
   * q^2)}, twice, leads back to {@code x}. Beyond 9 it rounds to one.
   */
  static float tanh(float value) {
    float x = 0.25f * Math.max(-9.01f, Math.min(9.01f, value));
    float s = x * x;
    float p = x * (1 + s * (P1 + s * (P2 + s * P3)));
    float q = 1 + s * (Q1 + s * (Q2 + s * Q3));
    float halfTop = 2 * p * q;
    float half = p * p + q * q;
    return 2 * halfTop * half / (halfTop * halfTop + half * half);
  }
}
