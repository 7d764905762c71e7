package org.tattle.nn.stage;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.RowShares;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;

/**
 * A convolution: {@code z[f, y, x] = b[f] + sum over c, i, j of w[f, c, i, j] v[c, y + i - p, x + j
 * - p]}, with weights {@code [filters, channels * size * size + 1]}, the bias last. The gradient by
 * the input is the convolution of the gradient by the output with the filters turned around.
 *
 * <p>Both are summed up as they are defined ({@link Filters}); the gradient by the weights is a
 * product of matrices for each row of pixels ({@link Products}).
 *
 * <p>Threads share rows of pixels. The weights' gradient is summed over rows in a fixed number of
 * groups and then over groups, so that its bits do not depend on who does what. Squared norms per
 * example are those of the gradients themselves, one example at a time: images have too many pixels
 * for the products of all pairs of them that would avoid it.
 */
final class ConvolutionStage implements Stage.Weighted {
  private static final int GROUPS = 4;

  private final Shape shape;
  private final int size;
  private final int filters;
  private final Signal in;
  private final Signal out;
  private final StepThreads threads;
  private final NativeFloats weights;
  private final int start;
  private final int columns;
  private final Filters[] straight;
  private final Filters[] around;
  private final Products[] products;
  private final NativeFloats[] sums;
  private final float[] w;
  private final float[] turned;
  private final float[] sum;
  private final float[] whole;
  private final Norms norms;
  private final PerExample examples;
  private final StepThreads.Task forward = this::forward;
  private final StepThreads.Task backward = this::backward;
  private final StepThreads.Task gather = this::gather;
  private int batch;

  ConvolutionStage(
      Slot slot,
      Signal in,
      Signal out,
      StepThreads threads,
      Arena arena,
      NativeFloats weights,
      int start,
      int capacity,
      boolean wanted) {
    Layer.Convolution layer = (Layer.Convolution) slot.layer();
    shape = slot.in();
    size = layer.size();
    filters = layer.filters();
    this.in = in;
    this.out = out;
    this.threads = threads;
    this.weights = weights;
    this.start = start;
    columns = shape.channels() * size * size + 1;
    int before = (size - 1) / 2;
    straight = new Filters[threads.size()];
    Arrays.setAll(straight, i -> new Filters(shape, filters, size, before, capacity, threads));
    around = new Filters[wanted ? threads.size() : 0];
    int after = size - 1 - before;
    Shape back = slot.out();
    Arrays.setAll(around, i -> new Filters(back, shape.channels(), size, after, capacity, threads));
    products = new Products[threads.size()];
    Arrays.setAll(products, i -> new Products(slot, before, capacity, arena));
    sums = new NativeFloats[GROUPS];
    Arrays.setAll(sums, i -> arena.take(slot.weights()));
    w = new float[weights()];
    turned = new float[wanted ? shape.channels() * (filters * size * size + 1) : 0];
    sum = new float[weights()];
    whole = new float[weights()];
    norms = new Norms(slot, arena, threads);
    examples = new PerExample(capacity, 1);
  }

  /** How many examples go through at once so that no row of pixels takes long. */
  static long room(Slot slot) {
    int size = ((Layer.Convolution) slot.layer()).size();
    long window = (long) slot.in().channels() * size * size + 1;
    return RowShares.WORK / (window * slot.out().channels() * slot.in().width());
  }

  static long floats(Slot slot, int capacity, int parts) {
    return parts * Products.floats(slot, capacity)
        + GROUPS * Arena.padded(slot.weights())
        + Norms.floats(slot);
  }

  /** How many floats it takes on the heap. */
  static long heap(Slot slot, int capacity, int parts) {
    int size = ((Layer.Convolution) slot.layer()).size();
    return parts * Filters.floats(slot.in(), size, capacity)
        + parts * Filters.floats(slot.out(), size, capacity)
        + parts * Band.floats(slot.in(), size, capacity, 0)
        + Norms.heap(slot)
        + 3L * slot.weights();
  }

  @Override
  public int weights() {
    return filters * columns;
  }

  @Override
  public void initialise(UniformRandomProvider random, float[] values, int start) {
    float bound = (float) (1 / Math.sqrt(columns - 1.0));
    for (int r = start; r < start + weights(); r += columns) {
      threads.check();
      for (int i = r; i < r + columns; i++) {
        values[i] = (2 * random.nextFloat() - 1) * bound;
      }
    }
  }

  @Override
  public void forward(int batch, boolean training) {
    this.batch = batch;
    weights.get(start, w, 0, w.length);
    threads.run(forward);
  }

  private void forward(int part, int parts) {
    straight[part].apply(in.value, batch, w, out.value, first(part, parts), first(part + 1, parts));
  }

  private int first(int part, int parts) {
    return shape.height() * part / parts;
  }

  @Override
  public void backward(int batch) {
    this.batch = batch;
    if (around.length > 0) {
      turn();
      threads.run(backward);
    }
  }

  /** Writes the filters turned around, by channel, with a zero in place of the bias. */
  private void turn() {
    int window = size * size;
    int stride = filters * window + 1;
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < shape.channels(); c++) {
        for (int k = 0; k < window; k++) {
          turned[c * stride + f * window + k] = w[f * columns + c * window + window - 1 - k];
        }
      }
    }
  }

  private void backward(int part, int parts) {
    around[part].apply(
        out.delta, batch, turned, in.delta, first(part, parts), first(part + 1, parts));
  }

  @Override
  public void accumulate(int batch, float alpha, float beta, NativeFloats target) {
    this.batch = batch;
    threads.run(gather);
    sums[0].get(0, whole, 0, whole.length);
    for (int g = 1; g < GROUPS; g++) {
      sums[g].get(0, sum, 0, sum.length);
      add(sum, whole);
    }
    transpose(alpha);
    if (beta != 0) {
      target.get(start, whole, 0, whole.length);
      add(whole, beta, sum);
    }
    target.put(start, sum, 0, sum.length);
  }

  private static void add(float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  private static void add(float[] from, float factor, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  private void transpose(float alpha) {
    for (int f = 0; f < filters; f++) {
      for (int k = 0; k < columns; k++) {
        sum[f * columns + k] = alpha * whole[k * filters + f];
      }
    }
  }

  private void gather(int part, int parts) {
    for (int g = GROUPS * part / parts; g < GROUPS * (part + 1) / parts; g++) {
      products[part].sum(
          in.value, out.delta, batch, first(g, GROUPS), first(g + 1, GROUPS), sums[g], threads);
    }
  }

  @Override
  public void squares(int batch, float[] sum) {
    norms.add(in.value, out.delta, batch, sum);
  }

  @Override
  public void scale(int batch, float[] factor) {
    examples.scale(0, out.delta, 0, out.features, batch, factor);
  }
}
