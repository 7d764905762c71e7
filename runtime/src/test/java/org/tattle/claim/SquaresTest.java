package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.run.Seed;

/** What chance explains of deviates that are made up, and what it does not. */
class SquaresTest {
  private static final double ALARM = 1e-6;
  private static final int LOOKS = 1000;

  /** Independent normal deviates, each weight's times a factor. */
  private static Squares seen(List<Integer> layers, IntToDoubleFunction factor) {
    UniformRandomProvider random = new Seed(3).split("deviates").random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    Squares squares = new Squares(layers, true);
    for (int look = 0; look < LOOKS; look++) {
      double[] deviates = new double[layers.stream().mapToInt(n -> n).sum()];
      Arrays.setAll(deviates, i -> factor.applyAsDouble(i) * normal.sample());
      squares.add(deviates);
    }
    return squares;
  }

  @Test
  void whatIsAccountedForIsNotOdd() {
    for (List<Integer> layers : List.of(List.of(3), List.of(2, 3, 4), List.of(300, 20))) {
      Squares squares = seen(layers, i -> 1);
      assertThat(squares.odd(ALARM)).isEmpty();
      // Of n squares the mean's root deviates by one over the root of 2n.
      double n = (double) LOOKS * layers.stream().mapToInt(k -> k).sum();
      assertThat(squares.scale()).isCloseTo(1, within(4 / Math.sqrt(2 * n)));
    }
  }

  /**
   * The chance of an alarm is halved, then the layers, all and their sum share it, on two sides.
   */
  @Test
  void eachLayerHasItsShareOfTheAlarm() {
    assertThat(Squares.share(1e-6, List.of(42))).isCloseTo(1e-6 / 12, within(1e-18));
    assertThat(Squares.share(1e-6, List.of(20, 3, 5))).isCloseTo(1e-6 / 20, within(1e-18));
  }

  @ParameterizedTest
  @CsvSource({"0.8", "1.25"})
  void noiseThatIsOffEverywhereIsToldWithItsScale(double scale) {
    Squares squares = seen(List.of(20, 30), i -> scale);
    assertThat(squares.scale()).isCloseTo(scale, within(0.02));
    assertThat(squares.odd(ALARM))
        .startsWith("the noise of a step is ")
        .endsWith(" times what is accounted for");
  }

  /** All squares are the square of the scale: their sum is odd from the exact quantile on. */
  @Test
  void theSumIsOddBeyondTheQuantileOfItsLaw() {
    double each = ALARM / 2 / 3; // Of one layer, all and their sum.
    double low = chi(1000 * 4).inverseCumulativeProbability(each / 2);
    double high = chi(1000 * 4).inverseSurvivalProbability(each / 2);
    for (double factor : new double[] {0.999, 1.001}) {
      boolean under = factor < 1;
      assertThat(constant(factor * low).isEmpty()).isEqualTo(!under);
      assertThat(constant(factor * high).isEmpty()).isEqualTo(under);
    }
  }

  private static org.apache.commons.statistics.distribution.ChiSquaredDistribution chi(int n) {
    return org.apache.commons.statistics.distribution.ChiSquaredDistribution.of(n);
  }

  /** 1000 looks at four weights whose squares sum to this, and that cancel out in each look. */
  private static String constant(double sum) {
    Squares squares = new Squares(List.of(4), false);
    double size = Math.sqrt(sum / 4000);
    for (int look = 0; look < LOOKS; look++) {
      // Sums of a look are 0 or ± twice the size, of mean square 4 · size² in all: as of chance.
      double sign = look % 4 == 0 ? 2 : 0;
      squares.add(
          sign == 0
              ? new double[] {size, -size, size, -size}
              : new double[] {size, size, size, size});
    }
    return squares.odd(ALARM);
  }

  @Test
  void aLayerThatDiffersFromTheOthersIsNamed() {
    assertThat(seen(List.of(10, 20, 30), i -> i >= 10 && i < 30 ? 0.5 : 1).odd(ALARM))
        .matches("weights 10 to 29 get noise 0.(49|50).* times what is accounted for");
    assertThat(seen(List.of(10, 20, 30), i -> i < 10 ? 2 : 1).odd(ALARM))
        .matches("weights 0 to 9 get noise (1.9|2.0).*");
    assertThat(seen(List.of(10, 20, 30), i -> i >= 30 ? 0 : 1).odd(ALARM))
        .startsWith("weights 30 to 59 get noise 0.000");
  }

  /** Too much in one and too little in the other: the sum of all is what it should be. */
  @Test
  void layersThatMakeUpForEachOtherAreCaught() {
    double more = Math.sqrt(1.25);
    double less = Math.sqrt(0.75);
    assertThat(seen(List.of(50, 50, 10), i -> i < 50 ? more : i < 100 ? less : 1).odd(ALARM))
        .contains(" times what is accounted for");
  }

  /** 13 of 1,000 deviations too few in a sum over all; two thirds of one weight. */
  @Test
  void aSingleWeightIsNamed() {
    for (int weight : new int[] {0, 137, 299}) {
      assertThat(seen(List.of(300), i -> i == weight ? 0.5 : 1).odd(ALARM))
          .matches("weights %s to %s get noise 0.(4|5).*".formatted(weight, weight));
      assertThat(seen(List.of(300), i -> i == weight ? 1.5 : 1).odd(ALARM))
          .matches("weights %s to %s get noise 1.(4|5).*".formatted(weight, weight));
    }
  }

  /** A little too little in a block of 128, of which no single weight tells. */
  @Test
  void aBlockIsNamed() {
    String odd = seen(List.of(128 * 40), i -> i >= 256 && i < 384 ? 0.96 : 1).odd(ALARM);
    assertThat(odd).startsWith("weights 256 to 383 get noise 0.9");
  }

  /**
   * In 100 looks at 256 weights, all squares are 1 but those of some weights, which sum to this.
   * Chance explains 36.10 to 211.96 of one weight, and 11,972 to 13,664 of a block of 128.
   */
  @ParameterizedTest
  @CsvSource({
    "7, 8, 36.0, true",
    "7, 8, 36.2, false",
    "7, 8, 211.9, false",
    "7, 8, 212.1, true",
    "128, 256, 11971, true",
    "128, 256, 11973, false",
    "128, 256, 13663, false",
    "128, 256, 13665, true",
  })
  void weightsAndBlocksAreOddBeyondTheQuantilesOfTheirLaw(
      int from, int to, double sum, boolean odd) {
    UniformRandomProvider random = new Seed(6).split("signs").random();
    Squares squares = new Squares(List.of(256), false);
    for (int look = 0; look < 100; look++) {
      double[] deviates = new double[256];
      for (int i = 0; i < 256; i++) {
        double square = i >= from && i < to ? sum / (to - from) / 100 : 1;
        deviates[i] = random.nextBoolean() ? Math.sqrt(square) : -Math.sqrt(square);
      }
      squares.add(deviates);
    }
    assertThat(squares.odd(ALARM))
        .startsWith(odd ? "weights %s to %s get noise".formatted(from, to - 1) : "")
        .matches(odd ? ".+" : "");
  }

  /** Of 64 signs two looks have 53 in common, 5.25 deviations too many, where 5.23 are allowed. */
  @ParameterizedTest
  @CsvSource({"52, false", "53, true"})
  void looksThatHaveMoreInCommonThanChanceExplainsRepeatThemselves(int common, boolean repeats) {
    double[] first = new double[64];
    double[] second = new double[64];
    Arrays.setAll(first, i -> i % 2 == 0 ? 1 : -1);
    Arrays.setAll(second, i -> i < common ? first[i] : -first[i]);
    Squares squares = new Squares(List.of(64), true);
    squares.add(first);
    squares.add(second);
    assertThat(squares.odd(ALARM).startsWith("it repeats itself")).isEqualTo(repeats);
  }

  @Test
  void noiseThatRepeatsItselfIsCaughtWhereItMustNot() {
    for (boolean repeats : new boolean[] {true, false}) {
      UniformRandomProvider random = new Seed(3).split("again").random();
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      Squares squares = new Squares(List.of(5000), repeats);
      double[] same = new double[5000];
      Arrays.setAll(same, i -> normal.sample());
      squares.add(same);
      assertThat(squares.odd(ALARM)).isEmpty();
      squares.add(same.clone());
      if (repeats) {
        assertThat(squares.odd(ALARM)).startsWith("it repeats itself");
      } else {
        assertThat(squares.odd(ALARM)).doesNotContain("repeats");
      }
    }
  }

  /** Every second look is the one before: half of the products are squares. */
  @Test
  void noiseThatComesTwiceIsCaughtHoweverFewWeightsThereAre() {
    UniformRandomProvider random = new Seed(4).split("twice").random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    Squares squares = new Squares(List.of(3), true);
    double[] deviates = new double[0];
    for (int look = 0; look < 400; look++) {
      if (look % 2 == 0) {
        deviates = new double[3];
        Arrays.setAll(deviates, i -> normal.sample());
      }
      squares.add(deviates.clone());
    }
    assertThat(squares.odd(ALARM)).startsWith("it repeats itself");
  }

  /** One deviate for all weights: each has its variance, and their sum four times its own. */
  @Test
  void weightsThatShareTheirNoiseAreCaught() {
    UniformRandomProvider random = new Seed(5).split("shared").random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    Squares squares = new Squares(List.of(4), true);
    for (int look = 0; look < 60; look++) {
      double one = normal.sample();
      squares.add(new double[] {one, one, one, one});
    }
    assertThat(squares.odd(ALARM)).isEqualTo("weights get noise that is not independent");
  }
}
