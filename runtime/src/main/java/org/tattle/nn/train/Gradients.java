package org.tattle.nn.train;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.loss.CrossEntropy;
import org.tattle.nn.loss.TrueOutputs;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * Gradients of a trained model's cross-entropy, for whoever may ask for them: by its weights, by
 * its inputs, and the norms of each row's own. Rows go through in parts, so that only results grow
 * with their number.
 */
public final class Gradients {
  private static final int PART = 256;

  private final Network network;
  private final float[] weights;

  public Gradients(Trained model) {
    network = model.network();
    weights = model.shared();
  }

  /**
   * The gradient of the mean loss of some rows by the weights, in the order of {@link
   * Trained#weights}.
   *
   * @param features {@code [rows, features]}
   * @param labels the class of each row of {@code features}
   * @param rows which rows, at least one
   */
  public float[] byWeights(INDArray features, int[] labels, int[] rows, Control control) {
    float[] gradient = new float[weights.length];
    pass(
        features,
        labels,
        rows,
        false,
        control,
        (chain, from, n) -> {
          NativeFloats sum = chain.target();
          chain.accumulate(n, 1.0 / rows.length, from == 0 ? 0 : 1, sum);
          sum.get(0, gradient, 0, gradient.length);
        });
    return gradient;
  }

  /**
   * The Euclidean norm of each row's gradient by all weights, without writing gradients down.
   *
   * @return {@code [rows]}
   */
  public float[] norms(INDArray features, int[] labels, int[] rows, Control control) {
    float[] norms = new float[rows.length];
    float[] squares = new float[PART];
    pass(
        features,
        labels,
        rows,
        false,
        control,
        (chain, from, n) -> {
          chain.squares(n, squares);
          for (int b = 0; b < n; b++) {
            norms[from + b] = (float) Math.sqrt(squares[b]);
          }
        });
    return norms;
  }

  /**
   * The gradient of each row's loss by its features.
   *
   * @return {@code [rows, features]}
   * @throws IllegalArgumentException if the inputs are tokens
   */
  public INDArray byInputs(INDArray features, int[] labels, int[] rows, Control control) {
    if (!network.hidden().isEmpty() && network.hidden().get(0) instanceof Layer.Embedding) {
      throw new IllegalArgumentException("tokens have no gradient");
    }
    int width = network.input().size();
    float[] gradients = new float[Math.multiplyExact(rows.length, width)];
    pass(
        features,
        labels,
        rows,
        true,
        control,
        (chain, from, n) -> chain.input().addDeltas(n, gradients, from * width, width));
    return Nd4j.createFromArray(gradients).reshape(rows.length, width);
  }

  /** What is done with a part of the rows, once it went forwards and backwards. */
  private interface Use {
    void of(StageChain chain, int from, int count);
  }

  private void pass(
      INDArray features, int[] labels, int[] rows, boolean inputs, Control control, Use use) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("gradients need at least 1 row");
    }
    InputRows taken = InputRows.of(features, rows, network, control);
    int[] order = IntStream.range(0, rows.length).toArray();
    int capacity = Math.min(Math.min(PART, StageChain.room(network)), rows.length);
    long spare = Arena.padded(weights.length);
    try (StepThreads threads = new StepThreads(1, control);
        StageChain chain =
            new StageChain(
                network, capacity, spare, inputs, Randomness.seeded(new Seed(0)), threads)) {
      chain.weights().put(0, weights, 0, weights.length);
      CrossEntropy loss =
          new CrossEntropy(TrueOutputs.of(labels), network.classes(), 0, capacity, threads);
      for (int from = 0; from < rows.length; from += capacity) {
        int n = Math.min(capacity, rows.length - from);
        for (int b = 0; b < n; b++) {
          network.label(labels[rows[from + b]]);
        }
        chain.load(taken, order, from, n);
        chain.forward(n, false);
        loss.load(rows, from, n);
        loss.gradient(n, n, chain.logits().value, chain.logits().delta);
        chain.backward(n);
        use.of(chain, from, n);
      }
    }
  }
}
