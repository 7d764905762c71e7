package org.tattle.nn;

import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.FloatPointer;

/**
 * {@code Z = W X}, with weights {@code W [out, in + 1]} whose last column is the bias and inputs
 * {@code X [in + 1, batch]} whose last row is ones. Backwards, from {@code D = dL/dZ}: {@code dL/dX
 * = W' D} and {@code dL/dW = D X'}.
 *
 * <p>An example's gradient is {@code d x'}, of rank one, so its squared norm is {@code |d|^2 |x|^2}
 * and needs no gradient written down (Goodfellow 2015, "Efficient per-example gradient
 * computations").
 */
final class DenseStage implements Stage.Weighted {
  private final Signal in;
  private final Signal out;
  private final int columns;
  private final int start;
  private final FloatPointer w;
  private final Piece x;
  private final Piece z;
  private final Piece back;
  private int ones = -1;

  DenseStage(Signal in, Signal out, Arena arena, Piece weights, int start, int capacity) {
    this.in = in;
    this.out = out;
    this.start = start;
    columns = in.features + 1;
    w = weights.at(start);
    x = arena.take(columns * capacity);
    z = arena.take(out.features * capacity);
    back = arena.take(in.features * capacity);
  }

  static long floats(int in, int out, int capacity) {
    return Arena.padded((long) (in + 1) * capacity)
        + Arena.padded((long) out * capacity)
        + Arena.padded((long) in * capacity);
  }

  @Override
  public int weights() {
    return out.features * columns;
  }

  @Override
  public void initialise(UniformRandomProvider random, float[] weights, int start) {
    float bound = (float) (1 / Math.sqrt(in.features));
    for (int i = start; i < start + weights(); i++) {
      weights[i] = (2 * random.nextFloat() - 1) * bound;
    }
  }

  @Override
  public void forward(int batch, boolean training) {
    x.put(0, in.value, 0, in.features * batch);
    if (ones != batch) {
      x.fill(in.features * batch, batch, 1);
      ones = batch;
    }
    Blas.gemm(
        false,
        false,
        out.features,
        batch,
        columns,
        1,
        w,
        columns,
        x.pointer(),
        batch,
        0,
        z.pointer(),
        batch);
    z.get(0, out.value, 0, out.features * batch);
  }

  @Override
  public void backward(int batch) {
    z.put(0, out.delta, 0, out.features * batch);
    Blas.gemm(
        true,
        false,
        in.features,
        batch,
        out.features,
        1,
        w,
        columns,
        z.pointer(),
        batch,
        0,
        back.pointer(),
        batch);
    back.get(0, in.delta, 0, in.features * batch);
  }

  @Override
  public void accumulate(int batch, float alpha, float beta, Piece target) {
    Blas.gemm(
        false,
        true,
        out.features,
        columns,
        batch,
        alpha,
        z.pointer(),
        batch,
        x.pointer(),
        batch,
        beta,
        target.at(start),
        columns);
  }

  @Override
  public void squares(int batch, float[] sum) {
    float[] inputs = new float[batch];
    float[] deltas = new float[batch];
    Columns.squares(in.value, in.features, batch, inputs);
    Columns.squares(out.delta, out.features, batch, deltas);
    for (int b = 0; b < batch; b++) {
      sum[b] += (inputs[b] + 1) * deltas[b];
    }
  }

  @Override
  public void scale(int batch, float[] factor) {
    Columns.scale(out.delta, out.features, batch, factor);
    z.put(0, out.delta, 0, out.features * batch);
  }
}
