package org.tattle.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LaplaceDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.Histogram;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * Every mechanism, a million times: what comes out has the exact distribution, what neighbours give
 * never shows more than the claimed ε, and the same tests catch a scale that is wrong.
 */
class MechanismSamplingTest {
  private static final int SAMPLES = 1_000_000;

  /** The chance that a right mechanism fails a test of fit; the seeds are fixed besides. */
  private static final double UNLIKELY = 1e-4;

  @Test
  void laplaceNoiseIsLaplace() {
    double[] noise = draw("laplace", random -> new Laplace(0.5, 1).release(0, random));
    assertThat(distance(noise, LaplaceDistribution.of(0, 2))).isLessThan(limit());
    assertThat(distance(noise, LaplaceDistribution.of(0, 2.04))).isGreaterThan(limit());
  }

  @Test
  void gaussianNoiseIsGaussian() {
    Gaussian gaussian = Gaussian.analytic(1, 1e-5, 1);
    double[] noise = draw("gaussian", random -> gaussian.release(0, random));
    double sigma = gaussian.sigma();
    assertThat(distance(noise, NormalDistribution.of(0, sigma))).isLessThan(limit());
    assertThat(distance(noise, NormalDistribution.of(0, 1.02 * sigma))).isGreaterThan(limit());
  }

  @Test
  void geometricNoiseIsGeometric() {
    double alpha = Math.exp(-0.7 / 2);
    double[] chances = new double[41];
    for (int k = -20; k <= 20; k++) {
      chances[k + 20] =
          Math.abs(k) < 20
              ? (1 - alpha) / (1 + alpha) * Math.pow(alpha, Math.abs(k))
              : Math.pow(alpha, 20) / (1 + alpha);
    }
    assertThat(count("geometric", 41, r -> cell(new Geometric(0.7, 2).release(0, r), 20)))
        .satisfies(right -> assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY));
    assertThat(count("geometric", 41, r -> cell(new Geometric(0.714, 2).release(0, r), 20)))
        .satisfies(wrong -> assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY));
  }

  @Test
  void theDiscreteGaussianIsWhatItSays() {
    double[] chances = new double[41];
    double sum = 0;
    for (int k = -60; k <= 60; k++) {
      double weight = Math.exp(-k * k / 32.0);
      chances[cell(k, 20)] += weight;
      sum += weight;
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
    DiscreteGaussian gaussian = new DiscreteGaussian(4);
    Histogram seen = count("discrete", 41, random -> cell(gaussian.sample(random), 20));
    assertThat(seen.chiSquared(chances)).isGreaterThan(UNLIKELY);
  }

  @Test
  void wholeGaussianNoiseIsTheDiscreteGaussianOfItsSigma() {
    WholeGaussian gaussian = WholeGaussian.of(1, 0.01, 1);
    double[] chances = new double[41];
    double sum = 0;
    for (int k = -60; k <= 60; k++) {
      double weight = Math.exp(-k * k / (2 * gaussian.sigma() * gaussian.sigma()));
      chances[cell(k, 20)] += weight;
      sum += weight;
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
    WholeGaussian wrong = new WholeGaussian(1.02 * gaussian.sigma(), 1, gaussian.guarantee());
    assertThat(count("whole", 41, r -> cell(gaussian.release(0, r), 20)).chiSquared(chances))
        .isGreaterThan(UNLIKELY);
    assertThat(count("whole", 41, r -> cell(wrong.release(0, r), 20)).chiSquared(chances))
        .isLessThan(UNLIKELY);
  }

  @Test
  void theExponentialMechanismChoosesByItsChances() {
    double[] scores = {0, 1, 2, 3, 3};
    double[] chances = new Exponential(1, 1, false).probabilities(scores);
    Histogram right = count("choice", 5, r -> new Exponential(1, 1, false).choose(scores, r));
    Histogram wrong = count("choice", 5, r -> new Exponential(1.02, 1, false).choose(scores, r));
    assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY);
    assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY);
  }

  @Test
  void permuteAndFlipChoosesByItsChances() {
    double[] scores = {0, 1, 3};
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double[] chances = new double[3];
    for (int[] order : orders) {
      double reached = 1.0 / 6;
      for (int candidate : order) {
        double taken = Math.exp(0.5 * (scores[candidate] - 3));
        chances[candidate] += reached * taken;
        reached *= 1 - taken;
      }
    }
    Histogram right = count("permute", 3, r -> new PermuteAndFlip(1, 1).choose(scores, r));
    Histogram wrong = count("permute", 3, r -> new PermuteAndFlip(1.02, 1).choose(scores, r));
    assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY);
    assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY);
  }

  @Test
  void noisyMaxChoosesByItsChances() {
    double[] scores = {0, 1, 2};
    LaplaceDistribution noise = LaplaceDistribution.of(0, 2);
    double[] chances = chancesOfMax(scores, noise);
    Histogram right = count("max", 3, r -> new NoisyMax(1, 1).choose(scores, r));
    Histogram wrong = count("max", 3, r -> new NoisyMax(1.02, 1).choose(scores, r));
    assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY);
    assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY);
  }

  @Test
  void teachersVotesWinByTheirChances() {
    long[] votes = {3, 5, 6};
    double[] chances = chancesOfMax(new double[] {3, 5, 6}, NormalDistribution.of(0, 2));
    Histogram right = count("votes", 3, r -> new GaussianNoisyMax(2).label(votes, r));
    Histogram wrong = count("votes", 3, r -> new GaussianNoisyMax(2.04).label(votes, r));
    assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY);
    assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY);
  }

  @Test
  void aConfidentLabelIsGivenAsOftenAsItsCheckPasses() {
    long[] votes = {1, 9};
    Histogram seen =
        count(
            "confident",
            2,
            r -> new GaussianNoisyMax(0.1).confidentLabel(votes, 10, 2, r).isPresent() ? 1 : 0);
    double passes = NormalDistribution.of(9, 2).survivalProbability(10);
    assertThat(seen.chiSquared(new double[] {1 - passes, passes})).isGreaterThan(UNLIKELY);
  }

  @Test
  void randomisedResponsesComeByTheirChances() {
    RandomisedResponse response = new RandomisedResponse(1.5, 4);
    double[] chances = new double[4];
    Arrays.fill(chances, response.other());
    chances[2] = response.truthful();
    Histogram right = count("response", 4, r -> response.release(2, r));
    Histogram wrong = count("response", 4, r -> new RandomisedResponse(1.53, 4).release(2, r));
    assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY);
    assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY);
    // Four standard errors of an estimate over all the samples.
    double error = 4 * Math.sqrt(response.variance(1, SAMPLES));
    double observed = right.counts()[2] / (double) SAMPLES;
    assertThat(response.estimate(observed)).isCloseTo(1, within(error));
  }

  @Test
  void unaryBitsComeByTheirChances() {
    double other = new UnaryEncoding(1, 3).other();
    double[] chances = new double[8];
    for (int bits = 0; bits < 8; bits++) {
      double first = (bits & 1) == 1 ? other : 1 - other;
      double third = (bits & 4) == 4 ? other : 1 - other;
      chances[bits] = first * 0.5 * third;
    }
    Histogram right = count("unary", 8, r -> pack(new UnaryEncoding(1, 3).release(1, r)));
    Histogram wrong = count("unary", 8, r -> pack(new UnaryEncoding(1.02, 3).release(1, r)));
    assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY);
    assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY);
  }

  @Test
  void theSparseVectorSpeaksByItsChances() {
    LaplaceDistribution threshold = LaplaceDistribution.of(1, 2);
    LaplaceDistribution query = LaplaceDistribution.of(0, 4);
    double first = integral(z -> threshold.density(z) * query.survivalProbability(z - 2));
    double none =
        integral(
            z ->
                threshold.density(z)
                    * query.cumulativeProbability(z - 2)
                    * query.cumulativeProbability(z));
    double[] chances = {first, 1 - first - none, none};
    Histogram right = count("sparse", 3, r -> firstAbove(1, r));
    Histogram wrong = count("sparse", 3, r -> firstAbove(1.05, r));
    assertThat(right.chiSquared(chances)).isGreaterThan(UNLIKELY);
    assertThat(wrong.chiSquared(chances)).isLessThan(UNLIKELY);
  }

  @Test
  void neighboursNeverShowMoreThanTheClaim() {
    assertThat(shown(0, (value, r) -> cell(4 * new Laplace(1, 1).release(value, r), 20)))
        .isBetween(0.95, 1.0);
    assertThat(shown(0, (value, r) -> cell(new Geometric(1, 1).release(value, r), 20)))
        .isBetween(0.95, 1.0);
    Gaussian gaussian = Gaussian.analytic(1, 0.01, 1);
    assertThat(shown(0.01, (value, r) -> cell(4 * gaussian.release(value, r), 40)))
        .isBetween(0.85, 1.0);
    assertThat(shown(0, (value, r) -> RandomisedResponse.binary(1).release(value, r)))
        .isBetween(0.95, 1.0);
    assertThat(shown(0, (value, r) -> pack(new UnaryEncoding(1, 2).release(value, r))))
        .isBetween(0.4, 1.0);
    double[][] scores = {{0, 1, 1, 1}, {1, 0, 0, 0}};
    assertThat(shown(0, (value, r) -> new Exponential(1, 1, false).choose(scores[value], r)))
        .isBetween(0.4, 1.0);
    assertThat(shown(0, (value, r) -> new PermuteAndFlip(1, 1).choose(scores[value], r)))
        .isBetween(0.4, 1.0);
    assertThat(shown(0, (value, r) -> new NoisyMax(1, 1).choose(scores[value], r)))
        .isBetween(0.3, 1.0);
  }

  @Test
  void halfOfTheNoiseShowsMoreThanTheClaim() {
    assertThat(shown(0, (value, r) -> cell(4 * new Laplace(2, 1).release(value, r), 20)))
        .isGreaterThan(1);
    assertThat(shown(0, (value, r) -> cell(new Geometric(2, 1).release(value, r), 20)))
        .isGreaterThan(1);
    double half = Gaussian.analytic(1, 0.01, 1).sigma() / 2;
    assertThat(
            shown(
                0.01,
                (value, r) -> cell(4 * Gaussian.perturb(new double[] {value}, half, 1, r)[0], 40)))
        .isGreaterThan(1);
  }

  private interface Neighbour {
    int outcome(int value, Randomness random);
  }

  /** The ε that a mechanism shows on 0 against 1. */
  private static double shown(double delta, Neighbour mechanism) {
    Histogram zero = count("zero", 81, random -> mechanism.outcome(0, random));
    Histogram one = count("one", 81, random -> mechanism.outcome(1, random));
    return zero.epsilonAgainst(one, delta);
  }

  private static Histogram count(String name, int outcomes, ToIntFunction<Randomness> draw) {
    return Histogram.of(SAMPLES, outcomes, new Seed(20).split(name), draw);
  }

  private static double[] draw(String name, ToDoubleFunction<Randomness> draw) {
    Randomness random = Randomness.seeded(new Seed(20).split(name));
    double[] noise = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      noise[i] = draw.applyAsDouble(random);
    }
    Arrays.sort(noise);
    return noise;
  }

  /** Kolmogorov and Smirnov's distance of a sorted sample to its distribution. */
  private static double distance(double[] sorted, ContinuousDistribution truth) {
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      double at = truth.cumulativeProbability(sorted[i]);
      most = Math.max(most, Math.max(at - (double) i / SAMPLES, (i + 1.0) / SAMPLES - at));
    }
    return most;
  }

  /** The distance that a right sample exceeds with a chance of {@link #UNLIKELY} (Massart 1990). */
  private static double limit() {
    return Math.sqrt(Math.log(2 / UNLIKELY) / (2.0 * SAMPLES));
  }

  private static int cell(double value, int reach) {
    return (int) Math.max(0, Math.min(2 * reach, Math.rint(value) + reach));
  }

  private static int pack(boolean[] bits) {
    int packed = 0;
    for (int i = 0; i < bits.length; i++) {
      packed |= bits[i] ? 1 << i : 0;
    }
    return packed;
  }

  private static int firstAbove(double epsilon, Randomness random) {
    SparseVector sparse = new SparseVector(epsilon, 1, 1, 1, random);
    return sparse.above(2) ? 0 : sparse.above(0) ? 1 : 2;
  }

  private static double[] chancesOfMax(double[] scores, ContinuousDistribution noise) {
    double[] chances = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      int winner = i;
      chances[i] =
          integral(
              z -> {
                double product = noise.density(z - scores[winner]);
                for (int j = 0; j < scores.length; j++) {
                  product *= j == winner ? 1 : noise.cumulativeProbability(z - scores[j]);
                }
                return product;
              });
    }
    return chances;
  }

  /** By the trapezoidal rule; kinks of the Laplace density fall on the grid of 1/512. */
  private static double integral(DoubleUnaryOperator of) {
    double sum = 0;
    for (int k = -100 * 512; k <= 100 * 512; k++) {
      sum += of.applyAsDouble(k / 512.0) / 512;
    }
    return sum;
  }
}
