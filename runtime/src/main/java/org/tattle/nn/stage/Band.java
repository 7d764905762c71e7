package org.tattle.nn.stage;

import java.util.Arrays;
import org.tattle.nn.network.Shape;

/**
 * What the windows around one row of pixels see of images {@code [channels, height, width, batch]}:
 * for each place in the window, in the order of a filter's weights, the row of pixels that lies
 * there, {@code [width, batch]}, with zeros beyond the edges. One instance serves one thread.
 *
 * <p>With the batch innermost, a row seen from a pixel further is the same run of floats, shifted
 * by a batch. Each is copied to an array of its own, since Java 17 vectorises a loop over several
 * arrays only where all have the same index. A row is copied when it comes into sight, once for
 * each column of the window, and kept while the window moves down.
 *
 * <p>Arrays that are allocated one after another usually stay so. Their lengths, with their
 * headers, are made whole lines of cache, so that all of them start at the same place on a line and
 * the vectors of all are aligned where those of one are: a third faster.
 */
final class Band {
  private static final int LINE = 16;
  private static final int HEADER = 4;

  private final Shape in;
  private final int size;
  private final int above;
  private final float[][] kept;
  private final float[][] seen;
  private final float[] zeros;
  private final float[][] spare;
  private float[] images;
  private int batch;
  private int y;

  /**
   * @param size the height and the width of the window
   * @param above how many rows and columns of it lie before the pixel
   * @param spare how many rows the caller wants beside
   */
  Band(Shape in, int size, int above, int capacity, int spare) {
    this.in = in;
    this.size = size;
    this.above = above;
    int places = in.channels() * size * size;
    float[][] all = new float[places + 1 + spare][length(in, capacity)];
    kept = Arrays.copyOf(all, places);
    zeros = all[places];
    this.spare = Arrays.copyOfRange(all, places + 1, all.length);
    seen = new float[places][];
  }

  /** Rows for the caller, aligned like those that it sees. */
  float[][] spare() {
    return spare;
  }

  private static int length(Shape in, int capacity) {
    int floats = in.width() * capacity;
    return (floats + HEADER + LINE - 1) / LINE * LINE - HEADER;
  }

  static long floats(Shape in, int size, int capacity, int spare) {
    return (in.channels() * (long) size * size + 1 + spare) * length(in, capacity);
  }

  /** Starts above row {@code y} of new images. */
  void start(float[] images, int batch, int y) {
    this.images = images;
    this.batch = batch;
    this.y = y;
    for (int row = y - above; row < y - above + size - 1; row++) {
      keep(row);
    }
  }

  /**
   * Moves down to the next row.
   *
   * @return {@code [channels * size * size][width * batch]}, not to be written to
   */
  float[][] next() {
    keep(y - above + size - 1);
    int place = 0;
    for (int c = 0; c < in.channels(); c++) {
      for (int row = y - above; row < y - above + size; row++) {
        for (int j = 0; j < size; j++, place++) {
          seen[place] = within(row, j) ? kept[place(c, row, j)] : zeros;
        }
      }
    }
    y++;
    return seen;
  }

  private boolean within(int row, int j) {
    return row >= 0 && row < in.height() && Math.abs(j - above) < in.width();
  }

  private int place(int c, int row, int j) {
    return (c * size + Math.floorMod(row, size)) * size + j;
  }

  private void keep(int row) {
    int width = in.width() * batch;
    for (int c = 0; c < in.channels(); c++) {
      for (int j = 0; j < size; j++) {
        if (within(row, j)) {
          int from = (c * in.height() + row) * width;
          shift(from, (j - above) * batch, width, kept[place(c, row, j)]);
        }
      }
    }
  }

  private void shift(int from, int shift, int width, float[] to) {
    if (shift <= 0) {
      Arrays.fill(to, 0, -shift, 0);
      System.arraycopy(images, from, to, -shift, width + shift);
    } else {
      System.arraycopy(images, from + shift, to, 0, width - shift);
      Arrays.fill(to, width - shift, width, 0);
    }
  }
}
