package org.tattle.nn.loss;

import java.util.Arrays;
import org.tattle.nn.blas.StepThreads;

/**
 * Softmax cross-entropy, in nats: {@code log sum_c exp z_c - sum_c t_c z_c}, with gradient {@code
 * softmax(z) - t} for each example, where {@code t} is one at the label or the soft label given,
 * and smoothed: {@code (1 - s) t_c + s / classes}.
 *
 * <p>The largest logit is subtracted first. Sums of exponentials are multiplied up over 16 examples
 * and their logarithm taken once, since logarithms cost more than all the rest.
 *
 * <p>The first thread does it alone: in parts, the runs of one class are so short that two threads
 * take twice as long as one.
 */
public final class CrossEntropy implements StepLoss {
  private static final int RUN = 16;

  private final TrueOutputs truth;
  private final int classes;
  private final float smoothing;
  private final StepThreads threads;
  private final FastExponential exponential = new FastExponential();
  private final float[] top;
  private final float[] sum;

  /** The row of one class, beside what it is combined with, so that loops vectorise. */
  private final float[] row;

  private final double[] losses;
  private final int[] labels;
  private final float[] soft;

  public CrossEntropy(
      TrueOutputs truth, int classes, double smoothing, int capacity, StepThreads threads) {
    this.truth = truth;
    this.classes = classes;
    this.smoothing = (float) smoothing;
    this.threads = threads;
    top = new float[capacity];
    sum = new float[capacity];
    row = new float[capacity];
    losses = new double[capacity / RUN + 1];
    labels = new int[capacity];
    soft = truth.soft() ? new float[Math.multiplyExact(classes, capacity)] : null;
  }

  @Override
  public void load(int[] order, int from, int batch) {
    truth.labels(order, from, batch, labels);
    if (soft != null) {
      truth.targets(order, from, batch, soft);
    }
  }

  /** The classes of the rows that were taken, {@code [batch]}. */
  public int[] labels() {
    return labels;
  }

  /**
   * Writes the softmax that the last gradient belongs to, one example to a row.
   *
   * @param delta the gradient, {@code [classes, batch]}
   * @param to {@code [.., stride]}, of which {@code batch} rows are written to, from row {@code at}
   */
  public void softmax(int batch, float[] delta, float[] to, int stride, int at) {
    for (int b = 0; b < batch; b++) {
      for (int c = 0; c < classes; c++) {
        float own = soft != null ? soft[c * batch + b] : labels[b] == c ? 1 : 0;
        to[(at + b) * stride + c] =
            delta[c * batch + b] + (1 - smoothing) * own + smoothing / classes;
      }
    }
  }

  @Override
  public double gradient(int batch, int counted, float[] logits, float[] delta) {
    threads.check();
    shift(batch, logits, delta);
    double all = 0;
    for (int from = 0; from < batch; from += RUN) {
      losses[from / RUN] = -targets(batch, delta, from, Math.min(counted, from + RUN));
    }
    Arrays.fill(sum, 0, batch, 0);
    exponential.apply(delta, 0, classes * batch);
    for (int c = 0; c < classes; c++) {
      System.arraycopy(delta, c * batch, row, 0, batch);
      add(row, batch, sum);
    }
    for (int from = 0; from < batch; from += RUN) {
      all += losses[from / RUN] + logarithms(from, Math.min(counted, from + RUN));
    }
    for (int b = 0; b < batch; b++) {
      sum[b] = 1 / sum[b];
    }
    float spread = smoothing / classes;
    for (int c = 0; c < classes; c++) {
      System.arraycopy(delta, c * batch, row, 0, batch);
      normalise(row, batch, sum, spread);
      System.arraycopy(row, 0, delta, c * batch, batch);
    }
    if (soft != null) {
      subtract(soft, classes * batch, 1 - smoothing, delta);
    } else {
      for (int b = 0; b < batch; b++) {
        delta[labels[b] * batch + b] -= 1 - smoothing;
      }
    }
    return all;
  }

  private static void subtract(float[] soft, int n, float share, float[] values) {
    for (int i = 0; i < n; i++) {
      values[i] -= share * soft[i];
    }
  }

  /** Subtracts each example's largest logit. */
  private void shift(int batch, float[] logits, float[] delta) {
    System.arraycopy(logits, 0, top, 0, batch);
    for (int c = 1; c < classes; c++) {
      System.arraycopy(logits, c * batch, row, 0, batch);
      larger(row, batch, top);
    }
    for (int c = 0; c < classes; c++) {
      System.arraycopy(logits, c * batch, row, 0, batch);
      subtract(row, batch, top);
      System.arraycopy(row, 0, delta, c * batch, batch);
    }
  }

  private static void larger(float[] logits, int n, float[] top) {
    for (int b = 0; b < n; b++) {
      top[b] = Math.max(top[b], logits[b]);
    }
  }

  private static void subtract(float[] logits, int n, float[] top) {
    for (int b = 0; b < n; b++) {
      logits[b] -= top[b];
    }
  }

  private static void add(float[] values, int n, float[] sum) {
    for (int b = 0; b < n; b++) {
      sum[b] += values[b];
    }
  }

  private static void normalise(float[] values, int n, float[] factor, float spread) {
    for (int b = 0; b < n; b++) {
      values[b] = values[b] * factor[b] - spread;
    }
  }

  /** The sum over examples of the expected shifted logit under the target. */
  private double targets(int batch, float[] delta, int from, int to) {
    double own = 0;
    if (soft == null) {
      for (int b = from; b < to; b++) {
        own += delta[labels[b] * batch + b];
      }
    } else {
      for (int c = 0; c < classes; c++) {
        for (int b = from; b < to; b++) {
          own += soft[c * batch + b] * (double) delta[c * batch + b];
        }
      }
    }
    if (smoothing == 0) {
      return own;
    }
    double all = 0;
    for (int c = 0; c < classes; c++) {
      for (int b = from; b < to; b++) {
        all += delta[c * batch + b];
      }
    }
    return (1 - smoothing) * own + smoothing / classes * all;
  }

  /** {@code log} of the product of sums, each between 1 and the number of classes. */
  private double logarithms(int from, int to) {
    double product = 1;
    for (int b = from; b < to; b++) {
      product *= sum[b];
    }
    return Math.log(product);
  }
}
