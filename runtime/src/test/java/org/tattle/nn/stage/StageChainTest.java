package org.tattle.nn.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.loss.CrossEntropy;
import org.tattle.nn.loss.TrueOutputs;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * Values, gradients and squared norms of every layer against {@link Reference}. Differences in
 * double precision err by about 1e-10 and floats by 1e-7 an operation, of which up to some hundred
 * are in a row: 1e-5 of the largest value tells a wrong formula from rounding.
 */
class StageChainTest {
  private static final int BATCH = 7;
  private static final double CLOSE = 1e-5;

  static Stream<Network> networks() {
    Shape image = new Shape(2, 5, 6);
    Layer tanh = new Layer.Activation(Layer.Function.TANH);
    return Stream.of(
        new Network(Shape.flat(4), List.of(), 3),
        dense(Layer.Function.RELU),
        dense(Layer.Function.TANH),
        dense(Layer.Function.GELU),
        dense(Layer.Function.SIGMOID),
        new Network(Shape.flat(4), List.of(new Layer.Dense(6), tanh, new Layer.Dense(5), tanh), 2),
        new Network(image, List.of(new Layer.Convolution(3, 3), tanh), 2),
        new Network(
            image, List.of(new Layer.Convolution(3, 2), tanh, new Layer.Convolution(2, 4)), 2),
        new Network(
            image,
            List.of(
                new Layer.Convolution(3, 3),
                new Layer.Activation(Layer.Function.GELU),
                new Layer.MaxPool(2),
                new Layer.Convolution(4, 3),
                tanh,
                new Layer.MeanPool(2)),
            3),
        new Network(
            new Shape(1, 1, 5), List.of(new Layer.Embedding(4, 3), new Layer.Dense(4), tanh), 2));
  }

  private static Network dense(Layer.Function function) {
    return new Network(
        Shape.flat(4), List.of(new Layer.Dense(6), new Layer.Activation(function)), 3);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void logitsAndLossAgree(Network network) {
    try (Bench bench = new Bench(network, 0)) {
      for (int b = 0; b < BATCH; b++) {
        double[] expected = Reference.logits(network, bench.weights, bench.x[b]);
        for (int c = 0; c < network.classes(); c++) {
          assertThat(bench.chain.logits().value[c * BATCH + b])
              .isCloseTo((float) expected[c], within((float) CLOSE));
        }
      }
      double sum = 0;
      for (int b = 0; b < BATCH; b++) {
        sum += Reference.loss(network, bench.weights, bench.x[b], bench.labels[b], 0);
      }
      assertThat(bench.loss).isCloseTo(sum, within(CLOSE * BATCH));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsByWeightsAgreeWithDifferences(Network network) {
    try (Bench bench = new Bench(network, 0.1)) {
      double[] expected = new double[bench.weights.length];
      for (int b = 0; b < BATCH; b++) {
        add(bench.gradient(b, 0.1), expected);
      }
      assertClose(bench.accumulated(), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void squaredNormsOfEachExampleAgreeWithItsGradientWrittenDown(Network network) {
    try (Bench bench = new Bench(network, 0)) {
      float[] squares = new float[BATCH];
      bench.chain.squares(BATCH, squares);
      for (int b = 0; b < BATCH; b++) {
        double square = 0;
        for (double g : bench.gradient(b, 0)) {
          square += g * g;
        }
        assertThat((double) squares[b]).isCloseTo(square, within(1e-5 * square));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void scaledExamplesCountByTheirFactors(Network network) {
    try (Bench bench = new Bench(network, 0)) {
      float[] factors = {0, 0.5f, 1, 2, 0.25f, 0, 3};
      double[] expected = new double[bench.weights.length];
      for (int b = 0; b < BATCH; b++) {
        double[] gradient = bench.gradient(b, 0);
        for (int i = 0; i < gradient.length; i++) {
          expected[i] += factors[b] * gradient[i];
        }
      }
      bench.chain.scale(BATCH, factors);
      assertClose(bench.accumulated(), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void crewsOfAnySizeComputeTheSameBits(Network network) {
    try (Bench one = new Bench(network, 0, 1);
        Bench three = new Bench(network, 0, 3)) {
      assertThat(three.chain.logits().value).isEqualTo(one.chain.logits().value);
      assertThat(three.loss).isEqualTo(one.loss);
      assertThat(three.accumulated()).isEqualTo(one.accumulated());
    }
  }

  private static void add(double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  private static void assertClose(float[] actual, double[] expected) {
    double largest = 0;
    for (double v : expected) {
      largest = Math.max(largest, Math.abs(v));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("weight " + i)
          .isCloseTo(expected[i], within(CLOSE * largest));
    }
  }

  /** A chain that went forwards and backwards over a batch. */
  private static final class Bench implements AutoCloseable {
    final Network network;
    final StepThreads crew;
    final StageChain chain;
    final double[] weights;
    final double[][] x;
    final int[] labels;
    final double loss;

    Bench(Network network, double smoothing) {
      this(network, smoothing, 1);
    }

    Bench(Network network, double smoothing, int threads) {
      this.network = network;
      int count = network.weights();
      crew = new StepThreads(threads, Control.NONE);
      chain =
          new StageChain(
              network, BATCH, Arena.padded(count), false, Randomness.seeded(new Seed(5)), crew);
      UniformRandomProvider random = new Seed(6).random();
      chain.initialise(random);
      weights = new double[count];
      for (int i = 0; i < count; i++) {
        weights[i] = chain.weights().get(i);
      }
      boolean tokens =
          !network.hidden().isEmpty() && network.hidden().get(0) instanceof Layer.Embedding;
      int features = network.input().size();
      float[][] values = new float[BATCH][features];
      x = new double[BATCH][features];
      labels = new int[BATCH];
      for (int b = 0; b < BATCH; b++) {
        labels[b] = random.nextInt(network.classes());
        for (int f = 0; f < features; f++) {
          values[b][f] = tokens ? random.nextInt(4) : 2 * random.nextFloat() - 1;
          x[b][f] = values[b][f];
        }
      }
      InputRows rows = InputRows.of(Nd4j.createFromArray(values), null, network, Control.NONE);
      chain.load(rows, IntStream.range(0, BATCH).toArray(), 0, BATCH);
      chain.forward(BATCH, true);
      Signal logits = chain.logits();
      CrossEntropy entropy =
          new CrossEntropy(TrueOutputs.of(labels), network.classes(), smoothing, BATCH, crew);
      entropy.load(IntStream.range(0, BATCH).toArray(), 0, BATCH);
      loss = entropy.gradient(BATCH, BATCH, logits.value, logits.delta);
      chain.backward(BATCH);
    }

    double[] gradient(int b, double smoothing) {
      return Reference.gradient(network, weights, x[b], labels[b], smoothing);
    }

    float[] accumulated() {
      NativeFloats target = chain.arena().take(weights.length);
      chain.accumulate(BATCH, 1, 0, target);
      float[] values = new float[weights.length];
      target.get(0, values, 0, values.length);
      return values;
    }

    @Override
    public void close() {
      crew.close();
      chain.close();
    }
  }
}
