package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

class HolmTest {

  /** By hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, and 1 x 0.04, which is no less than the one before. */
  @Test
  void fourLooksAreAsWorkedOutByHand() {
    assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void oneLookCostsNothingAndManyCostNoMoreThanOne() {
    assertThat(Holm.adjusted(0.04)).containsExactly(0.04);
    assertThat(Holm.adjusted(0.5, 0.9)).containsExactly(1, 1);
    assertThat(Holm.adjusted()).isEmpty();
  }

  /**
   * Ten looks at nothing, 4000 times: any of them stands at 5 % in about 4.9 % of the rounds (1 -
   * 0.995^10); 5 deviations of a proportion of 4000 are 1.7 %. Uncorrected it would be 40 %.
   */
  @Test
  void tenLooksAtNothingAreWrongOneTimeInTwenty() {
    UniformRandomProvider random = new Seed(5).random();
    int wrong = 0;
    for (int round = 0; round < 4000; round++) {
      double[] p = random.doubles(10).toArray();
      wrong += Arrays.stream(Holm.adjusted(p)).anyMatch(it -> it <= 0.05) ? 1 : 0;
    }
    assertThat(wrong / 4000.0).isCloseTo(0.049, within(0.017));
  }
}
