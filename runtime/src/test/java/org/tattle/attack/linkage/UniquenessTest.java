package org.tattle.attack.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

class UniquenessTest {

  /**
   * Two classes of one row and one of two, half of all people: 2 · ½ / (2 · ½ + 2 · ½ · ½) = 2/3.
   */
  @Test
  void theEstimateIsAsByHand() {
    assertThat(Uniqueness.zayatz(new double[] {0, 2, 1}, 0.5, 4))
        .isCloseTo(2 / 3.0 * 2 / 4, within(1e-12));
  }

  /** Who has everybody need not estimate. */
  @Test
  void ofAllPeopleThoseAreAloneWhoAreAloneInTheTable() {
    assertThat(Uniqueness.zayatz(new double[] {0, 3, 5, 1}, 1, 16))
        .isCloseTo(3 / 16.0, within(1e-12));
  }

  /**
   * 100,000 people in 60,000 classes, drawn alike, and a table of a tenth: some 19 % are alone
   * among all (e^(-5/3)), and the estimate, which takes classes to be sized as in the table, is
   * higher.
   */
  @Test
  void theEstimateErrsToTheHighSide() {
    UniformRandomProvider random = new Seed(4).random();
    int[] all = new int[60_000];
    int[] some = new int[60_000];
    for (int person = 0; person < 100_000; person++) {
      int of = random.nextInt(all.length);
      all[of]++;
      some[of] += person < 10_000 ? 1 : 0;
    }
    double[] having = new double[20];
    double alone = 0;
    for (int of = 0; of < all.length; of++) {
      having[some[of]]++;
      alone += some[of] == 1 && all[of] == 1 ? 1 : 0;
    }
    having[0] = 0;
    double estimate = Uniqueness.zayatz(having, 0.1, 10_000);
    assertThat(alone / 10_000).isBetween(0.17, 0.21);
    assertThat(estimate).isBetween(alone / 10_000, 1.0);
  }
}
