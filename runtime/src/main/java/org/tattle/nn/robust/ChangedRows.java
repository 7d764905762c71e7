package org.tattle.nn.robust;

import java.util.Arrays;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;

/** Copies of some rows to be changed, beside the rows as they are. */
final class ChangedRows {
  private final StageChain chain;
  private final InputRows from;
  private final InputRows rows;
  private final int[] order;

  /** {@code [capacity, stride]}: the copies. */
  final float[] changed;

  /** The same as they are. */
  final float[] plain;

  /** From where to where it is to the next. */
  final int stride;

  ChangedRows(Pupil pupil) {
    chain = pupil.chain();
    from = pupil.rows();
    int width = chain.input().features();
    stride = width + 1;
    changed = new float[chain.capacity() * stride];
    plain = new float[changed.length];
    rows = InputRows.over(changed, stride);
    order = new int[chain.capacity()];
    Arrays.setAll(order, i -> i);
  }

  /** Takes some rows. */
  void take(int[] picked, int n) {
    for (int b = 0; b < n; b++) {
      from.copy(picked[b], plain, b * stride);
    }
    System.arraycopy(plain, 0, changed, 0, n * stride);
  }

  /** Gives the changed rows to the network. */
  void load(int n) {
    chain.load(rows, order, 0, n);
  }

  /**
   * Writes the gradients by the features of the rows that went through last, laid out as they are.
   */
  void slopes(int n, float[] to) {
    Arrays.fill(to, 0, n * stride, 0);
    chain.input().addDeltas(n, to, 0, stride);
  }
}
