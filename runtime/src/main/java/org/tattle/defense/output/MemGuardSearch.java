package org.tattle.defense.output;

import java.util.Arrays;

/**
 * The search of MemGuard (Jia et al. 2019, algorithm 1): a change r of the logits z, so that the
 * classifier h of the sorted probabilities is undecided, by normalised gradient steps on
 *
 * <pre>
 *   |g(softmax(z + r))| + 10 ReLU(max over j != y of z_j + r_j - (z_y + r_y))
 *                       + c |softmax(z + r) - softmax(z)|_1
 * </pre>
 *
 * <p>with g the logit of h and y the predicted class. A search ends when g changes its sign while y
 * stays; c starts at 0.1 and grows tenfold for as long as that succeeds, and the last success is
 * taken.
 */
final class MemGuardSearch {
  private static final double STEP = 0.1;
  private static final double KEEP = 10;
  private static final double FLOOR = 1e-12;
  private static final int GROWTHS = 6;

  private final double[][] hidden;
  private final double[] bias;
  private final double[] out;
  private final double outBias;
  private final int classes;
  private final int steps;

  /** The probabilities in their order, h's answer to them, and its gradient. */
  private final class Reading {
    private final int[] order = new int[classes];
    private final double[] sorted = new double[classes];
    private final double[] sortedSlope = new double[classes];
    private final double[] slope = new double[classes];
    private double g;

    Reading() {
      Arrays.setAll(order, c -> c);
    }

    /** From the order of last time on, which a step changes little. */
    void read(double[] p) {
      for (int k = 1; k < classes; k++) {
        int moving = order[k];
        int at = k;
        for (; at > 0 && above(p, order[at - 1], moving); at--) {
          order[at] = order[at - 1];
        }
        order[at] = moving;
      }
      for (int k = 0; k < classes; k++) {
        sorted[k] = p[order[k]];
        sortedSlope[k] = 0;
      }
      g = outBias;
      for (int u = 0; u < out.length; u++) {
        double[] weights = hidden[u];
        double sum = bias[u];
        for (int k = 0; k < classes; k++) {
          sum += weights[k] * sorted[k];
        }
        if (sum > 0) {
          g += out[u] * sum;
          for (int k = 0; k < classes; k++) {
            sortedSlope[k] += out[u] * weights[k];
          }
        }
      }
      for (int k = 0; k < classes; k++) {
        slope[order[k]] = sortedSlope[k];
      }
    }

    /** Equal probabilities stand in the order of their classes. */
    private boolean above(double[] p, int first, int second) {
      return p[first] > p[second] || p[first] == p[second] && first > second;
    }
  }

  /**
   * @param weights of a network {@code classes -> units -> 2} with ReLU, layer by layer {@code
   *     [out, in + 1]}, the bias last in each row; the second class is "member"
   */
  MemGuardSearch(float[] weights, int units, int classes, int steps) {
    this.classes = classes;
    this.steps = steps;
    hidden = new double[units][classes];
    bias = new double[units];
    out = new double[units];
    int second = units * (classes + 1);
    for (int u = 0; u < units; u++) {
      for (int c = 0; c < classes; c++) {
        hidden[u][c] = weights[u * (classes + 1) + c];
      }
      bias[u] = weights[u * (classes + 1) + classes];
      out[u] = weights[second + units + 1 + u] - weights[second + u];
    }
    outBias = weights[second + 2 * units + 1] - weights[second + units];
  }

  /** The probability that h gives to "member". */
  public double member(double[] p) {
    Reading reading = new Reading();
    reading.read(p);
    return 1 / (1 + Math.exp(-reading.g));
  }

  /** The changed probabilities, or the same ones if no change was found. */
  public double[] on(double[] p) {
    double[] found = p;
    double price = 0.1;
    for (int growth = 0; growth < GROWTHS; growth++, price *= 10) {
      double[] next = search(p, price);
      if (next == null) {
        break;
      }
      found = next;
    }
    return found;
  }

  private double[] search(double[] original, double price) {
    double[] z = new double[classes];
    Arrays.setAll(z, c -> Math.log(Math.max(original[c], FLOOR)));
    int label = largest(z, -1);
    double[] p = original.clone();
    double[] gradient = new double[classes];
    Reading reading = new Reading();
    reading.read(p);
    boolean positive = reading.g > 0;
    for (int step = 0; step < steps; step++) {
      gradient(z, p, reading, original, label, price, gradient);
      double square = 0;
      for (double slope : gradient) {
        square += slope * slope;
      }
      if (square == 0) {
        return null;
      }
      double length = Math.sqrt(square);
      for (int c = 0; c < classes; c++) {
        z[c] -= STEP * gradient[c] / length;
      }
      softmax(z, p);
      reading.read(p);
      if (reading.g > 0 != positive && largest(p, -1) == label) {
        return p;
      }
    }
    return null;
  }

  /** By the logits. */
  private void gradient(
      double[] z,
      double[] p,
      Reading reading,
      double[] original,
      int label,
      double price,
      double[] into) {
    double mean = 0;
    for (int c = 0; c < classes; c++) {
      into[c] = Math.signum(reading.g) * reading.slope[c];
      into[c] += price * Math.signum(p[c] - original[c]);
      mean += p[c] * into[c];
    }
    for (int c = 0; c < classes; c++) {
      into[c] = p[c] * (into[c] - mean);
    }
    int rival = largest(z, label);
    if (z[rival] > z[label]) {
      into[rival] += KEEP;
      into[label] -= KEEP;
    }
  }

  private static int largest(double[] values, int except) {
    int best = except == 0 ? 1 : 0;
    for (int c = 0; c < values.length; c++) {
      best = c != except && values[c] > values[best] ? c : best;
    }
    return best;
  }

  private static void softmax(double[] z, double[] into) {
    double top = z[0];
    for (double value : z) {
      top = Math.max(top, value);
    }
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      into[c] = Math.exp(z[c] - top);
      sum += into[c];
    }
    for (int c = 0; c < z.length; c++) {
      into[c] /= sum;
    }
  }
}
