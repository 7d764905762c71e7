package org.tattle.nn.stage;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.Arena;
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
 * <p>Threads share the rows of each product: units forwards and for the gradient, inputs backwards.
 */
final class DenseStage implements Stage.Weighted {
  /** Up to so many units, a product by each is faster than one by all. */
  private static final int NARROW = 10;

  /** Up to so many units, going back through them by plain loops is. */
  private static final int FEW = 4;

  private final Intake in;
  private final Signal out;
  private final StepThreads threads;
  private final int columns;
  private final int start;
  private final NativeFloats weights;
  private final NativeFloats z;
  private final NativeFloats back;
  private final RowProduct outputs;
  private final RowProduct inputs;
  private final RowProduct gradient;
  private final float[] deltas;
  private final float[] lengths;
  private final float[] few;
  private final float[][] fewDeltas;
  private final float[][] rows;
  private final PerExample examples;
  private final StepThreads.Task send = this::send;
  private final StepThreads.Task loops = this::loops;
  private final StepThreads.Task squares = this::squares;
  private final StepThreads.Task scale = this::scale;

  private int batch;
  private float[] perExample;

  /**
   * @param start where its weights start
   * @param wanted whether the gradient by the input is
   */
  DenseStage(
      Intake in,
      Signal out,
      StepThreads threads,
      Arena arena,
      NativeFloats weights,
      int start,
      boolean wanted) {
    this.in = in;
    this.out = out;
    this.threads = threads;
    this.weights = weights;
    this.start = start;
    columns = in.features() + 1;
    z = arena.take(out.value.length);
    back = wanted ? arena.take(in.features() * in.capacity()) : null;
    boolean narrow = out.features <= NARROW;
    outputs = new RowProduct(threads, weights, narrow);
    inputs = new RowProduct(threads, weights, false);
    gradient = new RowProduct(threads, weights, narrow);
    deltas = new float[in.capacity()];
    lengths = new float[in.capacity()];
    boolean loops = out.features <= FEW && wanted;
    few = new float[loops ? weights() : 0];
    fewDeltas = new float[loops ? out.features : 0][in.capacity()];
    rows = new float[loops ? threads.size() : 0][in.capacity()];
    examples = new PerExample(in.capacity(), threads.size());
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
      threads.check();
      for (int i = r; i < r + columns; i++) {
        weights[i] = (2 * random.nextFloat() - 1) * bound;
      }
    }
  }

  @Override
  public void forward(int batch, boolean training) {
    in.prepare(batch);
    outputs
        .of(weights, start, columns, false)
        .by(in.piece(), in.byRow() ? columns : batch, in.byRow())
        .to(z, 0, out.value)
        .run(out.features, batch, columns, 1, 0);
  }

  @Override
  public void backward(int batch) {
    this.batch = batch;
    threads.run(send);
    if (fewDeltas.length > 0) {
      weights.get(start, few, 0, few.length);
      for (int o = 0; o < fewDeltas.length; o++) {
        System.arraycopy(out.delta, o * batch, fewDeltas[o], 0, batch);
      }
      threads.run(loops);
    } else if (back != null) {
      inputs
          .of(weights, start, columns, true)
          .by(z, batch, false)
          .to(back, 0, in.delta())
          .run(in.features(), batch, out.features, 1, 0);
    }
  }

  private void send(int part, int parts) {
    int from = RowShares.row(out.features, part, parts) * batch;
    int to = RowShares.row(out.features, part + 1, parts) * batch;
    z.put(from, out.delta, from, to - from);
  }

  private void loops(int part, int parts) {
    int to = RowShares.row(in.features(), part + 1, parts);
    for (int f = RowShares.row(in.features(), part, parts); f < to; f++) {
      input(f, rows[part]);
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
    gradient
        .of(z, 0, batch, false)
        .by(in.piece(), in.byRow() ? columns : batch, !in.byRow())
        .to(target, start, null)
        .run(out.features, columns, batch, alpha, beta);
  }

  @Override
  public void squares(int batch, float[] sum) {
    this.batch = batch;
    perExample = sum;
    threads.run(squares);
  }

  private void squares(int part, int parts) {
    int from = RowShares.any(batch, part, parts);
    int to = RowShares.any(batch, part + 1, parts);
    Arrays.fill(deltas, from, to, 0);
    Arrays.fill(lengths, from, to, 0);
    examples.squares(part, out.delta, out.features, batch, from, to, deltas);
    in.squares(examples, part, batch, from, to, lengths);
    for (int b = from; b < to; b++) {
      perExample[b] += lengths[b] * deltas[b];
    }
  }

  @Override
  public void scale(int batch, float[] factor) {
    this.batch = batch;
    perExample = factor;
    threads.run(scale);
  }

  private void scale(int part, int parts) {
    int from = RowShares.row(out.features, part, parts);
    int to = RowShares.row(out.features, part + 1, parts);
    examples.scale(part, out.delta, from, to, batch, perExample);
    z.put(from * batch, out.delta, from * batch, (to - from) * batch);
  }
}
