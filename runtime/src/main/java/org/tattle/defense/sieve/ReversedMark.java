package org.tattle.defense.sieve;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.train.InputGradients;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/**
 * The smallest mark that makes a network give rows a class (Wang et al. 2019, equations 2 and 3): a
 * mask m and a pattern p of which
 *
 * <p>loss((1 - m) x + m p, class) + weight |m|
 *
 * <p>is least, by Adam through sigmoids. The weight rises while nearly all rows come to the class,
 * and falls else; kept is the smallest mask of those times.
 *
 * @param mask {@code [features]}, 0 to 1
 * @param pattern {@code [features]}
 * @param size sum of the mask; infinite if no mark brings rows to the class
 */
record ReversedMark(float[] mask, float[] pattern, double size) {
  private static final int STEPS = 300;
  private static final int BATCH = 200;
  private static final double ENOUGH = 0.95;
  private static final double RATE = 0.1;
  private static final double WEIGHT = 0.01;
  private static final double FIRST_MASK = -2;

  /** None, where there is nobody to mark. */
  static final ReversedMark NONE =
      new ReversedMark(new float[0], new float[0], Double.POSITIVE_INFINITY);

  /**
   * That of a class.
   *
   * @param rows of other classes, {@code [count, width]}
   * @param least the least that a feature may be
   * @param most the most
   */
  static ReversedMark of(
      Trained model,
      float[] rows,
      int label,
      float[] least,
      float[] most,
      UniformRandomProvider random,
      Control control) {
    int width = least.length;
    int count = rows.length / width;
    int batch = Math.min(BATCH, count);
    Bent mask = new Bent(width, FIRST_MASK);
    Bent pattern = new Bent(width, 0);
    ReversedMark best = new ReversedMark(mask.values, pattern.values, Double.POSITIVE_INFINITY);
    double weight = WEIGHT;
    float[] marked = new float[batch * width];
    int[] drawn = new int[batch];
    try (InputGradients gradients = new InputGradients(model, control)) {
      for (int step = 1; step <= STEPS; step++) {
        control.check();
        Arrays.setAll(drawn, i -> random.nextInt(count));
        ReversedMark now = laid(mask, pattern, least, most);
        for (int i = 0; i < batch; i++) {
          now.mark(rows, drawn[i] * width, marked, i * width);
        }
        int[] hits = new int[1];
        float[] slope = new float[batch * width];
        gradients.add(marked, batch, towards(label, batch, hits), slope);
        boolean enough = hits[0] >= ENOUGH * batch;
        if (enough && now.size < best.size) {
          best = now;
        }
        float[] ofMask = new float[width];
        float[] ofPattern = new float[width];
        for (int i = 0; i < batch; i++) {
          for (int f = 0; f < width; f++) {
            float g = slope[i * width + f];
            ofMask[f] += g * (now.pattern[f] - rows[drawn[i] * width + f]);
            ofPattern[f] += g * now.mask[f] * (most[f] - least[f]);
          }
        }
        double price = weight;
        mask.step(f -> ofMask[f] + price, step);
        pattern.step(f -> ofPattern[f], step);
        weight *= enough ? 1.05 : 1 / 1.05;
      }
    }
    return best;
  }

  private static ReversedMark laid(Bent mask, Bent pattern, float[] least, float[] most) {
    float[] values = new float[least.length];
    double size = 0;
    for (int f = 0; f < values.length; f++) {
      values[f] = least[f] + pattern.values[f] * (most[f] - least[f]);
      size += mask.values[f];
    }
    return new ReversedMark(mask.values.clone(), values, size);
  }

  private void mark(float[] rows, int from, float[] marked, int to) {
    for (int f = 0; f < mask.length; f++) {
      marked[to + f] = (1 - mask[f]) * rows[from + f] + mask[f] * pattern[f];
    }
  }

  /** The slope of the mean cross-entropy; counts the rows that come to the class. */
  private static InputGradients.Pull towards(int label, int batch, int[] hits) {
    return (from, n, logits, delta) -> {
      int classes = logits.length / n;
      for (int b = 0; b < n; b++) {
        int row = b;
        double top =
            IntStream.range(0, classes).mapToDouble(c -> logits[c * n + row]).max().orElse(0);
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          sum += Math.exp(logits[c * n + b] - top);
        }
        for (int c = 0; c < classes; c++) {
          double p = Math.exp(logits[c * n + b] - top) / sum;
          delta[c * n + b] = (float) ((p - (c == label ? 1 : 0)) / batch);
        }
        hits[0] += logits[label * n + b] >= top ? 1 : 0;
      }
    };
  }

  /** How far a row bears it, 0 to 1: how near the pattern it is where the mask is. */
  double borne(float[] rows, int from, float[] least, float[] most) {
    double near = 0;
    for (int f = 0; f < mask.length; f++) {
      double range = most[f] - least[f];
      double off = range > 0 ? Math.abs(rows[from + f] - pattern[f]) / range : 0;
      near += mask[f] * (1 - off);
    }
    return near / size;
  }

  /** Values in 0..1 that are learned through a sigmoid, by Adam. */
  private static final class Bent {
    private final float[] values;
    private final double[] raw;
    private final double[] mean;
    private final double[] square;

    Bent(int width, double first) {
      values = new float[width];
      raw = new double[width];
      mean = new double[width];
      square = new double[width];
      Arrays.fill(raw, first);
      Arrays.fill(values, sigmoid(first));
    }

    private static float sigmoid(double x) {
      return (float) (1 / (1 + Math.exp(-x)));
    }

    void step(IntToDoubleFunction slope, int step) {
      for (int f = 0; f < raw.length; f++) {
        double g = slope.applyAsDouble(f) * values[f] * (1 - values[f]);
        mean[f] = 0.9 * mean[f] + 0.1 * g;
        square[f] = 0.999 * square[f] + 0.001 * g * g;
        double first = mean[f] / (1 - Math.pow(0.9, step));
        double second = square[f] / (1 - Math.pow(0.999, step));
        raw[f] -= RATE * first / (Math.sqrt(second) + 1e-8);
        values[f] = sigmoid(raw[f]);
      }
    }
  }
}
