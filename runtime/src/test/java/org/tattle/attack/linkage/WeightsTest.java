package org.tattle.attack.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final double[] SAME = {0.95, 0.9, 0.8, 0.99};
  private static final double[] OTHER = {0.1, 0.02, 0.3, 0.5};

  /**
   * As many pairs agree in each way as these shares say, a tenth of the most being of one person.
   */
  private static long[] pairs(double matches) {
    long[] pairs = new long[1 << SAME.length];
    for (int g = 0; g < pairs.length; g++) {
      double same = 1;
      double other = 1;
      for (int c = 0; c < SAME.length; c++) {
        boolean agree = (g & 1 << c) != 0;
        same *= agree ? SAME[c] : 1 - SAME[c];
        other *= agree ? OTHER[c] : 1 - OTHER[c];
      }
      pairs[g] = Math.round(1e9 * (matches * same + (1 - matches) * other));
    }
    return pairs;
  }

  @Test
  void howOftenColumnsAgreeOfOnePersonIsFoundWithoutKnowingAnyPair() {
    Weights weights = new Weights(pairs(0.002), SAME.length, 200);
    assertThat(weights.share()).isCloseTo(0.002, within(0.0001));
    double[] odds = weights.odds(OTHER);
    assertThat(odds[15] / odds[14]).isCloseTo(0.95 / 0.1 * 0.9 / 0.05, within(10.0));
    assertThat(odds[15] / odds[11]).isCloseTo(0.8 / 0.3 * 0.7 / 0.2, within(0.2));
  }

  /**
   * By hand: 0.95/0.1 and 0.9/0.02 for two that agree, 0.2/0.7 and 0.01/0.5 for two that do not.
   */
  @Test
  void oddsMultiplyAsFellegiAndSunterSay() {
    double[] odds = new Weights(pairs(0.002), SAME.length, 200).odds(OTHER);
    assertThat(Math.log(odds[3]))
        .isCloseTo(Math.log(9.5 * 45 * 0.2 / 0.7 * 0.01 / 0.5), within(0.1));
  }

  @Test
  void whatFewHaveWeighsMoreThanWhatManyHave() {
    Weights weights = new Weights(pairs(0.002), SAME.length, 200);
    double rare = weights.odds(new double[] {0.001, 0.02, 0.3, 0.5})[1];
    double frequent = weights.odds(new double[] {0.4, 0.02, 0.3, 0.5})[1];
    assertThat(rare / frequent).isCloseTo(400, within(1e-6));
  }

  @Test
  void withoutPairsNothingBreaks() {
    assertThat(new Weights(new long[2], 1, 0).odds(new double[] {0})).doesNotContain(Double.NaN);
  }
}
