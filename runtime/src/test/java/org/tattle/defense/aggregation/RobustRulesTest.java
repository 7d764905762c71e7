package org.tattle.defense.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Updates;
import org.tattle.run.Fault;

/** Seven clients, of whom two are bad, and what rules make of them by other programs. */
class RobustRulesTest {
  private static final float[][] SENT = {
    {1, 2}, {0.9f, 2.1f}, {1.1f, 1.9f}, {1.05f, 2.05f}, {0.95f, 1.95f}, {10, -10}, {-8, 12}
  };

  private static float[] joined(AggregationDefense rule) {
    double[] shares = new double[SENT.length];
    Arrays.fill(shares, 1);
    return rule.treat(new Updates(SENT, shares)).mean();
  }

  private static void isAbout(float[] found, double x, double y, double off) {
    assertThat((double) found[0]).isCloseTo(x, within(off));
    assertThat((double) found[1]).isCloseTo(y, within(off));
  }

  @Test
  void theMeanFollowsTheBadOnesAndNoRuleDoes() {
    double[] shares = new double[SENT.length];
    Arrays.fill(shares, 1);
    isAbout(new Updates(SENT, shares).mean(), 1, 12 / 7.0, 1e-6);
    isAbout(joined(new Krum(2)), 1, 2, 1e-6);
    isAbout(joined(new MultiKrum(2)), 1, 2, 1e-6);
    isAbout(joined(new CoordinateMedian()), 1, 2, 1e-6);
    isAbout(joined(new TrimmedMean(2)), 1, 2, 1e-6);
    isAbout(joined(new GeometricMedian(200)), 1, 2, 1e-3);
  }

  /** One of seven: five are picked, and of each weight the three values nearest the median. */
  @Test
  void bulyanTakesValuesNearTheMedianOfThosePicked() {
    isAbout(joined(new Bulyan(1)), 1, 2, 0.051);
  }

  @Test
  void clippingShortensWhatIsLongAndLeavesTheRest() {
    Updates kept = new NormClipping(3).treat(new Updates(SENT, new double[] {1, 1, 1, 1, 1, 1, 1}));
    assertThat(kept.changes()[0]).containsExactly(1, 2);
    assertThat(Math.hypot(kept.changes()[5][0], kept.changes()[5][1])).isCloseTo(3, within(1e-5));
    assertThat(kept.changes()[5][0] / kept.changes()[5][1]).isEqualTo(-1);
  }

  /** As where the attacker's clients stay away: no rule may fail, or say what nobody sent. */
  @Test
  void whereFewerComeThanItNeedsARuleTakesWhatThereIs() {
    Updates few = new Updates(new float[][] {{1, 2}, {3, 4}}, new double[] {1, 1});
    for (AggregationDefense rule :
        List.of(new Krum(4), new MultiKrum(4), new Bulyan(4), new TrimmedMean(4))) {
      float[] joined = rule.treat(few).mean();
      assertThat(joined[0]).as(rule.toString()).isBetween(1f, 3f);
      assertThat(joined[1]).as(rule.toString()).isBetween(2f, 4f);
    }
  }

  @Test
  void aRuleThatSeesTooFewClientsSaysHowManyItNeeds() {
    new Krum(2).fits(7);
    assertThatThrownBy(() -> new Krum(3).fits(8))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("`krum` withstands 3 bad clients among 9 or more, and 8");
    assertThatThrownBy(() -> new Bulyan(2).fits(10)).hasMessageContaining("11 or more");
    assertThatThrownBy(() -> new TrimmedMean(4).fits(8)).hasMessageContaining("9 or more");
  }
}
