package org.tattle.nn.stage;

import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Slot;

/**
 * A vector for each token: output {@code t} of an example is row {@code token[t]} of the weights
 * {@code [vocabulary, width]}. Backwards, each row's gradient is the sum over the places where its
 * token stands; an example's squared norm counts a token that stands twice as one row.
 */
final class EmbeddingStage implements Stage.Weighted {
  private final StepThreads threads;
  private final int tokens;
  private final int vocabulary;
  private final int width;
  private final Signal in;
  private final Signal out;
  private final NativeFloats weights;
  private final int start;
  private final FloatPointer first;
  private final float[] row;
  private final float[] sum;
  private final PerExample examples;

  EmbeddingStage(
      Slot slot, Signal in, Signal out, StepThreads threads, NativeFloats weights, int start) {
    this.threads = threads;
    Layer.Embedding layer = (Layer.Embedding) slot.layer();
    tokens = slot.in().size();
    vocabulary = layer.vocabulary();
    width = layer.width();
    this.in = in;
    this.out = out;
    this.weights = weights;
    this.start = start;
    first = weights.at(start);
    row = new float[width];
    sum = new float[width];
    examples = new PerExample(out.value.length / out.features, 1);
  }

  @Override
  public int weights() {
    return vocabulary * width;
  }

  @Override
  public void initialise(UniformRandomProvider random, float[] values, int start) {
    float bound = (float) Math.sqrt(3);
    for (int r = start; r < start + weights(); r += width) {
      threads.check();
      for (int i = r; i < r + width; i++) {
        values[i] = (2 * random.nextFloat() - 1) * bound;
      }
    }
  }

  @Override
  public void forward(int batch, boolean training) {
    for (int t = 0; t < tokens; t++) {
      threads.check();
      for (int b = 0; b < batch; b++) {
        weights.get(at(t, b, batch), row, 0, width);
        for (int j = 0; j < width; j++) {
          out.value[(t * width + j) * batch + b] = row[j];
        }
      }
    }
  }

  private int token(int t, int b, int batch) {
    return (int) in.value[t * batch + b];
  }

  private int at(int t, int b, int batch) {
    return start + token(t, b, batch) * width;
  }

  /** Tokens have no gradient. */
  @Override
  public void backward(int batch) {}

  @Override
  public void accumulate(int batch, float alpha, float beta, NativeFloats target) {
    if (beta != 1) {
      Blas.scale(weights(), beta, target.to(first, start));
    }
    for (int t = 0; t < tokens; t++) {
      threads.check();
      for (int b = 0; b < batch; b++) {
        int at = at(t, b, batch);
        target.get(at, row, 0, width);
        for (int j = 0; j < width; j++) {
          row[j] += alpha * out.delta[(t * width + j) * batch + b];
        }
        target.put(at, row, 0, width);
      }
    }
  }

  @Override
  public void squares(int batch, float[] squares) {
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < tokens; t++) {
        threads.check();
        if (first(t, b, batch)) {
          squares[b] += square(t, b, batch);
        }
      }
    }
  }

  private boolean first(int t, int b, int batch) {
    for (int s = 0; s < t; s++) {
      if (token(s, b, batch) == token(t, b, batch)) {
        return false;
      }
    }
    return true;
  }

  /** The squared norm of the gradient of one token's row. */
  private float square(int t, int b, int batch) {
    java.util.Arrays.fill(sum, 0);
    for (int s = t; s < tokens; s++) {
      if (token(s, b, batch) == token(t, b, batch)) {
        for (int j = 0; j < width; j++) {
          sum[j] += out.delta[(s * width + j) * batch + b];
        }
      }
    }
    float square = 0;
    for (float v : sum) {
      square += v * v;
    }
    return square;
  }

  @Override
  public void scale(int batch, float[] factor) {
    examples.scale(0, out.delta, 0, out.features, batch, factor);
  }
}
