package org.tattle.nn.stage;

import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;

/**
 * The gradient of a convolution by its weights over some rows of pixels, for one thread: the
 * product of the matrix of what each place in the window sees, ones for the bias below, and the
 * gradients by the output. Transposed, {@code [channels * size * size + 1, filters]}: the library
 * is faster with more rows than columns.
 *
 * <p>Long rows go in parts and short ones together, so that both matrices stay in the second level
 * of cache and are worth a call.
 */
final class Products {
  /** Floats of the larger matrix at most, and pixels of a part at least. */
  private static final int MOST = 1 << 16;

  private static final int LEAST = 256;

  private final Shape in;
  private final int filters;
  private final int columns;
  private final int run;
  private final Band band;
  private final NativeFloats seen;
  private final NativeFloats deltas;

  Products(Slot slot, int above, int capacity, Arena arena) {
    Layer.Convolution layer = (Layer.Convolution) slot.layer();
    in = slot.in();
    filters = layer.filters();
    columns = columns(slot);
    run = run(slot, capacity);
    band = new Band(in, layer.size(), above, capacity, 0);
    seen = arena.take(columns * run);
    deltas = arena.take(filters * run);
  }

  static long floats(Slot slot, int capacity) {
    int run = run(slot, capacity);
    return Arena.padded((long) columns(slot) * run)
        + Arena.padded((long) slot.out().channels() * run);
  }

  private static int columns(Slot slot) {
    int size = ((Layer.Convolution) slot.layer()).size();
    return slot.in().channels() * size * size + 1;
  }

  private static int run(Slot slot, int capacity) {
    int run = Math.max(LEAST, MOST / columns(slot) / 16 * 16);
    return (int) Math.min(run, (long) slot.in().height() * slot.in().width() * capacity);
  }

  /**
   * Sums over rows {@code from .. to} of pixels.
   *
   * @param images {@code [channels, height, width, batch]}
   * @param outputs gradients by the output, {@code [filters, height, width, batch]}
   * @param sum {@code [channels * size * size + 1, filters]}, overwritten
   */
  void sum(
      float[] images,
      float[] outputs,
      int batch,
      int from,
      int to,
      NativeFloats sum,
      StepThreads threads) {
    int width = in.width() * batch;
    int plane = in.height() * width;
    int together = Math.max(1, run / width);
    sum.fill(0, columns * filters, 0);
    band.start(images, batch, from);
    for (int y = from; y < to; y += together) {
      int count = Math.min(together, to - y);
      for (int i = 0; i < count; i++) {
        float[][] rows = band.next();
        for (int start = 0; start < width; start += run) {
          threads.check();
          int n = Math.min(run, width - start);
          int all = count > 1 ? count * width : n;
          take(rows, start, n, i * n, all);
          take(outputs, plane, (y + i) * width + start, n, i * n, all);
          if (i == count - 1) {
            add(all, sum);
          }
        }
      }
    }
  }

  /** Copies {@code n} pixels that the window sees to columns {@code at ..} of {@code all}. */
  private void take(float[][] rows, int start, int n, int at, int all) {
    for (int r = 0; r < rows.length; r++) {
      seen.put(r * all + at, rows[r], start, n);
    }
    seen.fill(rows.length * all + at, n, 1);
  }

  private void take(float[] outputs, int plane, int start, int n, int at, int all) {
    for (int f = 0; f < filters; f++) {
      deltas.put(f * all + at, outputs, f * plane + start, n);
    }
  }

  private void add(int n, NativeFloats sum) {
    Blas.gemm(
        false,
        true,
        columns,
        filters,
        n,
        1,
        seen.pointer(),
        n,
        deltas.pointer(),
        n,
        1,
        sum.pointer(),
        filters);
  }
}
