package org.tattle.nn;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A convolution: {@code z[f, y, x] = b[f] + sum over c, i, j of w[f, c, i, j] v[c, y + i - p, x + j
 * - p]}, with weights {@code [filters, channels * size * size + 1]}, the bias last. The gradient by
 * the input is the convolution of the gradient by the output with the filters turned around.
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
  private final Crew crew;
  private final Piece weights;
  private final int start;
  private final int columns;
  private final Lane[] lanes;
  private final Piece turned;
  private final Piece[] sums;
  private final boolean wanted;
  private final float[] straight;
  private final float[] around;
  private final Norms norms;
  private final Crew.Task forward = this::forward;
  private final Crew.Task backward = this::backward;
  private final Crew.Task gather = this::gather;
  private int batch;

  ConvolutionStage(
      Slot slot,
      Signal in,
      Signal out,
      Crew crew,
      Arena arena,
      Piece weights,
      int start,
      int capacity,
      boolean wanted) {
    Layer.Convolution layer = (Layer.Convolution) slot.layer();
    shape = slot.in();
    size = layer.size();
    filters = layer.filters();
    this.in = in;
    this.out = out;
    this.crew = crew;
    this.weights = weights;
    this.start = start;
    this.wanted = wanted;
    columns = shape.channels() * size * size + 1;
    lanes = new Lane[crew.size()];
    Arrays.setAll(lanes, i -> new Lane(slot, arena, weights, capacity, wanted));
    turned = arena.take(shape.channels() * (filters * size * size + 1));
    sums = new Piece[GROUPS];
    Arrays.setAll(sums, i -> arena.take(slot.weights()));
    straight = new float[wanted ? weights() : 0];
    around = new float[wanted ? turned.size() : 0];
    norms = new Norms(slot, arena, crew);
  }

  /** How many examples go through at once so that no native call takes long. */
  static long room(Slot slot) {
    int size = ((Layer.Convolution) slot.layer()).size();
    long window = (long) slot.in().channels() * size * size + 1;
    return Split.WORK / (window * slot.out().channels() * slot.in().width());
  }

  static long floats(Slot slot, int capacity, int parts) {
    Layer.Convolution layer = (Layer.Convolution) slot.layer();
    Shape in = slot.in();
    int size = layer.size();
    return parts * Lane.floats(slot, capacity)
        + Arena.padded((long) in.channels() * (layer.filters() * size * size + 1))
        + GROUPS * Arena.padded(slot.weights())
        + Norms.floats(slot);
  }

  @Override
  public int weights() {
    return filters * columns;
  }

  @Override
  public void initialise(UniformRandomProvider random, float[] values, int start) {
    float bound = (float) (1 / Math.sqrt(columns - 1.0));
    for (int r = start; r < start + weights(); r += columns) {
      crew.check();
      for (int i = r; i < r + columns; i++) {
        values[i] = (2 * random.nextFloat() - 1) * bound;
      }
    }
  }

  @Override
  public void forward(int batch, boolean training) {
    this.batch = batch;
    crew.run(forward);
  }

  private void forward(int part, int parts) {
    Lane lane = lanes[part];
    int width = shape.width() * batch;
    for (int y = first(part, parts); y < first(part + 1, parts); y++) {
      crew.check();
      lane.patches.build(in.value, batch, y, false);
      FloatPointer w = weights.to(lane.left, start);
      lane.multiply(filters, columns, width, w, lane.patches.columns());
      lane.store(out.value, filters, shape.height(), y, width);
    }
  }

  private int first(int part, int parts) {
    return shape.height() * part / parts;
  }

  @Override
  public void backward(int batch) {
    this.batch = batch;
    if (wanted) {
      turn();
      crew.run(backward);
    }
  }

  /** Writes the filters turned around, by channel, with a zero in place of the bias. */
  private void turn() {
    int window = size * size;
    float[] w = straight;
    float[] t = around;
    weights.get(start, w, 0, w.length);
    int stride = filters * window + 1;
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < shape.channels(); c++) {
        for (int k = 0; k < window; k++) {
          t[c * stride + f * window + k] = w[f * columns + c * window + window - 1 - k];
        }
      }
    }
    turned.put(0, t, 0, t.length);
  }

  private void backward(int part, int parts) {
    Lane lane = lanes[part];
    int width = shape.width() * batch;
    for (int y = first(part, parts); y < first(part + 1, parts); y++) {
      crew.check();
      lane.back.build(out.delta, batch, y, true);
      FloatPointer w = turned.to(lane.left, 0);
      lane.multiply(shape.channels(), filters * size * size + 1, width, w, lane.back.columns());
      lane.store(in.delta, shape.channels(), shape.height(), y, width);
    }
  }

  @Override
  public void accumulate(int batch, float alpha, float beta, Piece target) {
    this.batch = batch;
    crew.run(gather);
    FloatPointer to = target.to(lanes[0].left, start);
    if (beta != 1) {
      Blas.scale(weights(), beta, to);
    }
    for (Piece sum : sums) {
      Blas.axpy(weights(), alpha, sum.pointer(), to);
    }
  }

  private void gather(int part, int parts) {
    Lane lane = lanes[part];
    int width = shape.width() * batch;
    for (int g = GROUPS * part / parts; g < GROUPS * (part + 1) / parts; g++) {
      float beta = 0;
      for (int y = first(g, GROUPS); y < first(g + 1, GROUPS); y++, beta = 1) {
        crew.check();
        lane.patches.build(in.value, batch, y, false);
        lane.load(out.delta, filters, shape.height(), y, width);
        Piece x = lane.patches.columns();
        FloatPointer sum = sums[g].to(lane.left, 0);
        Blas.gemm(
            false,
            true,
            filters,
            columns,
            width,
            1,
            lane.tile.pointer(),
            width,
            x.pointer(),
            width,
            beta,
            sum,
            columns);
      }
      if (beta == 0) {
        sums[g].fill(0, weights(), 0);
      }
    }
  }

  @Override
  public void squares(int batch, float[] sum) {
    for (int b = 0; b < batch; b++) {
      crew.check();
      sum[b] += norms.square(in.value, out.delta, batch, b);
    }
  }

  @Override
  public void scale(int batch, float[] factor) {
    Columns.scale(out.delta, 0, out.features, batch, factor);
  }

  /** What a thread needs of its own. */
  private static final class Lane {
    private final Patches patches;
    private final Patches back;
    private final Piece tile;
    private final FloatPointer left;

    Lane(Slot slot, Arena arena, Piece weights, int capacity, boolean wanted) {
      int size = ((Layer.Convolution) slot.layer()).size();
      patches = new Patches(slot.in(), size, capacity, arena);
      back = wanted ? new Patches(slot.out(), size, capacity, arena) : null;
      tile = arena.take(tile(slot, capacity));
      left = weights.at(0);
    }

    static long floats(Slot slot, int capacity) {
      int size = ((Layer.Convolution) slot.layer()).size();
      return Patches.floats(slot.in(), size, capacity)
          + Patches.floats(slot.out(), size, capacity)
          + Arena.padded(tile(slot, capacity));
    }

    private static int tile(Slot slot, int capacity) {
      int planes = Math.max(slot.in().channels(), slot.out().channels());
      return planes * slot.in().width() * capacity;
    }

    /** Writes the product with a row's matrix to the tile. */
    void multiply(int rows, int inner, int width, FloatPointer w, Piece x) {
      Blas.gemm(
          false,
          false,
          rows,
          width,
          inner,
          1,
          w,
          inner,
          x.pointer(),
          width,
          0,
          tile.pointer(),
          width);
    }

    void store(float[] images, int planes, int height, int y, int width) {
      for (int p = 0; p < planes; p++) {
        tile.get(p * width, images, (p * height + y) * width, width);
      }
    }

    void load(float[] images, int planes, int height, int y, int width) {
      for (int p = 0; p < planes; p++) {
        tile.put(p * width, images, (p * height + y) * width, width);
      }
    }
  }
}
