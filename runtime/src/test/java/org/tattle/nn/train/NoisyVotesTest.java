package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** Votes of noisy copies are those of a network that is asked about each copy. */
class NoisyVotesTest {
  private static final Shape INPUT = new Shape(1, 6, 6);
  private static final int WIDTH = INPUT.size();
  private static final int ROWS = 3;
  private static final int TRIES = 20_000;

  /** The chance that equal laws fail; the seeds are fixed besides. */
  private static final double UNLIKELY = 1e-4;

  static Stream<List<Layer>> networks() {
    return Stream.of(
        List.of(new Layer.Dense(12), new Layer.Activation(Layer.Function.RELU)),
        List.of(new Layer.Dense(50), new Layer.Activation(Layer.Function.TANH)),
        List.of(new Layer.Convolution(3, 3), new Layer.Activation(Layer.Function.RELU)),
        List.of());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void votesHaveTheLawOfAnswersToNoisyRows(List<Layer> hidden) {
    Trained model = model(hidden, false);
    for (double times : new double[] {1, 1.3}) {
      double least = 1;
      for (int row = 0; row < ROWS; row++) {
        least = Math.min(least, alike(model, row, times));
      }
      assertThat(least > UNLIKELY / ROWS).isEqualTo(times == 1);
    }
  }

  /** Units that repeat each other, or see nothing, have no covariance of full rank. */
  @Test
  void unitsMayDependOnEachOther() {
    Trained model =
        model(List.of(new Layer.Dense(12), new Layer.Activation(Layer.Function.RELU)), true);
    assertThat(alike(model, 0, 1)).isGreaterThan(UNLIKELY);
  }

  @Test
  void theSameNoiseSaysTheSame() {
    Trained model = model(networks().findFirst().orElseThrow(), false);
    NoisyVotes votes = new NoisyVotes(model, 0.5);
    int[][] all = votes.of(rows(), ROWS, 1000, NoisyVotesTest::noise);
    assertThat(votes.of(rows(), ROWS, 1000, NoisyVotesTest::noise)).isDeepEqualTo(all);
    for (int[] each : all) {
      assertThat(IntStream.of(each).sum()).isEqualTo(1000);
    }
  }

  private static Randomness noise(int row) {
    return Randomness.seeded(new Seed(row + 1));
  }

  /**
   * The chance of votes as unlike as these, were both of one law: Pearson's test of two samples.
   */
  private static double alike(Trained model, int row, double times) {
    int[] fast = new NoisyVotes(model, 0.5).of(rows(), ROWS, TRIES, NoisyVotesTest::noise)[row];
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(new Seed(9).random());
    float[] rows = rows();
    float[] copies = new float[TRIES * WIDTH];
    for (int j = 0; j < copies.length; j++) {
      copies[j] = rows[row * WIDTH + j % WIDTH] + (float) (0.5 * times * normal.sample());
    }
    LogitMatrix said =
        model.outputs(Nd4j.createFromArray(copies).reshape(TRIES, WIDTH), Control.NONE);
    int[] plain = new int[fast.length];
    for (int k = 0; k < TRIES; k++) {
      plain[said.predicted(k)]++;
    }
    double sum = 0;
    int cells = 0;
    for (int c = 0; c < fast.length; c++) {
      int both = fast[c] + plain[c];
      if (both > 0) {
        sum += Math.pow(fast[c] - plain[c], 2) / both;
        cells++;
      }
    }
    assertThat(cells).isGreaterThan(2);
    return ChiSquaredDistribution.of(cells - 1).survivalProbability(sum);
  }

  private static float[] rows() {
    UniformRandomProvider random = new Seed(3).random();
    float[] rows = new float[ROWS * WIDTH];
    for (int j = 0; j < rows.length; j++) {
      rows[j] = random.nextFloat();
    }
    return rows;
  }

  /**
   * @param again whether the second unit is the first once more, and the third sees nothing
   */
  private static Trained model(List<Layer> hidden, boolean again) {
    Network network = new Network(INPUT, hidden, 4);
    UniformRandomProvider random = new Seed(5).random();
    float[] weights = new float[network.weights()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = random.nextFloat() - 0.5f;
    }
    for (int f = 0; again && f <= WIDTH; f++) {
      weights[WIDTH + 1 + f] = weights[f];
      weights[2 * (WIDTH + 1) + f] = 0;
    }
    return Trained.elsewhere(network, weights);
  }
}
