package org.tattle.nn.train;

import java.util.ArrayList;
import java.util.List;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Slot;
import org.tattle.run.Control;

/**
 * How far the gradient of a guess is from a gradient that was seen: {@code F(x, t) = |dL/dW (x, t)
 * - g|^2}, with L the mean cross-entropy of the guessed rows x under soft labels t, and the
 * gradient of F by x and t. What gradient reconstruction minimises (Zhu et al. 2019, "Deep leakage
 * from gradients", equation 4).
 *
 * <p>The gradient needs second derivatives, but no matrix of them: with {@code v = 2 (dL/dW - g)}
 * held fixed, {@code dF/dx = d/de dL/dx (x, t; W + e v)} at {@code e = 0}, which is one more pass
 * forwards and backwards in which every value carries its derivative by e (Pearlmutter 1994). In
 * double precision, for dense networks.
 */
public final class Matching {
  private final List<Step> steps = new ArrayList<>();
  private final double[] weights;
  private final double[] seen;
  private final int features;
  private final int classes;

  /** A dense layer and the function after it, or none. */
  private record Step(int in, int out, int start, Layer.Function after) {}

  /**
   * The distance, and its gradient.
   *
   * @param value the squared distance
   * @param features gradient by the rows, {@code [rows, features]}
   * @param labels gradient by the soft labels, {@code [rows, classes]}
   */
  public record Distance(double value, double[] features, double[] labels) {}

  /**
   * @param seen the gradient to match, in the order of {@link Trained#weights}
   * @throws IllegalArgumentException if the network has other layers than dense ones and
   *     activations, or the gradient's length is not that of its weights
   */
  public Matching(Trained model, float[] seen) {
    float[] w = model.weights();
    if (seen.length != w.length) {
      throw new IllegalArgumentException(
          "a gradient of %s weights, not of %s".formatted(w.length, seen.length));
    }
    this.weights = doubles(w);
    this.seen = doubles(seen);
    features = model.network().input().size();
    classes = model.network().classes();
    int start = 0;
    for (Slot slot : model.network().slots()) {
      if (slot.layer() instanceof Layer.Dense) {
        steps.add(new Step(slot.in().size(), slot.out().size(), start, null));
      } else if (slot.layer() instanceof Layer.Activation a && !activated()) {
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.in, last.out, last.start, a.function()));
      } else {
        throw new IllegalArgumentException("gradients are matched on dense networks only");
      }
      start += slot.weights();
    }
  }

  private boolean activated() {
    return steps.get(steps.size() - 1).after != null;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /**
   * @param x the guessed rows, {@code [rows, features]}
   * @param t their soft labels, {@code [rows, classes]}, each summing to 1
   */
  public Distance at(double[] x, double[] t) {
    return at(x, t, Control.NONE);
  }

  /** The same, stopped between rows if it is cancelled. */
  public Distance at(double[] x, double[] t, Control control) {
    int rows = x.length / features;
    if (x.length != rows * features || t.length != rows * classes || rows == 0) {
      throw new IllegalArgumentException(
          "rows of %s features and %s classes are needed".formatted(features, classes));
    }
    double[] difference = new double[weights.length];
    Pass[] passes = new Pass[rows];
    for (int i = 0; i < rows; i++) {
      control.check();
      passes[i] = new Pass(slice(x, i, features), slice(t, i, classes));
      passes[i].gradient(1.0 / rows, difference);
    }
    double value = 0;
    double[] v = new double[weights.length];
    for (int i = 0; i < v.length; i++) {
      double d = difference[i] - seen[i];
      value += d * d;
      v[i] = 2 * d / rows;
    }
    double[] byX = new double[x.length];
    double[] byT = new double[t.length];
    for (int i = 0; i < rows; i++) {
      control.check();
      passes[i].along(v, byX, i * features, byT, i * classes);
    }
    return new Distance(value, byX, byT);
  }

  private static double[] slice(double[] values, int row, int width) {
    return java.util.Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }

  /** One row forwards and backwards, and then both again along a direction in the weights. */
  private final class Pass {
    private final int depth = steps.size();

    /**
     * Inputs of each step, {@code a[0]} the row; values before its function; gradients by those.
     */
    private final double[][] a = new double[depth + 1][];

    private final double[][] z = new double[depth][];
    private final double[][] d = new double[depth][];
    private final double[] p;

    Pass(double[] x, double[] t) {
      a[0] = x;
      for (int s = 0; s < depth; s++) {
        z[s] = multiply(weights, steps.get(s), a[s], 1);
        a[s + 1] = new double[z[s].length];
        for (int o = 0; o < z[s].length; o++) {
          a[s + 1][o] = Curve.value(steps.get(s).after, z[s][o]);
        }
      }
      p = softmax(a[depth]);
      double[] back = new double[classes];
      for (int c = 0; c < classes; c++) {
        back[c] = p[c] - t[c];
      }
      for (int s = depth - 1; s >= 0; s--) {
        d[s] = new double[z[s].length];
        for (int o = 0; o < d[s].length; o++) {
          d[s][o] = back[o] * Curve.slope(steps.get(s).after, z[s][o]);
        }
        back = transposed(weights, steps.get(s), d[s]);
      }
    }

    /** Adds {@code scale} times the gradient by the weights. */
    void gradient(double scale, double[] sum) {
      for (int s = 0; s < depth; s++) {
        Step step = steps.get(s);
        for (int o = 0; o < step.out; o++) {
          int row = step.start + o * (step.in + 1);
          double factor = scale * d[s][o];
          for (int i = 0; i < step.in; i++) {
            sum[row + i] += factor * a[s][i];
          }
          sum[row + step.in] += factor;
        }
      }
    }

    /** Writes how the gradients by row and labels change along {@code v}. */
    void along(double[] v, double[] byX, int x, double[] byT, int t) {
      double[] ra = new double[features];
      double[][] rz = new double[depth][];
      for (int s = 0; s < depth; s++) {
        Step step = steps.get(s);
        rz[s] = plus(multiply(v, step, a[s], 1), multiply(weights, step, ra, 0));
        ra = new double[step.out];
        for (int o = 0; o < step.out; o++) {
          ra[o] = Curve.slope(step.after, z[s][o]) * rz[s][o];
        }
      }
      double mean = 0;
      for (int c = 0; c < classes; c++) {
        byT[t + c] = -ra[c];
        mean += p[c] * ra[c];
      }
      double[] back = new double[classes];
      double[] rback = new double[classes];
      for (int c = 0; c < classes; c++) {
        rback[c] = p[c] * (ra[c] - mean);
      }
      for (int s = depth - 1; s >= 0; s--) {
        Step step = steps.get(s);
        double[] rd = new double[step.out];
        for (int o = 0; o < step.out; o++) {
          double bend = s == depth - 1 ? 0 : back[o] * Curve.bend(step.after, z[s][o]) * rz[s][o];
          rd[o] = rback[o] * Curve.slope(step.after, z[s][o]) + bend;
        }
        back = transposed(weights, step, d[s]);
        rback = plus(transposed(v, step, d[s]), transposed(weights, step, rd));
      }
      System.arraycopy(rback, 0, byX, x, features);
    }
  }

  private static double[] multiply(double[] w, Step step, double[] x, double one) {
    double[] z = new double[step.out];
    for (int o = 0; o < step.out; o++) {
      int row = step.start + o * (step.in + 1);
      double sum = w[row + step.in] * one;
      for (int i = 0; i < step.in; i++) {
        sum += w[row + i] * x[i];
      }
      z[o] = sum;
    }
    return z;
  }

  private static double[] transposed(double[] w, Step step, double[] d) {
    double[] x = new double[step.in];
    for (int o = 0; o < step.out; o++) {
      int row = step.start + o * (step.in + 1);
      for (int i = 0; i < step.in; i++) {
        x[i] += w[row + i] * d[o];
      }
    }
    return x;
  }

  private static double[] plus(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
    return x;
  }

  private static double[] softmax(double[] z) {
    double top = java.util.Arrays.stream(z).max().orElseThrow();
    double sum = 0;
    double[] p = new double[z.length];
    for (int c = 0; c < z.length; c++) {
      p[c] = Math.exp(z[c] - top);
      sum += p[c];
    }
    for (int c = 0; c < z.length; c++) {
      p[c] /= sum;
    }
    return p;
  }
}
