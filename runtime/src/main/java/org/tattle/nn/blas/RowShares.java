package org.tattle.nn.blas;

import org.bytedeco.javacpp.FloatPointer;
import org.tattle.run.Control;

/**
 * How the rows of a matrix product are shared among threads so that its bits do not depend on their
 * number.
 *
 * <p>A native product of some rows need not equal, to the last bit, those rows of the whole
 * product: kernels differ at the edges of tiles. On processors with AVX2, OpenBLAS agrees where the
 * cut is at a multiple of 12 rows. So the cuts are tried once, when the library is loaded, on
 * shapes like those of training. If a {@link #GRAIN} is found that never shows, each thread
 * multiplies its rows in one call; if not, everyone, one thread included, multiplies in calls of
 * {@link #CALL} rows.
 */
public final class RowShares {

  /** Rows are cut at multiples of this. */
  public static final int GRAIN;

  /** How many rows go into one native call at most. */
  public static final int CALL;

  /** Multiplications in one native call at most, where rows can be cut: some ten milliseconds. */
  public static final long WORK = 1L << 29;

  private static final int[][] SHAPES = {
    {128, 128, 601}, {256, 64, 785}, {100, 128, 129}, {72, 50, 31}, {128, 601, 128}, {257, 33, 10}
  };

  static {
    int grain = 0;
    for (int tried : new int[] {12, 16, 48}) {
      grain = grain == 0 && agrees(tried) ? tried : grain;
    }
    GRAIN = grain == 0 ? 64 : grain;
    CALL = grain == 0 ? 64 : Integer.MAX_VALUE;
  }

  private RowShares() {}

  /** Where part {@code part} of {@code parts} of {@code rows} rows starts. */
  public static int row(int rows, int part, int parts) {
    if (part == parts) {
      return rows;
    }
    long grains = rows / GRAIN;
    return (int) (grains * part / parts) * GRAIN;
  }

  /**
   * How many of {@code left} rows go into the next native call.
   *
   * @param work multiplications that one row takes
   */
  public static int call(int left, long work) {
    long bounded = Math.max(GRAIN, WORK / work / GRAIN * GRAIN);
    return (int) Math.min(left, Math.min(CALL, bounded));
  }

  /** Where part {@code part} of {@code parts} of {@code count} starts, where any cut will do. */
  public static int any(int count, int part, int parts) {
    return part == parts ? count : (int) ((long) count * part / parts) / 16 * 16;
  }

  private static boolean agrees(int grain) {
    for (int[] shape : SHAPES) {
      for (int kind = 0; kind < 4; kind++) {
        if (!agrees(grain, shape[0], shape[1], shape[2], (kind & 1) > 0, (kind & 2) > 0)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean agrees(int grain, int m, int n, int k, boolean transA, boolean transB) {
    try (Arena arena =
        new Arena(
            Arena.padded(m * k) + Arena.padded(n * k) + 2 * Arena.padded(m * n), Control.NONE)) {
      NativeFloats a = wave(arena.take(m * k));
      NativeFloats b = wave(arena.take(n * k));
      NativeFloats whole = wave(arena.take(m * n));
      NativeFloats parts = wave(arena.take(m * n));
      int lda = transA ? m : k;
      int ldb = transB ? k : n;
      FloatPointer right = b.pointer();
      Blas.gemm(transA, transB, m, n, k, -0.3f, a.pointer(), lda, right, ldb, 1, whole.at(0), n);
      int cut = m / 2 / grain * grain;
      int rest = m - cut;
      FloatPointer below = a.at(transA ? cut : cut * k);
      FloatPointer to = parts.at(cut * n);
      Blas.gemm(transA, transB, cut, n, k, -0.3f, a.at(0), lda, right, ldb, 1, parts.at(0), n);
      Blas.gemm(transA, transB, rest, n, k, -0.3f, below, lda, right, ldb, 1, to, n);
      for (int i = 0; i < m * n; i++) {
        if (Float.floatToRawIntBits(whole.get(i)) != Float.floatToRawIntBits(parts.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** Values that no product of which is exact. */
  private static NativeFloats wave(NativeFloats piece) {
    float[] values = new float[piece.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * 0.7 + 0.1);
    }
    piece.put(0, values, 0, values.length);
    return piece;
  }
}
