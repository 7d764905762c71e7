package org.tattle.defense;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
final class Noise {
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

  /** The probabilities, and what they come from. */
  private record State(double[] z, double[] p, double g, double[] slope) {}

  /**
   * @param weights of a network {@code classes -> units -> 2} with ReLU, layer by layer {@code
   *     [out, in + 1]}, the bias last in each row; the second class is "member"
   */
  Noise(float[] weights, int units, int classes, int steps) {
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
  double member(double[] p) {
    return 1 / (1 + Math.exp(-at(p, null).g));
  }

  /** The changed probabilities, or the same ones if no change was found. */
  double[] on(double[] p) {
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
    State state = at(original, z);
    boolean positive = state.g > 0;
    for (int step = 0; step < steps; step++) {
      double[] gradient = gradient(state, original, label, price);
      double square = 0;
      for (double slope : gradient) {
        square += slope * slope;
      }
      if (square == 0) {
        return null;
      }
      double[] moved = new double[classes];
      for (int c = 0; c < classes; c++) {
        moved[c] = state.z[c] - STEP * gradient[c] / Math.sqrt(square);
      }
      state = at(softmax(moved), moved);
      if (state.g > 0 != positive && largest(state.p, -1) == label) {
        return state.p;
      }
    }
    return null;
  }

  /** By the logits. */
  private double[] gradient(State state, double[] original, int label, double price) {
    double[] byP = new double[classes];
    double mean = 0;
    for (int c = 0; c < classes; c++) {
      byP[c] = Math.signum(state.g) * state.slope[c];
      byP[c] += price * Math.signum(state.p[c] - original[c]);
      mean += state.p[c] * byP[c];
    }
    double[] byZ = new double[classes];
    for (int c = 0; c < classes; c++) {
      byZ[c] = state.p[c] * (byP[c] - mean);
    }
    int rival = largest(state.z, label);
    if (state.z[rival] > state.z[label]) {
      byZ[rival] += KEEP;
      byZ[label] -= KEEP;
    }
    return byZ;
  }

  /** g and its gradient by the probabilities. */
  private State at(double[] p, double[] z) {
    Integer[] order = IntStream.range(0, classes).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(c -> p[c]));
    double g = outBias;
    double[] slope = new double[classes];
    for (int u = 0; u < out.length; u++) {
      double sum = bias[u];
      for (int k = 0; k < classes; k++) {
        sum += hidden[u][k] * p[order[k]];
      }
      if (sum > 0) {
        g += out[u] * sum;
        for (int k = 0; k < classes; k++) {
          slope[order[k]] += out[u] * hidden[u][k];
        }
      }
    }
    return new State(z, p, g, slope);
  }

  private static int largest(double[] values, int except) {
    int best = except == 0 ? 1 : 0;
    for (int c = 0; c < values.length; c++) {
      best = c != except && values[c] > values[best] ? c : best;
    }
    return best;
  }

  private static double[] softmax(double[] z) {
    double top = Arrays.stream(z).max().orElseThrow();
    double[] p = Arrays.stream(z).map(value -> Math.exp(value - top)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(value -> value / sum).toArray();
  }
}
