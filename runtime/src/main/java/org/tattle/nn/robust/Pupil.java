package org.tattle.nn.robust;

import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.loss.CrossEntropy;
import org.tattle.nn.network.Network;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;

/**
 * A network that is being trained, and what it is trained on.
 *
 * @param chain with the gradient by its inputs
 * @param rows all there are
 * @param random what changes of rows are drawn from
 */
public record Pupil(
    Network network,
    StageChain chain,
    InputRows rows,
    CrossEntropy loss,
    UniformRandomProvider random,
    StepThreads threads) {

  /** Learns from rows that were loaded into the chain as the loss was. */
  double learn(int n, double alpha, double beta, NativeFloats to) {
    chain.forward(n, true);
    double sum = loss.gradient(n, n, chain.logits().value, chain.logits().delta);
    chain.backward(n);
    chain.accumulate(n, alpha, beta, to);
    return sum;
  }
}
