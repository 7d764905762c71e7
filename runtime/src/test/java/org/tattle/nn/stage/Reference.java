package org.tattle.nn.stage;

import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;

/**
 * Networks in double precision, one example at a time, by the plainest loops: what the engine's
 * results are held against. Dropout is left out.
 */
public final class Reference {
  private Reference() {}

  /** The cross-entropy of one example, in nats. */
  public static double loss(
      Network network, double[] weights, double[] x, int label, double smoothing) {
    double[] z = logits(network, weights, x);
    double sum = 0;
    double mean = 0;
    for (double v : z) {
      sum += Math.exp(v);
      mean += v / z.length;
    }
    return Math.log(sum) - (1 - smoothing) * z[label] - smoothing * mean;
  }

  static double[] logits(Network network, double[] weights, double[] x) {
    double[] v = x;
    int start = 0;
    for (Slot slot : network.slots()) {
      v = apply(slot, weights, start, v);
      start += slot.weights();
    }
    return v;
  }

  /** The gradient of the loss by the weights, by central differences. */
  public static double[] gradient(
      Network network, double[] weights, double[] x, int label, double smoothing) {
    double[] gradient = new double[weights.length];
    double h = 1e-5;
    for (int i = 0; i < weights.length; i++) {
      double w = weights[i];
      weights[i] = w + h;
      double up = loss(network, weights, x, label, smoothing);
      weights[i] = w - h;
      double down = loss(network, weights, x, label, smoothing);
      weights[i] = w;
      gradient[i] = (up - down) / (2 * h);
    }
    return gradient;
  }

  private static double[] apply(Slot slot, double[] w, int start, double[] v) {
    Layer layer = slot.layer();
    if (layer instanceof Layer.Dense) {
      return dense(slot, w, start, v);
    } else if (layer instanceof Layer.Convolution c) {
      return convolution(slot, c.size(), w, start, v);
    } else if (layer instanceof Layer.MaxPool pool) {
      return pool(slot, pool.size(), true, v);
    } else if (layer instanceof Layer.MeanPool pool) {
      return pool(slot, pool.size(), false, v);
    } else if (layer instanceof Layer.Embedding e) {
      double[] out = new double[v.length * e.width()];
      for (int i = 0; i < out.length; i++) {
        out[i] = w[start + (int) v[i / e.width()] * e.width() + i % e.width()];
      }
      return out;
    } else if (layer instanceof Layer.Activation a) {
      double[] out = new double[v.length];
      for (int i = 0; i < v.length; i++) {
        out[i] = activation(a.function(), v[i]);
      }
      return out;
    }
    return v;
  }

  private static double activation(Layer.Function function, double x) {
    return switch (function) {
      case RELU -> Math.max(0, x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case GELU -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    };
  }

  private static double[] dense(Slot slot, double[] w, int start, double[] v) {
    double[] out = new double[slot.out().size()];
    for (int o = 0; o < out.length; o++) {
      int row = start + o * (v.length + 1);
      out[o] = w[row + v.length];
      for (int i = 0; i < v.length; i++) {
        out[o] += w[row + i] * v[i];
      }
    }
    return out;
  }

  private static double[] convolution(Slot slot, int size, double[] w, int start, double[] v) {
    Shape in = slot.in();
    int inner = in.channels() * size * size + 1;
    int before = (size - 1) / 2;
    double[] out = new double[slot.out().size()];
    for (int o = 0; o < out.length; o++) {
      int x = o % in.width();
      int y = o / in.width() % in.height();
      int row = start + o / (in.width() * in.height()) * inner;
      out[o] = w[row + inner - 1];
      for (int k = 0; k < inner - 1; k++) {
        int py = y + k / size % size - before;
        int px = x + k % size - before;
        if (py >= 0 && py < in.height() && px >= 0 && px < in.width()) {
          out[o] += w[row + k] * v[(k / (size * size) * in.height() + py) * in.width() + px];
        }
      }
    }
    return out;
  }

  private static double[] pool(Slot slot, int size, boolean largest, double[] v) {
    Shape in = slot.in();
    Shape to = slot.out();
    double[] out = new double[to.size()];
    for (int o = 0; o < out.length; o++) {
      int c = o / (to.height() * to.width());
      double top = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int k = 0; k < size * size; k++) {
        int y = o / to.width() % to.height() * size + k / size;
        int x = o % to.width() * size + k % size;
        double value = v[(c * in.height() + y) * in.width() + x];
        top = Math.max(top, value);
        sum += value / (size * size);
      }
      out[o] = largest ? top : sum;
    }
    return out;
  }
}
