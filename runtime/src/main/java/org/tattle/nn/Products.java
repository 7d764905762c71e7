package org.tattle.nn;

/**
 * The gradient of a convolution by its weights over some rows of pixels, for one thread: for each
 * row, the product of the matrix of what each place in the window sees, ones for the bias below,
 * and the gradients by the output. Transposed, {@code [channels * size * size + 1, filters]}: the
 * library is faster with more rows than columns.
 *
 * <p>Long rows go in parts, so that both matrices stay in the second level of cache.
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
  private final Piece seen;
  private final Piece deltas;

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
    return Math.min(run, slot.in().width() * capacity);
  }

  /**
   * Sums over rows {@code from .. to} of pixels.
   *
   * @param images {@code [channels, height, width, batch]}
   * @param outputs gradients by the output, {@code [filters, height, width, batch]}
   * @param sum {@code [channels * size * size + 1, filters]}, overwritten
   */
  void sum(float[] images, float[] outputs, int batch, int from, int to, Piece sum, Crew crew) {
    int width = in.width() * batch;
    if (from == to) {
      sum.fill(0, columns * filters, 0);
      return;
    }
    band.start(images, batch, from);
    for (int y = from; y < to; y++) {
      float[][] rows = band.next();
      for (int start = 0; start < width; start += run) {
        crew.check();
        int n = Math.min(run, width - start);
        for (int r = 0; r < rows.length; r++) {
          seen.put(r * n, rows[r], start, n);
        }
        seen.fill(rows.length * n, n, 1);
        for (int f = 0; f < filters; f++) {
          deltas.put(f * n, outputs, (f * in.height() + y) * width + start, n);
        }
        add(n, y == from && start == 0 ? 0 : 1, sum);
      }
    }
  }

  private void add(int n, float beta, Piece sum) {
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
        beta,
        sum.pointer(),
        filters);
  }
}
