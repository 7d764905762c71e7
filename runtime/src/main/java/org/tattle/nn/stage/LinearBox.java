package org.tattle.nn.stage;

import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Slot;

/** A dense layer or a convolution on boxes: its weights on the middle, their sizes on the width. */
final class LinearBox implements BoxStage {
  private final Box in;
  private final Box out;
  private final Signal middle;
  private final Signal width;
  private final Signal centre;
  private final Signal radius;
  private final Stage.Weighted byMiddle;
  private final Stage.Weighted byWidth;
  private final int start;
  private final int units;
  private final int columns;

  LinearBox(
      Slot slot,
      Box in,
      StepThreads threads,
      Arena arena,
      NativeFloats weights,
      NativeFloats sizes,
      int start,
      int capacity) {
    this.in = in;
    this.start = start;
    out = new Box(slot.out().size(), capacity);
    middle = new Signal(slot.in().size(), capacity);
    width = new Signal(slot.in().size(), capacity);
    centre = new Signal(slot.out().size(), capacity);
    radius = new Signal(slot.out().size(), capacity);
    units = slot.layer() instanceof Layer.Dense d ? d.units() : slot.out().channels();
    columns = slot.weights() / units;
    byMiddle = stage(slot, middle, centre, threads, arena, weights, capacity);
    byWidth = stage(slot, width, radius, threads, arena, sizes, capacity);
  }

  private Stage.Weighted stage(
      Slot slot,
      Signal from,
      Signal to,
      StepThreads threads,
      Arena arena,
      NativeFloats weights,
      int capacity) {
    if (slot.layer() instanceof Layer.Dense) {
      Intake taken = new Intake(from, false, capacity, threads, arena);
      return new DenseStage(taken, to, threads, arena, weights, start, true);
    }
    return new ConvolutionStage(slot, from, to, threads, arena, weights, start, capacity, true);
  }

  @Override
  public Box out() {
    return out;
  }

  @Override
  public void forward(int rows) {
    for (int i = 0; i < middle.features * rows; i++) {
      middle.value[i] = (in.least.value[i] + in.most.value[i]) / 2;
      width.value[i] = (in.most.value[i] - in.least.value[i]) / 2;
    }
    byMiddle.forward(rows, true);
    byWidth.forward(rows, true);
    for (int i = 0; i < centre.features * rows; i++) {
      out.least.value[i] = centre.value[i] - radius.value[i];
      out.most.value[i] = centre.value[i] + radius.value[i];
    }
  }

  @Override
  public void backward(int rows) {
    for (int i = 0; i < centre.features * rows; i++) {
      centre.delta[i] = out.least.delta[i] + out.most.delta[i];
      radius.delta[i] = out.most.delta[i] - out.least.delta[i];
    }
    byMiddle.backward(rows);
    byWidth.backward(rows);
    for (int i = 0; i < middle.features * rows; i++) {
      in.least.delta[i] = (middle.delta[i] - width.delta[i]) / 2;
      in.most.delta[i] = (middle.delta[i] + width.delta[i]) / 2;
    }
  }

  @Override
  public void accumulate(int rows, float alpha, NativeFloats gradient, NativeFloats spread) {
    byMiddle.accumulate(rows, alpha, 0, gradient);
    byWidth.accumulate(rows, alpha, 0, spread);
  }

  @Override
  public boolean enclose(int rows, float[] weights, double[] to) {
    System.arraycopy(out.least.delta, 0, centre.delta, 0, centre.features * rows);
    int each = centre.features / units;
    for (int f = 0; f < centre.features; f++) {
      double bias = weights[start + f / each * columns + columns - 1];
      for (int b = 0; b < rows; b++) {
        to[b] += bias * centre.delta[f * rows + b];
      }
    }
    byMiddle.backward(rows);
    System.arraycopy(middle.delta, 0, in.least.delta, 0, middle.features * rows);
    return true;
  }
}
