package org.tattle.nn.stage;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.RowShares;
import org.tattle.nn.blas.StepThreads;

/**
 * {@code Z = W X}, with weights {@code W [out, in + 1]} whose last column is the bias and inputs
 * {@code X [in + 1, batch]} whose last row is ones. Backwards, from {@code D = dL/dZ}: {@code dL/dX
 * = W' D} and {@code dL/dW = D X'}.
 *
 * <p>An example's gradient is {@code d x'}, of rank one, so its squared norm is {@code |d|^2 |x|^2}
 * and needs no gradient written down (Goodfellow 2015, "Efficient per-example gradient
 * computations").
 *
 * <p>Products with few rows are taken a row at a time, since the library's general product spends
 * microseconds before it starts.
 *
 * <p>Threads share the rows of each product: units forwards and for the gradient, inputs backwards.
 */
final class DenseStage implements Stage.Weighted {
  /** Up to so many units, a product by each is faster than one by all. */
  private static final int NARROW = 10;

  /** Up to so many units, going back through them by plain loops is. */
  private static final int FEW = 4;

  private final Intake in;
  private final Signal out;
  private final StepThreads crew;
  private final int columns;
  private final int start;
  private final NativeFloats weights;
  private final NativeFloats z;
  private final NativeFloats back;
  private final FloatPointer[] left;
  private final FloatPointer[] right;
  private final FloatPointer[] result;
  private final float[] deltas;
  private final float[] inputs;
  private final float[] few;
  private final float[][] fewDeltas;
  private final float[][] rows;
  private final PerExample examples;
  private final StepThreads.Task forward = this::forward;
  private final StepThreads.Task send = this::send;
  private final StepThreads.Task backward = this::backward;
  private final StepThreads.Task accumulate = this::accumulate;
  private final StepThreads.Task squares = this::squares;
  private final StepThreads.Task scale = this::scale;

  private int batch;
  private float alpha;
  private float beta;
  private float[] perExample;
  private NativeFloats target;

  /**
   * @param start where its weights start
   * @param wanted whether the gradient by the input is
   */
  DenseStage(
      Intake in,
      Signal out,
      StepThreads crew,
      Arena arena,
      NativeFloats weights,
      int start,
      boolean wanted) {
    this.in = in;
    this.out = out;
    this.crew = crew;
    this.weights = weights;
    this.start = start;
    columns = in.features() + 1;
    z = arena.take(out.value.length);
    back = wanted ? arena.take(in.features() * in.capacity()) : null;
    left = weights.pointers(crew.size());
    right = weights.pointers(crew.size());
    result = weights.pointers(crew.size());
    deltas = new float[in.capacity()];
    inputs = new float[in.capacity()];
    boolean loops = out.features <= FEW && wanted;
    few = new float[loops ? weights() : 0];
    fewDeltas = new float[loops ? out.features : 0][in.capacity()];
    rows = new float[loops ? crew.size() : 0][in.capacity()];
    examples = new PerExample(in.capacity(), crew.size());
  }

  static long floats(int in, int out, int capacity) {
    return Intake.floats(in, capacity)
        + Arena.padded((long) out * capacity)
        + Arena.padded((long) in * capacity);
  }

  @Override
  public int weights() {
    return out.features * columns;
  }

  @Override
  public void initialise(UniformRandomProvider random, float[] weights, int start) {
    float bound = (float) (1 / Math.sqrt(in.features()));
    for (int r = start; r < start + weights(); r += columns) {
      crew.check();
      for (int i = r; i < r + columns; i++) {
        weights[i] = (2 * random.nextFloat() - 1) * bound;
      }
    }
  }

  @Override
  public void forward(int batch, boolean training) {
    this.batch = batch;
    in.prepare(batch);
    crew.run(forward);
  }

  private void forward(int part, int parts) {
    int to = RowShares.row(out.features, part + 1, parts);
    if (out.features <= NARROW) {
      forwardByRow(part, RowShares.row(out.features, part, parts), to);
      return;
    }
    for (int r = RowShares.row(out.features, part, parts); r < to; ) {
      int rows = RowShares.call(to - r, (long) batch * columns);
      crew.check();
      Blas.gemm(
          false,
          in.byRow(),
          rows,
          batch,
          columns,
          1,
          weights.to(left[part], start + r * columns),
          columns,
          in.piece().pointer(),
          in.byRow() ? columns : batch,
          0,
          z.to(result[part], r * batch),
          batch);
      z.get(r * batch, out.value, r * batch, rows * batch);
      r += rows;
    }
  }

  private void forwardByRow(int part, int from, int to) {
    int m = in.byRow() ? batch : columns;
    int n = in.byRow() ? columns : batch;
    for (int r = from; r < to; r++) {
      FloatPointer w = weights.to(left[part], start + r * columns);
      FloatPointer y = z.to(result[part], r * batch);
      Blas.gemv(!in.byRow(), m, n, 1, in.piece().pointer(), w, 0, y);
    }
    z.get(from * batch, out.value, from * batch, (to - from) * batch);
  }

  @Override
  public void backward(int batch) {
    this.batch = batch;
    crew.run(send);
    if (back != null) {
      weights.get(start, few, 0, few.length);
      for (int o = 0; o < fewDeltas.length; o++) {
        System.arraycopy(out.delta, o * batch, fewDeltas[o], 0, batch);
      }
      crew.run(backward);
    }
  }

  private void send(int part, int parts) {
    int from = RowShares.row(out.features, part, parts) * batch;
    int to = RowShares.row(out.features, part + 1, parts) * batch;
    z.put(from, out.delta, from, to - from);
  }

  private void backward(int part, int parts) {
    int features = in.features();
    int to = RowShares.row(features, part + 1, parts);
    if (out.features <= FEW) {
      for (int f = RowShares.row(features, part, parts); f < to; f++) {
        input(f, rows[part]);
      }
      return;
    }
    for (int r = RowShares.row(features, part, parts); r < to; ) {
      int rows = RowShares.call(to - r, (long) batch * out.features);
      crew.check();
      Blas.gemm(
          true,
          false,
          rows,
          batch,
          out.features,
          1,
          weights.to(left[part], start + r),
          columns,
          z.pointer(),
          batch,
          0,
          back.to(result[part], r * batch),
          batch);
      back.get(r * batch, in.delta(), r * batch, rows * batch);
      r += rows;
    }
  }

  private void input(int f, float[] row) {
    times(fewDeltas[0], few[f], row, batch);
    for (int o = 1; o < fewDeltas.length; o++) {
      add(fewDeltas[o], few[o * columns + f], row, batch);
    }
    System.arraycopy(row, 0, in.delta(), f * batch, batch);
  }

  private static void times(float[] d, float w, float[] to, int n) {
    for (int b = 0; b < n; b++) {
      to[b] = w * d[b];
    }
  }

  private static void add(float[] d, float w, float[] to, int n) {
    for (int b = 0; b < n; b++) {
      to[b] += w * d[b];
    }
  }

  @Override
  public void accumulate(int batch, float alpha, float beta, NativeFloats target) {
    this.batch = batch;
    this.alpha = alpha;
    this.beta = beta;
    this.target = target;
    crew.run(accumulate);
  }

  private void accumulate(int part, int parts) {
    int to = RowShares.row(out.features, part + 1, parts);
    if (out.features <= NARROW) {
      accumulateByRow(part, RowShares.row(out.features, part, parts), to);
      return;
    }
    for (int r = RowShares.row(out.features, part, parts); r < to; ) {
      int rows = RowShares.call(to - r, (long) batch * columns);
      crew.check();
      Blas.gemm(
          false,
          !in.byRow(),
          rows,
          columns,
          batch,
          alpha,
          z.to(left[part], r * batch),
          batch,
          in.piece().pointer(),
          in.byRow() ? columns : batch,
          beta,
          target.to(result[part], start + r * columns),
          columns);
      r += rows;
    }
  }

  private void accumulateByRow(int part, int from, int to) {
    int m = in.byRow() ? batch : columns;
    int n = in.byRow() ? columns : batch;
    for (int r = from; r < to; r++) {
      FloatPointer d = z.to(left[part], r * batch);
      FloatPointer y = target.to(result[part], start + r * columns);
      Blas.gemv(in.byRow(), m, n, alpha, in.piece().pointer(), d, beta, y);
    }
  }

  @Override
  public void squares(int batch, float[] sum) {
    this.batch = batch;
    perExample = sum;
    crew.run(squares);
  }

  private void squares(int part, int parts) {
    int from = RowShares.any(batch, part, parts);
    int to = RowShares.any(batch, part + 1, parts);
    Arrays.fill(deltas, from, to, 0);
    Arrays.fill(inputs, from, to, 0);
    examples.squares(part, out.delta, out.features, batch, from, to, deltas);
    in.squares(examples, part, batch, from, to, inputs);
    for (int b = from; b < to; b++) {
      perExample[b] += inputs[b] * deltas[b];
    }
  }

  @Override
  public void scale(int batch, float[] factor) {
    this.batch = batch;
    perExample = factor;
    crew.run(scale);
  }

  private void scale(int part, int parts) {
    int from = RowShares.row(out.features, part, parts);
    int to = RowShares.row(out.features, part + 1, parts);
    examples.scale(part, out.delta, from, to, batch, perExample);
    z.put(from * batch, out.delta, from * batch, (to - from) * batch);
  }
}
