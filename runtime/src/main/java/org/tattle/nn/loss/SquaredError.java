package org.tattle.nn.loss;

import org.tattle.nn.blas.StepThreads;

/**
 * Half the squared error {@code (z - t)^2 / 2} of one output, with gradient {@code z - t}: what a
 * normal distribution of unit variance around the output has in nats, but for a constant.
 */
public final class SquaredError implements StepLoss {
  private final TrueOutputs truth;
  private final StepThreads threads;
  private final float[] wanted;

  public SquaredError(TrueOutputs truth, int capacity, StepThreads threads) {
    this.truth = truth;
    this.threads = threads;
    wanted = new float[capacity];
  }

  @Override
  public void load(int[] order, int from, int batch) {
    truth.targets(order, from, batch, wanted);
  }

  @Override
  public double gradient(int batch, int counted, float[] outputs, float[] delta) {
    threads.check();
    double sum = 0;
    for (int b = 0; b < batch; b++) {
      float error = outputs[b] - wanted[b];
      delta[b] = error;
      sum += b < counted ? 0.5 * error * error : 0;
    }
    return sum;
  }
}
