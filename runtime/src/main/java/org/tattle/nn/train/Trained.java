package org.tattle.nn.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.GradientMarks;
import org.tattle.nn.network.Network;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** A network with its trained weights, and how they came about. Immutable. */
public final class Trained {

  /** Rows that go through at once when outputs are asked for. */
  private static final int PART = 256;

  private final Network network;
  private final float[] weights;
  private final long steps;
  private final double loss;
  private final int epochs;
  private final double[] scores;

  Trained(Network network, float[] weights, long steps, double loss, int epochs, double[] scores) {
    this.network = network;
    this.weights = weights;
    this.steps = steps;
    this.loss = loss;
    this.epochs = epochs;
    this.scores = scores;
  }

  /**
   * A network that was trained elsewhere.
   *
   * @param weights in the order of {@link #weights()}
   */
  public static Trained elsewhere(Network network, float[] weights) {
    if (weights.length != network.weights()) {
      throw new IllegalArgumentException(
          "%s weights for a network of %s".formatted(weights.length, network.weights()));
    }
    return new Trained(network, weights.clone(), 0, Double.NaN, 0, new double[0]);
  }

  /** The network that a job begins with, before its first step. */
  public static Trained fresh(Job job) {
    try (StepThreads alone = new StepThreads(1, Control.NONE);
        StageChain chain =
            new StageChain(job.network(), 1, 0, false, Randomness.seeded(new Seed(0)), alone)) {
      chain.initialise(job.initial());
      float[] weights = new float[chain.weights().size()];
      chain.weights().get(0, weights, 0, weights.length);
      return elsewhere(job.network(), weights);
    }
  }

  public Network network() {
    return network;
  }

  /** A copy of the weights: layer by layer {@code [out, in + 1]}, the bias last in each row. */
  public float[] weights() {
    return weights.clone();
  }

  /**
   * The network up to its last hidden layer: its outputs are what that layer says, after whatever
   * bends it. Of a network without hidden layers these are the inputs.
   */
  public Trained hidden() {
    int units = network.slots().get(network.hidden().size()).in().size();
    Network cut = new Network(network.input(), network.hidden(), units);
    float[] all = Arrays.copyOf(weights, cut.weights());
    int first = all.length - units * (units + 1);
    Arrays.fill(all, first, all.length, 0);
    for (int unit = 0; unit < units; unit++) {
      all[first + unit * (units + 1) + unit] = 1;
    }
    return elsewhere(cut, all);
  }

  /** The weights themselves, not to be written to. */
  float[] shared() {
    return weights;
  }

  /** How many steps were taken. */
  public long steps() {
    return steps;
  }

  /** Mean training loss of the last epoch, in nats. */
  public double loss() {
    return loss;
  }

  /** How many epochs were trained: fewer than asked if it stopped early. */
  public int epochs() {
    return epochs;
  }

  /**
   * How much each of the plan's {@link GradientMarks} seems to have been trained on, the more the
   * surer; empty if it has none.
   */
  public double[] scores() {
    return scores.clone();
  }

  /**
   * The logits of all rows.
   *
   * @param features {@code [rows, features]}
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IllegalArgumentException if the shape is not that of the network's input
   */
  public LogitMatrix outputs(INDArray features, Control control) {
    return outputs(InputRows.of(features, null, network, control), control);
  }

  /** The logits of some rows, in the order given. */
  public LogitMatrix outputs(INDArray features, int[] rows, Control control) {
    return outputs(InputRows.of(features, rows, network, control), control);
  }

  private LogitMatrix outputs(InputRows rows, Control control) {
    int classes = network.classes();
    int count = rows.count();
    float[] logits = new float[Math.multiplyExact(count, classes)];
    int[] order = IntStream.range(0, count).toArray();
    int part = Math.min(Math.min(PART, StageChain.room(network)), Math.max(1, count));
    try (StepThreads alone = new StepThreads(1, control);
        StageChain chain =
            new StageChain(network, part, 0, false, Randomness.seeded(new Seed(0)), alone)) {
      chain.weights().put(0, weights, 0, weights.length);
      for (int from = 0; from < count; from += chain.capacity()) {
        int n = Math.min(chain.capacity(), count - from);
        chain.load(rows, order, from, n);
        chain.forward(n, false);
        float[] values = chain.logits().value;
        for (int b = 0; b < n; b++) {
          for (int c = 0; c < classes; c++) {
            logits[(from + b) * classes + c] = values[c * n + b];
          }
        }
      }
    }
    return new LogitMatrix(logits, classes);
  }
}
