package org.tattle.nn.exact;

import java.util.Arrays;
import java.util.List;

/** One row forwards and backwards, and then both again along a direction in the weights. */
final class Pass {
  private final List<ExactLayer> layers;
  private final double[] w;

  /** What goes into each layer; the last are the logits. */
  private final double[][] a;

  /** The gradients by what comes out of each layer. */
  private final double[][] d;

  private final double[] p;

  /**
   * @param t soft labels, which sum to 1
   */
  Pass(List<ExactLayer> layers, double[] w, double[] x, double[] t) {
    this.layers = layers;
    this.w = w;
    int depth = layers.size();
    a = new double[depth + 1][];
    d = new double[depth][];
    a[0] = x;
    for (int i = 0; i < depth; i++) {
      a[i + 1] = layers.get(i).value(w, a[i]);
    }
    p = softmax(a[depth]);
    double[] back = p.clone();
    for (int c = 0; c < back.length; c++) {
      back[c] -= t[c];
    }
    for (int i = depth - 1; i >= 0; i--) {
      d[i] = back;
      back = i == 0 ? back : layers.get(i).back(w, a[i], back);
    }
  }

  /** Adds so much of the gradient by the weights. */
  void gradient(double scale, double[] sum) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).gradient(a[i], d[i], scale, sum);
    }
  }

  /**
   * Adds so much of how the gradients change along {@code v}: by the row, by its labels, and by the
   * weights, which is the product of their second derivatives with {@code v}.
   *
   * @param byRow {@code [rows * features]}, from {@code row} on
   * @param byLabels {@code [rows * classes]}, from {@code labels} on
   * @param byWeights or null
   */
  void along(
      double[] v,
      double scale,
      double[] byRow,
      int row,
      double[] byLabels,
      int labels,
      double[] byWeights) {
    int depth = layers.size();
    double[][] ra = new double[depth + 1][];
    ra[0] = new double[a[0].length];
    for (int i = 0; i < depth; i++) {
      ra[i + 1] = layers.get(i).value(w, v, a[i], ra[i]);
    }
    double mean = 0;
    for (int c = 0; c < p.length; c++) {
      byLabels[labels + c] -= scale * ra[depth][c];
      mean += p[c] * ra[depth][c];
    }
    double[] rd = new double[p.length];
    for (int c = 0; c < p.length; c++) {
      rd[c] = p[c] * (ra[depth][c] - mean);
    }
    for (int i = depth - 1; i >= 0; i--) {
      if (byWeights != null) {
        layers.get(i).gradient(a[i], ra[i], d[i], rd, scale, byWeights);
      }
      rd = layers.get(i).back(w, v, a[i], ra[i], d[i], rd);
    }
    for (int f = 0; f < rd.length; f++) {
      byRow[row + f] += scale * rd[f];
    }
  }

  private static double[] softmax(double[] z) {
    double top = Arrays.stream(z).max().orElseThrow();
    double[] p = Arrays.stream(z).map(value -> Math.exp(value - top)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(value -> value / sum).toArray();
  }
}
