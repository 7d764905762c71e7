package org.tattle.nn.stage;

import java.util.Arrays;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;

/**
 * The largest or the mean of each {@code size x size} window of {@code [channels, height, width,
 * batch]}; pixels that fill no window are left out. Backwards, the gradient goes to the first of
 * the largest values, or to all of a window in equal shares.
 *
 * <p>For each place in the window, the pixels of a row of windows that lie there are copied side by
 * side: loops over them are long, and all their arrays have one index, without which Java 17 does
 * not vectorise them.
 */
final class PoolStage extends SharedStage {
  private final Shape shape;
  private final Shape pooled;
  private final int size;
  private final boolean largest;
  private final Signal in;
  private final Signal out;
  private final Lane[] lanes;

  PoolStage(Slot slot, Signal in, Signal out, StepThreads threads, int capacity) {
    super(threads);
    shape = slot.in();
    pooled = slot.out();
    largest = slot.layer() instanceof Layer.MaxPool;
    size = slot.layer() instanceof Layer.MaxPool max ? max.size() : mean(slot.layer());
    this.in = in;
    this.out = out;
    lanes = new Lane[threads.size()];
    Arrays.setAll(lanes, i -> new Lane(shape.width() * capacity, pooled.width() * capacity));
  }

  private static int mean(Layer layer) {
    return ((Layer.MeanPool) layer).size();
  }

  @Override
  void forward(int part, int parts) {
    int rows = pooled.channels() * pooled.height();
    for (int row = rows * part / parts; row < rows * (part + 1) / parts; row++) {
      forward(row, lanes[part]);
    }
  }

  private void forward(int row, Lane lane) {
    int n = pooled.width() * batch();
    for (int i = 0; i < size; i++) {
      load(row, i, lane);
      for (int j = 0; j < size; j++) {
        gather(j, lane.pixels, i + j == 0 ? lane.whole : lane.value);
        if (i + j > 0 && largest) {
          larger(lane.value, lane.whole, n);
        } else if (i + j > 0) {
          add(lane.value, lane.whole, n);
        }
      }
    }
    if (!largest) {
      times(lane.whole, 1f / (size * size), lane.whole, n);
    }
    System.arraycopy(lane.whole, 0, out.value, row * n, n);
  }

  @Override
  void backward(int part, int parts) {
    int plane = shape.height() * shape.width() * batch();
    int from = shape.channels() * part / parts;
    int to = shape.channels() * (part + 1) / parts;
    if (pooled.height() * size < shape.height()) {
      Arrays.fill(in.delta, from * plane, to * plane, 0);
    }
    Arrays.fill(lanes[part].deltas, 0);
    for (int row = from * pooled.height(); row < to * pooled.height(); row++) {
      backward(row, lanes[part]);
    }
  }

  private void backward(int row, Lane lane) {
    int n = pooled.width() * batch();
    System.arraycopy(out.value, row * n, lane.whole, 0, n);
    System.arraycopy(out.delta, row * n, lane.rest, 0, n);
    if (!largest) {
      times(lane.rest, 1f / (size * size), lane.given, n);
    }
    for (int i = 0; i < size; i++) {
      load(row, i, lane);
      for (int j = 0; j < size; j++) {
        if (largest) {
          gather(j, lane.pixels, lane.value);
          give(lane.value, lane.whole, lane.rest, lane.given, n);
        }
        scatter(j, lane.given, lane.deltas);
      }
      int width = shape.width() * batch();
      System.arraycopy(lane.deltas, 0, in.delta, pixels(row, i), width);
    }
  }

  /** Copies row {@code i} of pixels of a row of windows, counted over channels. */
  private void load(int row, int i, Lane lane) {
    System.arraycopy(in.value, pixels(row, i), lane.pixels, 0, shape.width() * batch());
  }

  private int pixels(int row, int i) {
    int channel = row / pooled.height();
    int y = row % pooled.height() * size + i;
    return (channel * shape.height() + y) * shape.width() * batch();
  }

  /** Copies the pixel at place {@code j} of each window. */
  private void gather(int j, float[] pixels, float[] to) {
    int batch = batch();
    for (int x = 0; x < pooled.width(); x++) {
      System.arraycopy(pixels, (x * size + j) * batch, to, x * batch, batch);
    }
  }

  private void scatter(int j, float[] values, float[] pixels) {
    int batch = batch();
    for (int x = 0; x < pooled.width(); x++) {
      System.arraycopy(values, x * batch, pixels, (x * size + j) * batch, batch);
    }
  }

  private static void larger(float[] value, float[] top, int n) {
    for (int i = 0; i < n; i++) {
      top[i] = Math.max(top[i], value[i]);
    }
  }

  private static void add(float[] value, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += value[i];
    }
  }

  private static void times(float[] value, float factor, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = value[i] * factor;
    }
  }

  /** Gives what is left of the gradient to values that equal the largest, without a branch. */
  private static void give(float[] value, float[] top, float[] rest, float[] given, int n) {
    for (int i = 0; i < n; i++) {
      float share = rest[i] * (1 - Math.min((top[i] - value[i]) * 1e38f, 1));
      given[i] = share;
      rest[i] -= share;
    }
  }

  /** Rows of windows, for one thread. */
  private static final class Lane {
    private final float[] pixels;
    private final float[] deltas;
    private final float[] value;
    private final float[] whole;
    private final float[] rest;
    private final float[] given;

    Lane(int row, int capacity) {
      pixels = new float[row];
      deltas = new float[row];
      value = new float[capacity];
      whole = new float[capacity];
      rest = new float[capacity];
      given = new float[capacity];
    }
  }
}
