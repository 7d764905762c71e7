package org.tattle.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.run.Seed;

class SkellamTest {

  /** Pearson's test of draws in cells of at least 20 expected ones each. */
  private static double chance(
      int draws, long from, long to, LongUnaryOperator draw, LongToDoubleFunction mass) {
    Map<Long, Integer> seen = new TreeMap<>();
    for (int i = 0; i < draws; i++) {
      seen.merge(draw.applyAsLong(i), 1, Integer::sum);
    }
    double statistic = 0;
    int cells = 0;
    double expected = 0;
    double all = 0;
    long count = 0;
    long counted = 0;
    for (long k = from; k <= to; k++) {
      expected += draws * mass.applyAsDouble(k);
      count += seen.getOrDefault(k, 0);
      if (expected >= 20) {
        statistic += (count - expected) * (count - expected) / expected;
        all += expected;
        counted += count;
        cells++;
        expected = 0;
        count = 0;
      }
    }
    double rest = draws - all;
    double other = draws - counted;
    statistic += rest < 5 ? 0 : (other - rest) * (other - rest) / rest;
    return ChiSquaredDistribution.of(cells).survivalProbability(statistic);
  }

  private static double poisson(long k, double mean) {
    return k < 0 ? 0 : Math.exp(k * Math.log(mean) - mean - LogGamma.value(k + 1.0));
  }

  @ParameterizedTest
  @CsvSource({"1, 100000", "3, 100000", "40, 100000", "4096, 100000", "4097, 100000"})
  void poissonNumbersFollowTheirLaw(long mean, int draws) {
    UniformRandomProvider random = new Seed(mean).random();
    ExactPoisson poisson = new ExactPoisson(mean);
    long far = (long) (8 * Math.sqrt(mean)) + 8;
    assertThat(
            chance(
                draws,
                Math.max(0, mean - far),
                mean + far,
                i -> poisson.sample(random),
                k -> poisson(k, mean)))
        .isGreaterThan(1e-4);
  }

  @ParameterizedTest
  @CsvSource({"1, 100000", "12, 100000"})
  void theirDifferencesFollowSkellamsLaw(long half, int draws) {
    UniformRandomProvider random = new Seed(half).random();
    Skellam skellam = new Skellam(half);
    long far = (long) (10 * Math.sqrt(2.0 * half)) + 10;
    assertThat(
            chance(
                draws,
                -far,
                far,
                i -> skellam.sample(random),
                k -> {
                  double mass = 0;
                  for (long j = Math.max(0, -k); j <= half + 12 * far; j++) {
                    mass += poisson(j, half) * poisson(j + k, half);
                  }
                  return mass;
                }))
        .isGreaterThan(1e-4);
  }

  /** The same laws with ten times as many draws. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"1", "3", "40", "4096", "4097", "100000"})
  void amongAMillionNumbersTheLawsHoldAsWell(long mean) {
    poissonNumbersFollowTheirLaw(mean, 1_000_000);
    if (mean < 50) {
      theirDifferencesFollowSkellamsLaw(mean, 1_000_000);
    }
  }

  /** Of a large mean it is nearly a normal number: mean, variance and fourth moment. */
  @ParameterizedTest
  @CsvSource({"1000000", "10000000000"})
  void ofALargeMeanMomentsAreThoseOfTheLaw(long half) {
    UniformRandomProvider random = new Seed(half).random();
    Skellam skellam = new Skellam(half);
    int draws = 100_000;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < draws; i++) {
      double x = skellam.sample(random) / Math.sqrt(skellam.variance());
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
    }
    assertThat(sum / draws).isCloseTo(0, within(4 / Math.sqrt(draws)));
    assertThat(squares / draws).isCloseTo(1, within(4 * Math.sqrt(2.0 / draws)));
    assertThat(fourth / draws).isCloseTo(3, within(4 * Math.sqrt(96.0 / draws)));
  }

  /** What decides quickly is what decides where doubles do not. */
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 5", "1, -1", "50, 30", "50, -49", "5000, 400", "5000, -300", "80000, 9"})
  void bothWaysToDecideAgree(long mean, long off) {
    ExactPoisson poisson = new ExactPoisson(mean);
    double s = Math.ceil(Math.sqrt(mean));
    double quick = Math.exp(poisson.logRatio(off) + Math.abs(off) / s - 0.5 - 2 / s);
    double slow = poisson.accepted(off, 50).doubleValue();
    assertThat(quick).isCloseTo(slow, within(1e-12 * slow));
    assertThat(slow).isLessThanOrEqualTo(1);
  }

  /** No proposal is kept with more than certainty, wherever it is. */
  @Test
  void nothingIsKeptMoreThanSurely() {
    for (long mean : new long[] {1, 2, 3, 5, 10, 100, 4096, 5000, 1_000_000}) {
      ExactPoisson poisson = new ExactPoisson(mean);
      double s = Math.ceil(Math.sqrt(mean));
      for (long off = (long) -Math.min(mean / 2, 12 * s); off <= 12 * s; off++) {
        assertThat(poisson.logRatio(off) + Math.abs(off) / s - 0.5 - 2 / s).isLessThan(0);
      }
    }
  }
}
