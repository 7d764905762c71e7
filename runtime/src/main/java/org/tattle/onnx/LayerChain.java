package org.tattle.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Trained;

/**
 * A network in the making, layer by layer, with its weights. A factor and a shift of each value
 * that come between layers go into the weights before or after them.
 */
final class LayerChain {
  /** The most weights that something is written with that is not a layer of ours. */
  private static final long WRITTEN = 1 << 24;

  private Shape input;
  private Shape shape;
  private final List<Layer> layers = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();
  private float[] scale;
  private float[] shift;
  private boolean rewritten;

  LayerChain(Shape input) {
    this.input = input;
    this.shape = input;
  }

  /** How the values so far are laid out. */
  Shape shape() {
    return shape;
  }

  /** Whether something was written in another form, whose weights are not those of the file. */
  boolean rewritten() {
    return rewritten;
  }

  /** Takes the values as laid out otherwise. */
  void view(Shape other) throws Unlike {
    if (other.size() != shape.size()) {
      throw new Unlike("its rows change their size from " + shape.size() + " to " + other.size());
    }
    if (layers.isEmpty()) {
      input = other;
    } else if (other.image() && !other.equals(shape)) {
      layers.add(new Layer.View(other));
      weights.add(null);
    }
    shape = other;
  }

  private boolean endsIn(Class<? extends Layer> type) {
    return !layers.isEmpty() && type.isInstance(layers.get(layers.size() - 1));
  }

  /**
   * Every value times a factor, and a shift added.
   *
   * @param factors one for each value, or each channel, or all
   */
  void affine(float[] factors, float[] shifts) throws Unlike {
    if (endsIn(Layer.Dense.class) || endsIn(Layer.Convolution.class)) {
      int units = endsIn(Layer.Dense.class) ? shape.size() : shape.channels();
      if (units % factors.length == 0) {
        float[] last = weights.get(weights.size() - 1);
        int width = last.length / units;
        for (int i = 0; i < last.length; i++) {
          int unit = i / width * factors.length / units;
          last[i] = last[i] * factors[unit] + (i % width == width - 1 ? shifts[unit] : 0);
        }
        return;
      }
    }
    int size = shape.size();
    if (size % factors.length != 0) {
      throw new Unlike("it scales " + factors.length + " of " + size + " values");
    }
    float[] a = new float[size];
    float[] b = new float[size];
    for (int i = 0; i < size; i++) {
      int at = (int) ((long) i * factors.length / size);
      a[i] = (scale == null ? 1 : scale[i]) * factors[at];
      b[i] = (scale == null ? 0 : shift[i]) * factors[at] + shifts[at];
    }
    scale = a;
    shift = b;
  }

  /**
   * A dense layer.
   *
   * @param w {@code [units, in + 1]}, the bias last
   */
  void dense(float[] w, int units) throws Unlike {
    int in = shape.size();
    if (w.length != (long) units * (in + 1)) {
      throw new Unlike("a layer takes another number of values than there are");
    }
    if (scale != null) {
      for (int u = 0; u < units; u++) {
        int at = u * (in + 1);
        double bias = w[at + in];
        for (int i = 0; i < in; i++) {
          bias += (double) w[at + i] * shift[i];
          w[at + i] *= scale[i];
        }
        w[at + in] = (float) bias;
      }
      scale = null;
      shift = null;
    }
    add(new Layer.Dense(units), w, Shape.flat(units));
  }

  /**
   * A convolution as ours are: stride 1, of squares, zeros around so that images keep their size.
   */
  void convolution(float[] w, int filters, int size) throws Unlike {
    if (scale != null) {
      for (float value : shift) {
        if (value != 0) {
          throw new Unlike("it shifts images before a convolution");
        }
      }
      int window = size * size;
      int columns = shape.channels() * window + 1;
      for (int i = 0; i < w.length; i++) {
        int channel = i % columns / window;
        if (i % columns < columns - 1) {
          w[i] *= scale[channel * shape.height() * shape.width()];
        }
      }
      scale = null;
      shift = null;
    }
    add(new Layer.Convolution(filters, size), w, new Shape(filters, shape.height(), shape.width()));
  }

  /** What makes numbers of numbers by sums alone, written as a dense layer. */
  interface Sums {
    /** The weight of each value of the input in each of the output, and the bias last. */
    void write(float[] weights, int columns);
  }

  void written(Sums sums, Shape out) throws Unlike {
    long columns = shape.size() + 1L;
    if (columns * out.size() > WRITTEN) {
      throw new Unlike("a layer of it is none of ours, and too large to be written as one");
    }
    float[] w = new float[(int) (columns * out.size())];
    sums.write(w, (int) columns);
    dense(w, out.size());
    rewritten = true;
    view(out);
  }

  /** The values as they are, so that what was to be done to them is done. */
  private void identity() throws Unlike {
    Shape before = shape;
    written(
        (w, columns) -> {
          for (int i = 0; i + 1 < columns; i++) {
            w[i * columns + i] = 1;
          }
        },
        before);
  }

  private void settle() throws Unlike {
    if (scale != null || layers.isEmpty()) {
      identity();
    }
  }

  void activation(Layer.Function function) throws Unlike {
    settle();
    add(new Layer.Activation(function), null, shape);
  }

  /** {@code 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2}. */
  void sigmoid() throws Unlike {
    affine(new float[] {0.5f}, new float[] {0});
    activation(Layer.Function.TANH);
    affine(new float[] {0.5f}, new float[] {0.5f});
  }

  /** {@code max(x, a x) = relu(x) - a relu(-x)}. */
  void leaky(float slope) throws Unlike {
    Shape before = shape;
    int n = before.size();
    written(
        (w, columns) -> {
          for (int i = 0; i < n; i++) {
            w[i * columns + i] = 1;
            w[(n + i) * columns + i] = -1;
          }
        },
        Shape.flat(2 * n));
    activation(Layer.Function.RELU);
    written(
        (w, columns) -> {
          for (int i = 0; i < n; i++) {
            w[i * columns + i] = 1;
            w[i * columns + n + i] = -slope;
          }
        },
        before);
  }

  void pool(Layer pool, int size) throws Unlike {
    if (!shape.image() || size > shape.height() || size > shape.width()) {
      throw new Unlike("it pools what is no image");
    }
    settle();
    Shape out = new Shape(shape.channels(), shape.height() / size, shape.width() / size);
    add(pool, null, out);
  }

  private void add(Layer layer, float[] w, Shape out) {
    layers.add(layer);
    weights.add(w);
    shape = out;
  }

  /**
   * The network with all that was added.
   *
   * @param sure whether the one value that there is is the logit of the second of two classes
   */
  Trained trained(boolean sure) throws Unlike {
    if (!endsIn(Layer.Dense.class) || scale != null) {
      view(Shape.flat(shape.size()));
      identity();
    }
    float[] last = weights.remove(weights.size() - 1);
    layers.remove(layers.size() - 1);
    int classes = shape.size();
    if (sure) {
      float[] both = Arrays.copyOf(new float[last.length], 2 * last.length);
      System.arraycopy(last, 0, both, last.length, last.length);
      last = both;
      classes = 2;
    }
    int count = last.length;
    for (float[] some : weights) {
      count += some == null ? 0 : some.length;
    }
    float[] all = new float[count];
    int at = 0;
    for (float[] some : weights) {
      if (some != null) {
        System.arraycopy(some, 0, all, at, some.length);
        at += some.length;
      }
    }
    System.arraycopy(last, 0, all, at, last.length);
    return Trained.elsewhere(new Network(input, layers, classes), all);
  }
}
