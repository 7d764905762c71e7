package org.tattle.nn.stage;

import java.util.Arrays;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Shape;

/**
 * A convolution as it is defined, for one thread: each filter's row of output is its bias plus the
 * sum of the rows that its window sees, each times its weight.
 *
 * <p>Rows are added four at a time, so that the sum is loaded and stored once for each four; Java
 * 17 vectorises no loop much larger. A few filters take their turns on the same four rows while all
 * are in the first level of cache. Multiplication and addition are rounded apart, as Java has it,
 * so the result is the same on all processors.
 */
final class Filters {
  private static final int BLOCK = 32;
  private static final int RUN = 1024;

  private final Band band;
  private final int count;
  private final Shape in;
  private final StepThreads threads;
  private final float[][] sums;

  Filters(Shape in, int count, int size, int above, int capacity, StepThreads threads) {
    this.in = in;
    this.count = count;
    this.threads = threads;
    band = new Band(in, size, above, capacity, Math.min(count, BLOCK));
    sums = band.spare();
  }

  static long floats(Shape in, int size, int capacity) {
    return Band.floats(in, size, capacity, BLOCK);
  }

  /**
   * Computes rows {@code from .. to} of pixels of the output.
   *
   * @param images {@code [channels, height, width, batch]}
   * @param weights {@code [count, channels * size * size + 1]}, the bias last
   * @param out {@code [count, height, width, batch]}
   */
  void apply(float[] images, int batch, float[] weights, float[] out, int from, int to) {
    int width = in.width() * batch;
    band.start(images, batch, from);
    for (int y = from; y < to; y++) {
      float[][] rows = band.next();
      for (int first = 0; first < count; first += BLOCK) {
        int last = Math.min(count, first + BLOCK);
        for (int start = 0; start < width; start += RUN) {
          threads.check();
          int end = Math.min(width, start + RUN);
          sum(rows, weights, first, last, start, end);
          for (int f = first; f < last; f++) {
            int at = (f * in.height() + y) * width + start;
            System.arraycopy(sums[f - first], start, out, at, end - start);
          }
        }
      }
    }
  }

  private void sum(float[][] rows, float[] w, int first, int last, int from, int to) {
    int columns = rows.length + 1;
    for (int f = first; f < last; f++) {
      Arrays.fill(sums[f - first], from, to, w[f * columns + rows.length]);
    }
    int r = 0;
    for (; r + 4 <= rows.length; r += 4) {
      for (int f = first; f < last; f++) {
        int at = f * columns + r;
        add(
            rows[r],
            rows[r + 1],
            rows[r + 2],
            rows[r + 3],
            w[at],
            w[at + 1],
            w[at + 2],
            w[at + 3],
            sums[f - first],
            from,
            to);
      }
    }
    for (; r < rows.length; r++) {
      for (int f = first; f < last; f++) {
        add(rows[r], w[f * columns + r], sums[f - first], from, to);
      }
    }
  }

  private static void add(
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float p,
      float q,
      float r,
      float s,
      float[] sum,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      sum[i] += p * a[i] + q * b[i] + r * c[i] + s * d[i];
    }
  }

  private static void add(float[] a, float p, float[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += p * a[i];
    }
  }
}
