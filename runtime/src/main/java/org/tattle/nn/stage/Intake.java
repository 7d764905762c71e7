package org.tattle.nn.stage;

import java.util.Arrays;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.RowShares;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.blas.StepThreads.Task;

/**
 * The native copy of a dense stage's input, with ones for the bias: {@code [in + 1, batch]} behind
 * another stage, {@code [batch, in + 1]} where rows of examples come in as they lie. The product
 * reads either.
 */
final class Intake {
  private final Signal signal;
  private final boolean byRow;
  private final int capacity;
  private final StepThreads threads;
  private final NativeFloats piece;
  private final float[] squares;
  private final Task copy = this::copy;
  private int batch;
  private int ones = -1;

  /**
   * @param byRow whether the input is rows of examples, given to {@link #row}
   */
  Intake(Signal signal, boolean byRow, int capacity, StepThreads threads, Arena arena) {
    this.signal = signal;
    this.byRow = byRow;
    this.capacity = capacity;
    this.threads = threads;
    piece = arena.take((signal.features + 1) * capacity);
    squares = byRow ? new float[capacity] : null;
  }

  static long floats(int in, int capacity) {
    return Arena.padded((long) (in + 1) * capacity);
  }

  int features() {
    return signal.features;
  }

  int capacity() {
    return capacity;
  }

  boolean byRow() {
    return byRow;
  }

  NativeFloats piece() {
    return piece;
  }

  float[] delta() {
    return signal.delta;
  }

  /** Takes a row of examples, with the one after its features, as example {@code b}. */
  void row(int b, InputRows rows, int row) {
    piece.put(b * rows.stride(), rows.values(), row * rows.stride(), rows.stride());
    squares[b] = rows.square(row);
  }

  /** Copies the signal, unless the input came in by row. */
  void prepare(int batch) {
    if (byRow) {
      return;
    }
    this.batch = batch;
    threads.run(copy);
    if (ones != batch) {
      piece.fill(signal.features * batch, batch, 1);
      ones = batch;
    }
  }

  private void copy(int part, int parts) {
    int from = RowShares.row(signal.features, part, parts) * batch;
    int to = RowShares.row(signal.features, part + 1, parts) * batch;
    piece.put(from, signal.value, from, to - from);
  }

  /** Writes the squared length of the inputs of some examples, the one included. */
  void squares(PerExample examples, int part, int batch, int from, int to, float[] sum) {
    if (byRow) {
      System.arraycopy(squares, from, sum, from, to - from);
    } else {
      Arrays.fill(sum, from, to, 1);
      examples.squares(part, signal.value, signal.features, batch, from, to, sum);
    }
  }
}
