package org.tattle.nn.network;

import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;

/**
 * A layer in its place: what goes in, what comes out, and how many weights it has.
 *
 * @param weights 0 for layers without
 */
public record Slot(Layer layer, Shape in, Shape out, int weights) {
  private static final int MOST = Integer.MAX_VALUE / Float.BYTES;

  /**
   * A layer behind others.
   *
   * @param first whether there are no others
   * @throws IllegalArgumentException if it does not fit what comes before it
   */
  static Slot of(Layer layer, Shape in, boolean first) {
    if (layer instanceof Layer.Dense dense) {
      demand(dense.units() >= 1, "a dense layer needs at least 1 unit");
      return slot(layer, in, Shape.flat(dense.units()), (in.size() + 1L) * dense.units());
    }
    if (layer instanceof Layer.Convolution c) {
      demand(in.image(), "a convolution needs an image");
      demand(c.filters() >= 1 && c.size() >= 1, "a convolution needs filters of at least 1 x 1");
      long weights = ((long) in.channels() * c.size() * c.size() + 1) * c.filters();
      return slot(layer, in, new Shape(c.filters(), in.height(), in.width()), weights);
    }
    if (layer instanceof Layer.MaxPool pool) {
      return new Slot(layer, in, pooled(in, pool.size()), 0);
    }
    if (layer instanceof Layer.MeanPool pool) {
      return new Slot(layer, in, pooled(in, pool.size()), 0);
    }
    if (layer instanceof Layer.Embedding e) {
      demand(first, "an embedding can only be the first layer");
      demand(e.vocabulary() >= 1 && e.width() >= 1, "an embedding needs a vocabulary and a width");
      Shape out = Shape.flat(Math.multiplyExact(in.size(), e.width()));
      return slot(layer, in, out, (long) e.vocabulary() * e.width());
    }
    if (layer instanceof Layer.View view) {
      demand(!first && view.as().size() == in.size(), "a view shows all values, and no others");
      return new Slot(layer, in, view.as(), 0);
    }
    if (layer instanceof Layer.Dropout d) {
      demand(d.rate() >= 0 && d.rate() < 1, "a dropout rate is at least 0 and below 1");
    }
    demand(!first, "the first layer cannot be " + layer);
    return new Slot(layer, in, in, 0);
  }

  /** Whether places of an input share the weights, so that a row's gradient is a sum over them. */
  public boolean sharesWeights() {
    return layer instanceof Layer.Convolution || layer instanceof Layer.Embedding;
  }

  private static Slot slot(Layer layer, Shape in, Shape out, long weights) {
    return new Slot(layer, in, out, count(weights));
  }

  /** A number of weights, if one array can hold them. */
  static int count(long weights) {
    if (weights > MOST) {
      throw Fault.of(ModelFaults.TOO_MANY_WEIGHTS, MOST).at("model");
    }
    return (int) weights;
  }

  private static Shape pooled(Shape in, int size) {
    demand(in.image(), "pooling needs an image");
    demand(
        size >= 1 && size <= in.height() && size <= in.width(),
        "a pool of %s does not fit %s x %s".formatted(size, in.height(), in.width()));
    return new Shape(in.channels(), in.height() / size, in.width() / size);
  }

  private static void demand(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
