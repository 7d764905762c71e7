package org.tattle.nn.update;

import org.tattle.nn.blas.NativeFloats;

/**
 * An update rule: where a step's gradient is accumulated, and what is done once it is there.
 *
 * <p>A step is {@code target = alpha * gradient + beta * target} by the stages, then {@link
 * #finish} on every block of weights. Plain SGD accumulates into the weights themselves, with
 * {@code alpha = -lr} and {@code beta = 1 - lr * decay}, so that there is no gradient to write
 * down.
 */
public interface UpdateRule {

  /** Weights that are finished at once; a fixed number, so that threads change no bits. */
  int BLOCK = 2048;

  /** What the gradient is accumulated into. */
  NativeFloats target();

  /** What the gradient is multiplied by. */
  double alpha(double lr);

  /** What the target is multiplied by before the gradient is added. */
  double beta(double lr);

  /** Whether there is anything to finish. */
  boolean finishes();

  /**
   * Updates a block of weights once the target is complete.
   *
   * @param from the block's first weight, a multiple of {@link #BLOCK}
   * @param step counts from 1
   * @param part the part of the threads that calls
   */
  void finish(double lr, long step, int from, int count, int part);
}
