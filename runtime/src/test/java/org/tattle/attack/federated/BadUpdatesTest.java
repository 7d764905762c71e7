package org.tattle.attack.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

class BadUpdatesTest {
  private static final UniformRandomProvider RANDOM = new Seed(2).random();

  private static float[][] learned(int clients, int weights) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(RANDOM);
    float[][] learned = new float[clients][weights];
    for (float[] one : learned) {
      for (int i = 0; i < weights; i++) {
        one[i] = (float) (1 + normal.sample());
      }
    }
    return learned;
  }

  private static double most(float[][] of, float[] from) {
    return Arrays.stream(new HonestSpread(of).squaredFrom(from)).max().orElseThrow();
  }

  private static double sum(float[][] of, float[] from) {
    return Arrays.stream(new HonestSpread(of).squaredFrom(from)).sum();
  }

  /** As far as it may go, and no farther: a thousandth more and it would stand out. */
  @Test
  void whatLeansLiesNoFartherOutThanTheOthersAndUsesAllOfThat() {
    float[][] own = learned(6, 50);
    double apart = Arrays.stream(own).mapToDouble(one -> most(own, one)).max().orElseThrow();
    float[] farthest = new MinMax(6).send(own, 20, RANDOM)[0];
    assertThat(most(own, farthest))
        .isLessThanOrEqualTo(apart)
        .isCloseTo(apart, within(1e-3 * apart));
    double together = Arrays.stream(own).mapToDouble(one -> sum(own, one)).max().orElseThrow();
    float[] closest = new MinSum(6).send(own, 20, RANDOM)[0];
    assertThat(sum(own, closest))
        .isLessThanOrEqualTo(together)
        .isCloseTo(together, within(1e-3 * together));
    float[] mean = new HonestSpread(own).leaning(0);
    double leaningMost = 0;
    double leaningLeast = 0;
    for (int i = 0; i < mean.length; i++) {
      leaningMost += mean[i] - farthest[i];
      leaningLeast += mean[i] - closest[i];
    }
    assertThat(leaningMost).as("by sums it leans less").isGreaterThan(leaningLeast).isPositive();
  }

  /** One attacker knows one update, which differs from nothing: it sends that. */
  @Test
  void whoKnowsOneUpdateHasNothingToLeanBy() {
    float[][] own = learned(1, 5);
    assertThat(new MinMax(1).send(own, 20, RANDOM)[0]).containsExactly(own[0]);
  }

  /**
   * The mean of n changes, of which m are enlarged by n / m, is theirs where the others are small.
   */
  @Test
  void whatReplacesIsTheMeanWhereTheOthersStandStill() {
    float[][] own = learned(2, 5);
    float[][] sent = new Replacement(2).send(own, 10, RANDOM);
    for (int i = 0; i < 5; i++) {
      assertThat((sent[0][i] + sent[1][i]) / 10)
          .isCloseTo((own[0][i] + own[1][i]) / 2, within(1e-5f));
    }
  }

  @Test
  void whoRidesFreeSendsNothingOfWhatWasLearned() {
    for (float value : new FreeRider(2, 0).send(learned(2, 3), 9, RANDOM)[1]) {
      assertThat(Math.abs(value)).isEqualTo(0);
    }
  }
}
