package org.tattle.nn;

import java.util.Arrays;

/**
 * The largest or the mean of each {@code size x size} window of {@code [channels, height, width,
 * batch]}; pixels that fill no window are left out. Backwards, the gradient goes to the first of
 * the largest values, or to all of a window in equal shares.
 */
final class PoolStage implements Stage {
  private final Shape shape;
  private final Shape pooled;
  private final int size;
  private final boolean largest;
  private final Signal in;
  private final Signal out;
  private final Crew crew;
  private final float[][] rests;

  /** Where in the image each value of a window is, from its first. */
  private final int[] places;

  private final Crew.Task forward = this::forward;
  private final Crew.Task backward = this::backward;
  private int batch;

  PoolStage(Slot slot, Signal in, Signal out, Crew crew, int capacity) {
    shape = slot.in();
    pooled = slot.out();
    largest = slot.layer() instanceof Layer.MaxPool;
    size = slot.layer() instanceof Layer.MaxPool max ? max.size() : mean(slot.layer());
    this.in = in;
    this.out = out;
    this.crew = crew;
    rests = new float[crew.size()][capacity];
    places = new int[size * size];
    Arrays.setAll(places, k -> k / size * shape.width() + k % size);
  }

  private static int mean(Layer layer) {
    return ((Layer.MeanPool) layer).size();
  }

  @Override
  public void forward(int batch, boolean training) {
    this.batch = batch;
    crew.run(forward);
  }

  @Override
  public void backward(int batch) {
    this.batch = batch;
    crew.run(backward);
  }

  private void forward(int part, int parts) {
    int rows = pooled.channels() * pooled.height();
    for (int row = rows * part / parts; row < rows * (part + 1) / parts; row++) {
      for (int x = 0; x < pooled.width(); x++) {
        window((row * pooled.width() + x) * batch, pixel(row, x));
      }
    }
  }

  private void window(int to, int pixel) {
    System.arraycopy(in.value, pixel, out.value, to, batch);
    for (int k = 1; k < size * size; k++) {
      if (largest) {
        larger(in.value, pixel + places[k] * batch, out.value, to, batch);
      } else {
        add(in.value, pixel + places[k] * batch, out.value, to, batch);
      }
    }
    if (!largest) {
      times(out.value, to, batch, 1f / (size * size));
    }
  }

  private void backward(int part, int parts) {
    int plane = shape.height() * shape.width() * batch;
    int from = shape.channels() * part / parts;
    int to = shape.channels() * (part + 1) / parts;
    if (pooled.height() * size < shape.height() || pooled.width() * size < shape.width()) {
      Arrays.fill(in.delta, from * plane, to * plane, 0);
    }
    for (int row = from * pooled.height(); row < to * pooled.height(); row++) {
      for (int x = 0; x < pooled.width(); x++) {
        backward((row * pooled.width() + x) * batch, pixel(row, x), rests[part]);
      }
    }
  }

  private void backward(int from, int pixel, float[] rest) {
    if (largest) {
      System.arraycopy(out.delta, from, rest, 0, batch);
    }
    for (int k = 0; k < size * size; k++) {
      int at = pixel + places[k] * batch;
      if (largest) {
        give(in, at, out.value, from, rest, batch);
      } else {
        share(out.delta, from, in.delta, at, batch, 1f / (size * size));
      }
    }
  }

  /** Where the window at {@code x} in a row of windows, counted over channels, starts. */
  private int pixel(int row, int x) {
    int channel = row / pooled.height();
    int y = row % pooled.height() * size;
    return ((channel * shape.height() + y) * shape.width() + x * size) * batch;
  }

  private static void larger(float[] v, int from, float[] top, int to, int n) {
    for (int b = 0; b < n; b++) {
      top[to + b] = Math.max(top[to + b], v[from + b]);
    }
  }

  private static void add(float[] v, int from, float[] sum, int to, int n) {
    for (int b = 0; b < n; b++) {
      sum[to + b] += v[from + b];
    }
  }

  private static void times(float[] v, int from, int n, float factor) {
    for (int b = 0; b < n; b++) {
      v[from + b] *= factor;
    }
  }

  private static void share(float[] d, int from, float[] to, int at, int n, float factor) {
    for (int b = 0; b < n; b++) {
      to[at + b] = d[from + b] * factor;
    }
  }

  /** Gives what is left of the gradient to values that equal the largest, without a branch. */
  private static void give(Signal in, int at, float[] top, int from, float[] rest, int n) {
    float[] value = in.value;
    float[] delta = in.delta;
    for (int b = 0; b < n; b++) {
      float given = rest[b] * (1 - Math.min((top[from + b] - value[at + b]) * 1e38f, 1));
      delta[at + b] = given;
      rest[b] -= given;
    }
  }
}
