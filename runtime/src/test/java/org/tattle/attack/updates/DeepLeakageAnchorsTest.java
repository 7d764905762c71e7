package org.tattle.attack.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.data.Dataset;
import org.tattle.data.set.Fashion;
import org.tattle.nn.exact.ExactNetwork;
import org.tattle.nn.exact.Matching;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * LeNet with sigmoids and weights drawn from -0.5 to 0.5, and the first six test images of
 * Fashion-MNIST, as another program did it: five of six come back to 80 dB; noise on gradients of
 * 1e-4, 1e-3 and 1e-2 leaves 64, 44 and 24 dB, and only the largest 30 % of each layer 7.6 dB.
 */
@Tag("slow")
class DeepLeakageAnchorsTest {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final int TRAINING = 60_000;
  private static final int IMAGES = 6;
  private static final int CLASSES = 10;
  private static final int LAST = 588 + 1;
  private static final double RATE = 1;

  /**
   * Decibels below the anchor. No unbiased search can do better than least squares, which on the
   * anchor's own six networks leaves 32.1 to 41.8 dB at noise of 1e-3, in the median 41.3 (from the
   * singular values of the gradient's derivative, by another program); the anchor's 44 come of
   * stopping before the noise is fitted. Other networks of the same kind lie a few decibels around.
   */
  private static final double BELOW = 44 - 41.3 + 3;

  private static final ExactNetwork NETWORK =
      ExactNetwork.strided(
          new Shape(1, 28, 28), 12, 5, List.of(2, 2, 1), Layer.Function.SIGMOID, CLASSES);
  private static Dataset data;

  @BeforeAll
  static void read() {
    assumeTrue(Files.isDirectory(FOLDER), "dataset-fashion-mnist is not installed in " + FOLDER);
    data = new Fashion(Optional.of(FOLDER.toString()), false).load(Control.NONE);
  }

  private static double[] weights(int image, int seed) {
    return new Seed(seed).split(image).random().doubles(NETWORK.weights(), -0.5, 0.5).toArray();
  }

  private static double[] image(int number) {
    float[] values = data.values(new int[] {TRAINING + number});
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] gradient(double[] weights, double[] x, int label) {
    double[] labels = new double[CLASSES];
    labels[label] = 1;
    return NETWORK.gradient(weights, x, labels);
  }

  /** Decibels of each image by its gradient as something else leaves it. */
  private static double[] found(int seed, UnaryOperator<double[]> treated) {
    double[] found = new double[IMAGES];
    int right = 0;
    for (int i = 0; i < IMAGES; i++) {
      double[] w = weights(i, seed);
      double[] x = image(i);
      int label = data.labels()[TRAINING + i];
      double[] seen = treated.apply(gradient(w, x, label));
      right += told(seen) == label ? 1 : 0;
      double[] change = Arrays.stream(seen).map(g -> -RATE * g).toArray();
      Matching matching =
          new Matching(NETWORK, w, change, RATE, List.of(new int[] {0}), Matching.Measure.SQUARES);
      double[] labels = new double[CLASSES];
      labels[told(seen)] = 1;
      double[] made =
          new DeepLeakage(2400, false)
              .search(matching, labels, x.length, new Seed(seed).split("start", i), Control.NONE);
      double mse = 0;
      for (int f = 0; f < x.length; f++) {
        mse += (made[f] - x[f]) * (made[f] - x[f]) / x.length;
      }
      found[i] = -10 * Math.log10(mse);
    }
    System.out.println(right + " labels, " + Arrays.toString(found));
    return found;
  }

  /** The class whose bias falls: the one that is below 0. */
  private static int told(double[] gradient) {
    int start = gradient.length - CLASSES * LAST;
    return IntStream.range(0, CLASSES)
        .boxed()
        .min((a, b) -> Double.compare(bias(gradient, start, a), bias(gradient, start, b)))
        .orElseThrow();
  }

  private static double bias(double[] gradient, int start, int c) {
    return gradient[start + c * LAST + LAST - 1];
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[2] + sorted[3]) / 2;
  }

  @Test
  void fiveOfSixImagesComeBack() {
    int back = 0;
    for (int seed = 1; seed <= 3; seed++) {
      back += (int) Arrays.stream(found(seed, g -> g)).filter(dB -> dB >= 60).count();
    }
    assertThat(back).isGreaterThanOrEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"1e-4, 64", "1e-3, 44", "1e-2, 24"})
  void noiseOnGradientsTakesTwentyDecibelsATenfold(double deviation, double decibels) {
    double[] found =
        found(
            1,
            gradient -> {
              UniformRandomProvider random = new Seed(7).random();
              ZigguratSampler.NormalizedGaussian normal =
                  ZigguratSampler.NormalizedGaussian.of(random);
              return Arrays.stream(gradient).map(g -> g + deviation * normal.sample()).toArray();
            });
    assertThat(median(found)).isBetween(decibels - BELOW, decibels + 3);
  }

  @Test
  void whatIsLeftOfThreeTenthsOfAGradientShowsNothing() {
    double[] found = found(1, DeepLeakageAnchorsTest::pruned);
    assertThat(Arrays.stream(found).average().orElseThrow()).isLessThan(12);
  }

  private static double[] pruned(double[] gradient) {
    double[] left = gradient.clone();
    int from = 0;
    for (int weights : NETWORK.weightsByLayer()) {
      double[] sizes =
          Arrays.stream(gradient, from, from + weights).map(Math::abs).sorted().toArray();
      double least = sizes[(int) (0.7 * weights)];
      for (int i = from; i < from + weights; i++) {
        left[i] = Math.abs(left[i]) < least ? 0 : left[i];
      }
      from += weights;
    }
    return left;
  }
}
