package org.tattle.nn.stage;

import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;

/**
 * The squared norm of each example's gradient by the weights of a convolution. Examples are taken
 * out of a batch some at a time, since those of a feature share lines of cache.
 */
final class Norms {
  private static final int BLOCK = 8;

  private final Shape in;
  private final StepThreads threads;
  private final Products products;
  private final NativeFloats gradient;
  private final float[][] images;
  private final float[][] deltas;
  private final float[] values;

  Norms(Slot slot, Arena arena, StepThreads threads) {
    int size = ((Layer.Convolution) slot.layer()).size();
    in = slot.in();
    this.threads = threads;
    products = new Products(slot, (size - 1) / 2, 1, arena);
    gradient = arena.take(slot.weights());
    images = new float[BLOCK][in.size()];
    deltas = new float[BLOCK][slot.out().size()];
    values = new float[slot.weights()];
  }

  static long floats(Slot slot) {
    return Products.floats(slot, 1) + Arena.padded(slot.weights());
  }

  /** How many floats it takes on the heap. */
  static long heap(Slot slot) {
    return (long) BLOCK * (slot.in().size() + slot.out().size()) + slot.weights();
  }

  /**
   * Adds each example's to {@code sum[batch]}.
   *
   * @param inputs {@code [channels, height, width, batch]}
   * @param outputs gradients by the outputs, {@code [filters, height, width, batch]}
   */
  void add(float[] inputs, float[] outputs, int batch, float[] sum) {
    for (int from = 0; from < batch; from += BLOCK) {
      threads.check();
      int n = Math.min(BLOCK, batch - from);
      take(inputs, batch, from, n, images);
      take(outputs, batch, from, n, deltas);
      for (int i = 0; i < n; i++) {
        sum[from + i] += square(images[i], deltas[i]);
      }
    }
  }

  private static void take(float[] signal, int batch, int from, int n, float[][] examples) {
    for (int i = 0; i < examples[0].length; i++) {
      for (int b = 0; b < n; b++) {
        examples[b][i] = signal[i * batch + from + b];
      }
    }
  }

  private float square(float[] image, float[] delta) {
    products.sum(image, delta, 1, 0, in.height(), gradient, threads);
    gradient.get(0, values, 0, values.length);
    double sum = 0;
    for (float v : values) {
      sum += v * v;
    }
    return (float) sum;
  }
}
