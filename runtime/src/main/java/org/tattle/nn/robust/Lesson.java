package org.tattle.nn.robust;

import org.tattle.nn.blas.NativeFloats;

/** How a network learns from some rows of a batch, in a way of its own. */
public interface Lesson extends AutoCloseable {

  /**
   * Sets {@code to = alpha * gradient + beta * to}.
   *
   * @param picked the rows
   * @param n how many there are
   * @param done the share of all steps that lie behind, 0 to 1
   * @return the sum of the rows' losses
   */
  double accumulate(int[] picked, int n, double alpha, double beta, NativeFloats to, double done);

  /** Frees what it holds besides the network. */
  @Override
  default void close() {}
}
