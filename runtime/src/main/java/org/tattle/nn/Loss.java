package org.tattle.nn;

import java.util.Arrays;

/**
 * Softmax cross-entropy, in nats: {@code log sum_c exp z_c - sum_c t_c z_c}, with gradient {@code
 * softmax(z) - t} for each example, where {@code t} is one at the label, or softened: {@code (1 -
 * s) [c = label] + s / classes}.
 *
 * <p>The largest logit is subtracted first. Sums of exponentials are multiplied up and their
 * logarithm taken once per run of examples, since logarithms cost more than all the rest.
 */
final class Loss {
  private final int classes;
  private final float smoothing;
  private final float[] top;
  private final float[] sum;
  private final float[] reciprocal;

  Loss(int classes, double smoothing, int capacity) {
    this.classes = classes;
    this.smoothing = (float) smoothing;
    top = new float[capacity];
    sum = new float[capacity];
    reciprocal = new float[capacity];
  }

  /**
   * Writes the gradient of each example's loss by its logits.
   *
   * @param logits {@code [classes, batch]}
   * @param labels {@code [batch]}
   * @param delta {@code [classes, batch]}, overwritten
   * @return the sum of the losses
   */
  double gradient(int batch, float[] logits, int[] labels, float[] delta) {
    shift(batch, logits, delta);
    double target = targets(batch, labels, delta);
    Exponential.of(delta, classes * batch);
    Arrays.fill(sum, 0, batch, 0);
    for (int c = 0; c < classes; c++) {
      add(batch, delta, c * batch, sum);
    }
    double loss = logarithms(batch) - target;
    float spread = smoothing / classes;
    for (int b = 0; b < batch; b++) {
      reciprocal[b] = 1 / sum[b];
    }
    for (int c = 0; c < classes; c++) {
      normalise(batch, delta, c * batch, reciprocal, spread);
    }
    for (int b = 0; b < batch; b++) {
      delta[labels[b] * batch + b] -= 1 - smoothing;
    }
    return loss;
  }

  /** Subtracts each example's largest logit. */
  private void shift(int batch, float[] logits, float[] shifted) {
    System.arraycopy(logits, 0, top, 0, batch);
    for (int c = 1; c < classes; c++) {
      larger(batch, logits, c * batch, top);
    }
    for (int c = 0; c < classes; c++) {
      subtract(batch, logits, c * batch, top, shifted);
    }
  }

  private static void larger(int batch, float[] logits, int from, float[] top) {
    for (int b = 0; b < batch; b++) {
      top[b] = Math.max(top[b], logits[from + b]);
    }
  }

  private static void subtract(int batch, float[] logits, int from, float[] top, float[] to) {
    for (int b = 0; b < batch; b++) {
      to[from + b] = logits[from + b] - top[b];
    }
  }

  private static void add(int batch, float[] values, int from, float[] sum) {
    for (int b = 0; b < batch; b++) {
      sum[b] += values[from + b];
    }
  }

  private static void normalise(int batch, float[] values, int from, float[] factor, float spread) {
    for (int b = 0; b < batch; b++) {
      values[from + b] = values[from + b] * factor[b] - spread;
    }
  }

  /** The sum over examples of the expected shifted logit under the target. */
  private double targets(int batch, int[] labels, float[] shifted) {
    double hard = 0;
    for (int b = 0; b < batch; b++) {
      hard += shifted[labels[b] * batch + b];
    }
    if (smoothing == 0) {
      return hard;
    }
    double all = 0;
    for (int i = 0; i < classes * batch; i++) {
      all += shifted[i];
    }
    return (1 - smoothing) * hard + smoothing / classes * all;
  }

  private double logarithms(int batch) {
    double logs = 0;
    double product = 1;
    for (int b = 0; b < batch; b++) {
      product *= sum[b];
      if (!(product < 1e250)) {
        logs += Math.log(product);
        product = 1;
      }
    }
    return logs + Math.log(product);
  }
}
