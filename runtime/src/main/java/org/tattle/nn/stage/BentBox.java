package org.tattle.nn.stage;

import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;

/** A function that rises with its input, on boxes. */
final class BentBox implements BoxStage {
  private final boolean relu;
  private final Box in;
  private final Box out;
  private final Stage[] stages;

  /**
   * @throws IllegalArgumentException if the function does not rise everywhere
   */
  BentBox(Layer.Function function, Box in, StepThreads threads) {
    if (function == Layer.Function.GELU) {
      throw new IllegalArgumentException(
          "gelu falls before it rises, so that boxes do not bound it");
    }
    relu = function == Layer.Function.RELU;
    this.in = in;
    out =
        new Box(
            new Signal(in.least.features, in.least.value.length / in.least.features),
            new Signal(in.least.features, in.least.value.length / in.least.features));
    stages =
        new Stage[] {
          new ActivationStage(function, out.least, threads),
          new ActivationStage(function, out.most, threads)
        };
  }

  @Override
  public Box out() {
    return out;
  }

  @Override
  public void forward(int rows) {
    int size = in.least.features * rows;
    System.arraycopy(in.least.value, 0, out.least.value, 0, size);
    System.arraycopy(in.most.value, 0, out.most.value, 0, size);
    stages[0].forward(rows, true);
    stages[1].forward(rows, true);
  }

  @Override
  public void backward(int rows) {
    int size = in.least.features * rows;
    stages[0].backward(rows);
    stages[1].backward(rows);
    System.arraycopy(out.least.delta, 0, in.least.delta, 0, size);
    System.arraycopy(out.most.delta, 0, in.most.delta, 0, size);
  }

  /** Relu lies above 0 and x, and below the line between its ends. */
  @Override
  public boolean enclose(int rows, float[] weights, double[] to) {
    if (!relu) {
      return false;
    }
    for (int i = 0; i < in.least.features * rows; i++) {
      double least = in.least.value[i];
      double most = in.most.value[i];
      double slope = out.least.delta[i];
      double by;
      if (least >= 0) {
        by = 1;
      } else if (most <= 0) {
        by = 0;
      } else if (slope >= 0) {
        by = most > -least ? 1 : 0;
      } else {
        by = most / (most - least);
        to[i % rows] -= slope * by * least;
      }
      in.least.delta[i] = (float) (slope * by);
    }
    return true;
  }
}
