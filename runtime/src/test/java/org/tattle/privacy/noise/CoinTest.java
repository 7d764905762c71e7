package org.tattle.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.privacy.Paths;

/** The chances of coins and of whole noise, summed over every way that random numbers can fall. */
class CoinTest {

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 3", "2, 3", "3, 3", "5, 7"})
  void aRationalCoinHasItsChance(long numerator, long denominator) {
    double heads = (double) numerator / denominator;
    assertChances(
        0, 1e-3, r -> Coin.rational(r, numerator, denominator), it -> it ? heads : 1 - heads);
  }

  /** Below 1, at 1, above it and at whole numbers: e^−γ, all of it followed but for 2e-4. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1, 2", "2, 3", "5, 4", "2, 1", "7, 2"})
  void anExponentialCoinHasItsChance(long numerator, long denominator) {
    double heads = Math.exp(-(double) numerator / denominator);
    assertChances(
        1e-7, 2e-4, r -> Coin.exp(r, numerator, denominator), it -> it ? heads : 1 - heads);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5, 1, 1.5, 2.75})
  void aCoinOfADoubleHasItsChance(double gamma) {
    double heads = Math.exp(-gamma);
    Paths.Chances<Boolean> chances = Paths.of(1L << 50, 1e-8, r -> Coin.exp(r, gamma));
    assertChances(chances, 1e-3, it -> it ? heads : 1 - heads);
  }

  /** Rounded to a multiple of 2^−52: the first toss compares with it. */
  @Test
  void aCoinOfADoubleIsGoodToTheLastBit() {
    for (double gamma : new double[] {0.3, 1e-15, 2 / 3.0}) {
      long units = Math.round(gamma * 0x1p52);
      assertThat(firstTossPasses(gamma, units - 1)).isTrue();
      assertThat(firstTossPasses(gamma, units)).isFalse();
    }
  }

  /** Beyond a million nothing would ever come up, and no sum of it may overflow. */
  @Test
  void aCoinOfAHugeExponentNeverComesUp() {
    for (double gamma : new double[] {1e7, 1e300, Double.POSITIVE_INFINITY}) {
      Paths.Chances<Boolean> chances = Paths.of(1L << 52, 1e-6, r -> Coin.exp(r, gamma));
      assertThat(chances.of().getOrDefault(true, 0.0)).isZero();
      assertThat(chances.of().get(false)).isCloseTo(1, within(1e-2));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 2"})
  void theDiscreteLaplaceHasItsChances(long numerator, long denominator) {
    double alpha = Math.exp(-(double) denominator / numerator);
    DiscreteLaplace laplace = new DiscreteLaplace(numerator, denominator);
    assertThat(laplace.scale()).isEqualTo((double) numerator / denominator);
    assertChances(
        1e-6, 0.07, laplace::sample, y -> (1 - alpha) / (1 + alpha) * Math.pow(alpha, Math.abs(y)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theDiscreteGaussianHasItsChances(long sigma) {
    double sum = 0;
    for (int y = -100; y <= 100; y++) {
      sum += weight(y, sigma);
    }
    double all = sum;
    assertChances(1e-6, 0.35, new DiscreteGaussian(sigma)::sample, y -> weight(y, sigma) / all);
  }

  private static double weight(long y, long sigma) {
    return Math.exp(-y * y / 2.0 / sigma / sigma);
  }

  /** t/s is at least the scale, and above it by less than 2^−40 of it or so. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 1 / 3.0, 1000.7, 0x1p40, 12345678901.3, 0x1p55, 1e-5})
  void aScaleIsRoundedUpAndHardly(double scale) {
    DiscreteLaplace laplace = DiscreteLaplace.ofScale(scale);
    assertThat(laplace.scale()).isBetween(scale, scale * (1 + 0x1p-39) + 0x1p-40);
    assertThat(Long.bitCount(laplace.denominator())).isEqualTo(1);
  }

  @Test
  void noiseOutOfReachIsRefused() {
    assertThat(new DiscreteLaplace(1L << 55, 1).scale()).isEqualTo(0x1p55);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DiscreteLaplace((1L << 55) + 1, 1))
        .withMessage("a noise scale of 36028797018963969/1 is out of reach");
    assertThatIllegalArgumentException().isThrownBy(() -> new DiscreteLaplace(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new DiscreteLaplace(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteLaplace.ofScale(0x1.1p55))
        .withMessageContaining("out of reach");
    assertThatIllegalArgumentException().isThrownBy(() -> DiscreteLaplace.ofScale(Double.NaN));
    assertThat(new DiscreteGaussian(1L << 27).sigma()).isEqualTo(1L << 27);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DiscreteGaussian((1L << 27) + 1))
        .withMessage("a noise scale of 134217729 is out of reach");
    assertThatIllegalArgumentException().isThrownBy(() -> new DiscreteGaussian(0));
  }

  private static boolean firstTossPasses(double gamma, long toss) {
    boolean[] more = new boolean[1];
    UniformRandomProvider once =
        new UniformRandomProvider() {
          private int tosses;

          @Override
          public long nextLong() {
            throw new AssertionError("a toss is a number below a bound");
          }

          @Override
          public long nextLong(long n) {
            tosses += n > 1 ? 1 : 0;
            more[0] = tosses > 1;
            return n == 1 ? 0 : tosses == 1 ? toss : n - 1;
          }
        };
    Coin.exp(once, gamma);
    return more[0];
  }

  private static <T> void assertChances(
      double least,
      double unknown,
      Function<UniformRandomProvider, T> sampler,
      ToDoubleFunction<T> exact) {
    assertChances(Paths.of(least, sampler), unknown, exact);
  }

  /** Each chance is what was found, or more by what was not followed at most. */
  private static <T> void assertChances(
      Paths.Chances<T> chances, double unknown, ToDoubleFunction<T> exact) {
    assertThat(chances.unknown()).isLessThanOrEqualTo(unknown);
    double sum = 0;
    for (T outcome : chances.of().keySet()) {
      double found = chances.of().get(outcome);
      assertThat(exact.applyAsDouble(outcome))
          .as("%s", outcome)
          .isBetween(found - 1e-12, found + chances.unknown() + 1e-12);
      sum += exact.applyAsDouble(outcome);
    }
    assertThat(sum).isBetween(1 - unknown - 1e-12, 1 + 1e-12);
  }
}
