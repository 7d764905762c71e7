package org.tattle.defense.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
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

  /** A server that would move along the second weight: by hand, cosines times its length. */
  @Test
  void whoPointsAnotherWayThanTheServerIsNotTrusted() {
    float[][] sent = {{3, 4}, {0, -5}, {0, 0}, {0, 10}};
    Updates left =
        FlTrust.trusted(new Updates(sent, new double[] {9, 9, 9, 9}), new float[] {0, 2});
    assertThat(left.shares())
        .as("who is trusted")
        .containsExactly(new double[] {0.8, 1}, within(1e-12));
    assertThat(left.changes()[0]).containsExactly(new float[] {1.2f, 1.6f}, within(1e-6f));
    isAbout(left.mean(), 0.8 * 1.2 / 1.8, (0.8 * 1.6 + 2) / 1.8, 1e-6);
    Updates against = new Updates(new float[][] {{0, -1}}, new double[] {1});
    assertThat(FlTrust.trusted(against, new float[] {0, 2}).mean()).containsExactly(0, 0);
    assertThatThrownBy(() -> new FlTrust(101).fits(new Crowd(7, 100, 1, 1, 7, 7, 10, 1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("101 rows");
  }

  /**
   * Two of one attacker, and two honest ones at right angles to each other: the first count for
   * nothing and the others fully. Of an honest one that lies at 45 degrees to the attacker's, what
   * is held against it is less than what is against them: α = 1 − cos² 45° = 1/2.
   */
  @Test
  void whoAlwaysPullsTheSameWayCountsLess() {
    double half = Math.sqrt(0.5);
    double[][] apart = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    assertThat(FoolsGold.counts(apart)).containsExactly(0, 0, 1, 1);
    double[][] near = {{1, 0, 0}, {1, 0, 0}, {half, half, 0}, {0, 0, 1}};
    assertThat(FoolsGold.counts(near)).containsExactly(new double[] {0, 0, 0.5, 1}, within(1e-9));
  }

  @Test
  void foolsGoldLooksBackAtWhatTheSameClientSent() {
    FoolsGold rule = new FoolsGold();
    Gathering round = SecAggTest.round(3, rule);
    float[][] sent = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}};
    Updates first = rule.treat(new Updates(sent, new double[] {1, 1, 1}), round);
    assertThat(first.shares()).containsExactly(1);
    assertThat(first.mean()).containsExactly(0, 1, 0);
    float[][] other = {{0, 0, 1}};
    Updates second = rule.treat(new Updates(other, new double[] {1}), round.from(2));
    assertThat(second.count()).isEqualTo(1);
    assertThat(round.memory(rule)).containsExactly(1, 0, 0, 1, 0, 0, 0, 1, 1);
  }

  @Test
  void aRuleThatSeesTooFewClientsSaysHowManyItNeeds() {
    new Krum(2).fits(new Crowd(7, 100, 1, 1, 7, 7, 10, 1));
    assertThatThrownBy(() -> new Krum(3).fits(new Crowd(8, 100, 1, 1, 8, 8, 10, 1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("`krum` withstands 3 bad clients among 9 or more, and 8");
    assertThatThrownBy(() -> new Bulyan(2).fits(new Crowd(10, 100, 1, 1, 10, 10, 10, 1)))
        .hasMessageContaining("11 or more");
    assertThatThrownBy(() -> new TrimmedMean(4).fits(new Crowd(8, 100, 1, 1, 8, 8, 10, 1)))
        .hasMessageContaining("9 or more");
  }

  /** Two that lie far out one way in all weights, whatever weights are drawn. */
  @Test
  void dncLeavesOutWhatLiesFarthestAlongWhereAllDifferMost() {
    float[][] sent = new float[9][60];
    for (int client = 0; client < sent.length; client++) {
      for (int i = 0; i < 60; i++) {
        sent[client][i] = (float) (1 + 0.01 * Math.sin(7 * client + i) - (client < 2 ? 1 : 0));
      }
    }
    double[] shares = new double[9];
    Arrays.fill(shares, 1);
    Dnc rule = new Dnc(2, 3, 20);
    Updates left = rule.treat(new Updates(sent, shares), SecAggTest.round(9, rule));
    assertThat(left.count()).isEqualTo(7);
    assertThat((double) left.mean()[0]).isCloseTo(1, within(0.01));
  }
}
