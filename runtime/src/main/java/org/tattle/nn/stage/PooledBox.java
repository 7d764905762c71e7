package org.tattle.nn.stage;

import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Slot;

/** A pool on boxes: the largest or the mean rises with each of its values. */
final class PooledBox implements BoxStage {
  private final boolean mean;
  private final Box out;
  private final Stage least;
  private final Stage most;

  PooledBox(Slot slot, Box in, StepThreads threads, int capacity) {
    mean = slot.layer() instanceof Layer.MeanPool;
    out = new Box(slot.out().size(), capacity);
    least = new PoolStage(slot, in.least, out.least, threads, capacity);
    most = new PoolStage(slot, in.most, out.most, threads, capacity);
  }

  @Override
  public Box out() {
    return out;
  }

  @Override
  public void forward(int rows) {
    least.forward(rows, true);
    most.forward(rows, true);
  }

  @Override
  public void backward(int rows) {
    least.backward(rows);
    most.backward(rows);
  }

  @Override
  public boolean enclose(int rows, float[] weights, double[] to) {
    if (mean) {
      least.backward(rows);
    }
    return mean;
  }
}
