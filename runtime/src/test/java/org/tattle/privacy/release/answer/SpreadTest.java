package org.tattle.privacy.release.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.run.Seed;

/** Margins of sums of noises are the quantiles of what is drawn. */
class SpreadTest {

  @Test
  void oneNoiseHasTheMarginOfItsLaw() {
    assertThat(Spread.laplace(3).margin(0.05)).isCloseTo(3 * Math.log(20), within(1e-7));
    assertThat(Spread.gaussian(3).margin(0.05)).isCloseTo(3 * 1.959963985, within(1e-7));
    assertThat(Spread.margin(0.05, 3, 1)).isCloseTo(3 * Math.log(20), within(1e-7));
  }

  @Test
  void deviationsOfNormalNoiseAddInSquares() {
    assertThat(Spread.gaussian(3, 4).margin(0.05)).isCloseTo(5 * 1.959963985, within(1e-7));
  }

  /** P[|sum| > t] = (4e^(−t/2) − e^(−t))/3 for scales 1 and 2. */
  @Test
  void twoLaplaceNoisesHaveTheMarginOfTheirSum() {
    double t = Spread.laplace(1, 2).margin(0.1);
    assertThat((4 * Math.exp(-t / 2) - Math.exp(-t)) / 3).isCloseTo(0.1, within(1e-8));
    assertThat(Spread.laplace(2, 1).margin(0.1)).isEqualTo(t);
  }

  /** P[|sum of two| > t] = e^(−t)(1 + t/2) for scale 1. */
  @Test
  void twoNoisesOfOneScaleHaveTheMarginOfTheirSum() {
    double t = Spread.margin(0.1, 1, 2);
    assertThat(Math.exp(-t) * (1 + t / 2)).isCloseTo(0.1, within(1e-8));
    assertThat(Spread.margin(0.1, 7, 2)).isCloseTo(7 * t, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.05", "3, 0.05", "9, 0.05", "14, 0.3", "14, 0.02"})
  void sumsOfManyAreAsFarOutAsTheySay(int count, double miss) {
    double margin = Spread.margin(miss, 2, count);
    double[] scales = new double[count];
    Arrays.fill(scales, 2);
    assertThat(beyond(margin, scales)).isCloseTo(miss, within(4 * Math.sqrt(miss / 100_000)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.05, 0.002})
  void sumsOfDifferentScalesAreAsFarOutAsTheySay(double miss) {
    double margin = Spread.laplace(1, 5, 2.5).margin(miss);
    assertThat(beyond(margin, 1, 5, 2.5)).isCloseTo(miss, within(4 * Math.sqrt(miss / 100_000)));
  }

  /** Made different upward, they are at most 2 % and 4 % too wide here. */
  @Test
  void equalScalesErrToTheSafeSideAndNotByMuch() {
    double exact = Spread.margin(0.05, 1, 3);
    assertThat(Spread.laplace(1, 1, 1).margin(0.05)).isBetween(exact, 1.03 * exact);
  }

  @Test
  void whatHasNoWeightDoesNotCount() {
    Spread one = Spread.laplace(3);
    assertThat(Spread.weighted(new double[] {-2, 0}, one, one).margin(0.05))
        .isCloseTo(6 * Math.log(20), withPercentage(1e-6));
  }

  /** What {@link Ratio} rests on: its search would miss a quotient that agrees otherwise. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.05, 0.0001})
  void theMarginOfAWeightedSumGrowsNoFasterThanTheWeightedNoiseAlone(double miss) {
    for (double first : new double[] {0.001, 1, 1000}) {
      Spread left = Spread.laplace(first);
      Spread right = Spread.laplace(1);
      double slope = right.margin(miss);
      double before = Spread.weighted(new double[] {1, 0}, left, right).margin(miss);
      for (double weight = 1e-4; weight < 1e5; weight *= 1.3) {
        double now = Spread.weighted(new double[] {1, weight}, left, right).margin(miss);
        double step = weight - (weight == 1e-4 ? 0 : weight / 1.3);
        assertThat(now - before).isBetween(-1e-6 * now, 1.021 * slope * step + 1e-6 * now);
        before = now;
      }
    }
  }

  private static double beyond(double margin, double... scales) {
    UniformRandomProvider random = new Seed(3).split(scales.length).random();
    int far = 0;
    for (int i = 0; i < 100_000; i++) {
      double sum = 0;
      for (double scale : scales) {
        double size = -scale * Math.log1p(-random.nextDouble());
        sum += random.nextBoolean() ? size : -size;
      }
      far += Math.abs(sum) > margin ? 1 : 0;
    }
    return far / 100_000.0;
  }

  @Test
  void whatHasNoWeightDoesNotCountTwiceEither() {
    Spread one = Spread.laplace(3);
    assertThat(Spread.weighted(new double[] {0, -2, 0}, one, one, one).margin(0.05))
        .isCloseTo(6 * Math.log(20), withPercentage(1e-6));
  }
}
