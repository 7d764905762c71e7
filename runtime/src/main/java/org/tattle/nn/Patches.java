package org.tattle.nn;

/**
 * Convolution of images {@code [channels, height, width, batch]} with windows of {@code size x
 * size}, zero-padded, as matrix products: for a row of pixels, the matrix of {@code [channels *
 * size * size, width * batch]} shifted copies times the weights.
 *
 * <p>With the batch innermost a shifted row of pixels is one run of floats, so the copies are block
 * copies and a row's matrix stays in the cache. One instance serves one thread.
 */
final class Patches {
  private final Shape in;
  private final int size;
  private final int before;
  private final Piece columns;

  Patches(Shape in, int size, int capacity, Arena arena) {
    this.in = in;
    this.size = size;
    before = (size - 1) / 2;
    columns = arena.take(rows(in, size) * in.width() * capacity);
  }

  static long floats(Shape in, int size, int capacity) {
    return Arena.padded((long) rows(in, size) * in.width() * capacity);
  }

  /** Rows of the matrix: a value for each place in the window, and a one. */
  private static int rows(Shape in, int size) {
    return in.channels() * size * size + 1;
  }

  Piece columns() {
    return columns;
  }

  /**
   * Builds the matrix for row {@code y} of pixels.
   *
   * @param mirrored whether windows extend where the others do not: for the way back
   */
  void build(float[] images, int batch, int y, boolean mirrored) {
    int width = in.width() * batch;
    int row = 0;
    int lead = mirrored ? size - 1 - before : before;
    for (int c = 0; c < in.channels(); c++) {
      for (int dy = -lead; dy < size - lead; dy++) {
        for (int dx = -lead; dx < size - lead; dx++, row++) {
          shifted(
              images, (c * in.height() + y + dy) * width, y + dy, dx * batch, row * width, width);
        }
      }
    }
    columns.fill(row * width, width, 1);
  }

  private void shifted(float[] images, int from, int y, int shift, int to, int width) {
    if (y < 0 || y >= in.height() || Math.abs(shift) >= width) {
      columns.fill(to, width, 0);
    } else if (shift <= 0) {
      columns.fill(to, -shift, 0);
      columns.put(to - shift, images, from, width + shift);
    } else {
      columns.put(to, images, from + shift, width - shift);
      columns.fill(to + width - shift, shift, 0);
    }
  }
}
