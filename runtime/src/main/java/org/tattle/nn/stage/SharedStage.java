package org.tattle.nn.stage;

import org.tattle.nn.blas.StepThreads;

/** A stage without weights, whose passes the threads of a step share. */
abstract class SharedStage implements Stage {
  private final StepThreads threads;
  private final StepThreads.Task forward = this::forward;
  private final StepThreads.Task backward = this::backward;
  private int batch;

  SharedStage(StepThreads threads) {
    this.threads = threads;
  }

  /** How many examples go through. */
  final int batch() {
    return batch;
  }

  abstract void forward(int part, int parts);

  abstract void backward(int part, int parts);

  @Override
  public final void forward(int batch, boolean training) {
    this.batch = batch;
    threads.run(forward);
  }

  @Override
  public final void backward(int batch) {
    this.batch = batch;
    threads.run(backward);
  }
}
