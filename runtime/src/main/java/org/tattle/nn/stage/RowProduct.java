package org.tattle.nn.stage;

import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.RowShares;
import org.tattle.nn.blas.StepThreads;

/**
 * A matrix product {@code C = alpha A B + beta C} whose rows threads share, with matrices of one
 * arena. It is told what to multiply before each time, and holds pointers so that nothing is
 * allocated then.
 *
 * <p>Products with few rows are taken a row at a time, since the library's general product spends
 * microseconds before it starts.
 */
final class RowProduct {
  private final StepThreads threads;
  private final boolean rowByRow;
  private final FloatPointer[] left;
  private final FloatPointer[] result;
  private final StepThreads.Task multiply = this::multiply;

  private NativeFloats a;
  private int aStart;
  private int aWidth;
  private boolean aTurned;
  private NativeFloats b;
  private int bWidth;
  private boolean bTurned;
  private NativeFloats c;
  private int cStart;
  private float[] copy;
  private int rows;
  private int columns;
  private int inner;
  private float alpha;
  private float beta;

  /**
   * @param any floats of the arena
   * @param rowByRow whether there are few rows; then {@code A} is not turned
   */
  RowProduct(StepThreads threads, NativeFloats any, boolean rowByRow) {
    this.threads = threads;
    this.rowByRow = rowByRow;
    left = any.pointers(threads.size());
    result = any.pointers(threads.size());
  }

  /** Takes {@code A} to start there, with rows of this width, turned over if so said. */
  RowProduct of(NativeFloats floats, int start, int width, boolean turned) {
    a = floats;
    aStart = start;
    aWidth = width;
    aTurned = turned;
    return this;
  }

  /** Takes {@code B}, with rows of this width, turned over if so said. */
  RowProduct by(NativeFloats floats, int width, boolean turned) {
    b = floats;
    bWidth = width;
    bTurned = turned;
    return this;
  }

  /**
   * Takes {@code C} to start there.
   *
   * @param heap an array that gets the same values from its beginning, or null
   */
  RowProduct to(NativeFloats floats, int start, float[] heap) {
    c = floats;
    cStart = start;
    copy = heap;
    return this;
  }

  /** Multiplies {@code [rows, inner]} by {@code [inner, columns]}. */
  void run(int rows, int columns, int inner, float alpha, float beta) {
    this.rows = rows;
    this.columns = columns;
    this.inner = inner;
    this.alpha = alpha;
    this.beta = beta;
    threads.run(multiply);
  }

  private void multiply(int part, int parts) {
    int from = RowShares.row(rows, part, parts);
    int to = RowShares.row(rows, part + 1, parts);
    if (rowByRow) {
      eachRow(part, from, to);
      copy(from, to - from);
      return;
    }
    for (int r = from; r < to; ) {
      int some = RowShares.call(to - r, (long) columns * inner);
      threads.check();
      Blas.gemm(
          aTurned,
          bTurned,
          some,
          columns,
          inner,
          alpha,
          a.to(left[part], aStart + r * (aTurned ? 1 : aWidth)),
          aWidth,
          b.pointer(),
          bWidth,
          beta,
          c.to(result[part], cStart + r * columns),
          columns);
      copy(r, some);
      r += some;
    }
  }

  private void eachRow(int part, int from, int to) {
    int m = bTurned ? columns : inner;
    int n = bTurned ? inner : columns;
    for (int r = from; r < to; r++) {
      FloatPointer x = a.to(left[part], aStart + r * aWidth);
      FloatPointer y = c.to(result[part], cStart + r * columns);
      Blas.gemv(!bTurned, m, n, alpha, b.pointer(), x, beta, y);
    }
  }

  private void copy(int from, int some) {
    if (copy != null) {
      c.get(from * columns, copy, from * columns, some * columns);
    }
  }
}
