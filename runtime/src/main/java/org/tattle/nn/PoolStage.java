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
    int windows = out.features;
    for (int o = windows * part / parts; o < windows * (part + 1) / parts; o++) {
      int to = o * batch;
      System.arraycopy(in.value, pixel(o, 0), out.value, to, batch);
      for (int k = 1; k < size * size; k++) {
        if (largest) {
          larger(in.value, pixel(o, k), out.value, to, batch);
        } else {
          add(in.value, pixel(o, k), out.value, to, batch);
        }
      }
      if (!largest) {
        times(out.value, to, batch, 1f / (size * size));
      }
    }
  }

  private void backward(int part, int parts) {
    int channels = shape.channels();
    int plane = shape.height() * shape.width() * batch;
    int from = channels * part / parts;
    int to = channels * (part + 1) / parts;
    Arrays.fill(in.delta, from * plane, to * plane, 0);
    int windows = pooled.height() * pooled.width();
    for (int o = from * windows; o < to * windows; o++) {
      if (largest) {
        System.arraycopy(out.delta, o * batch, rests[part], 0, batch);
      }
      for (int k = 0; k < size * size; k++) {
        if (largest) {
          give(in, pixel(o, k), out.value, o * batch, rests[part], batch);
        } else {
          share(out.delta, o * batch, in.delta, pixel(o, k), batch, 1f / (size * size));
        }
      }
    }
  }

  /** Where the values of place {@code k} of window {@code o} start. */
  private int pixel(int o, int k) {
    int channel = o / (pooled.height() * pooled.width());
    int y = o / pooled.width() % pooled.height() * size + k / size;
    int x = o % pooled.width() * size + k % size;
    return ((channel * shape.height() + y) * shape.width() + x) * batch;
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
