package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

/** Ends of intervals against their formulas, computed once more from the points of a curve. */
class IntervalsTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int MEMBERS = 40;
  private static final int OTHERS = 60;

  private final Roc roc = drawn();
  private final double[] tpr = roc.tpr();
  private final double[] fpr = roc.fpr();

  /** Scores without ties, of unlike numbers of rows. */
  private static Roc drawn() {
    UniformRandomProvider random = new Seed(21).random();
    double[] scores = new double[MEMBERS + OTHERS];
    boolean[] member = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      member[i] = i < MEMBERS;
      scores[i] = random.nextDouble() + (member[i] ? 0.3 : 0);
    }
    return Roc.of(scores, member);
  }

  private static double lower(double successes, double trials, double alpha) {
    return successes == 0
        ? 0
        : BetaDistribution.of(successes, trials - successes + 1)
            .inverseCumulativeProbability(alpha);
  }

  private static double upper(double successes, double trials, double alpha) {
    return successes == trials
        ? 1
        : BetaDistribution.of(successes + 1, trials - successes).inverseSurvivalProbability(alpha);
  }

  @Test
  void theAreaHasTheLimitsOfAsManyPairsAsItsVarianceIsOf() {
    double area = roc.auc().value();
    double in = 0;
    double out = 0;
    for (int p = 1; p < tpr.length; p++) {
      double v = 1 - (fpr[p] + fpr[p - 1]) / 2 - area;
      double w = (tpr[p] + tpr[p - 1]) / 2 - area;
      in += (tpr[p] - tpr[p - 1]) * v * v * MEMBERS / (MEMBERS - 1);
      out += (fpr[p] - fpr[p - 1]) * w * w * OTHERS / (OTHERS - 1);
    }
    double off = (area * MEMBERS + 0.5) / (MEMBERS + 1);
    double most = off * (1 - off);
    double a = 2 / (2 + 4 * most * MEMBERS);
    double b = 2 / (2 + 4 * most * OTHERS);
    double variance = ((1 - a) * in + a * most) / MEMBERS + ((1 - b) * out + b * most) / OTHERS;
    double pairs = most / variance;
    assertThat(pairs).isGreaterThan(MEMBERS + 1);
    for (double level : new double[] {0.95, 0.99}) {
      double alpha = (1 - level) / 2;
      Estimate found = roc.auc(level);
      assertThat(found.lower()).isCloseTo(lower(area * pairs, pairs, alpha), within(1e-9));
      assertThat(found.upper()).isCloseTo(upper(area * pairs, pairs, alpha), within(1e-9));
      assertThat(found.level()).isEqualTo(level);
    }
  }

  @Test
  void oneRowOfAKindTellsNothingOfItsVariance() {
    boolean[] member = {true, false, false, false, false, false};
    Estimate found = Roc.of(new double[] {4.5, 1, 2, 3, 4, 5}, member).auc();
    // Five pairs of which four are won; of one member no more than one pair is known.
    assertThat(found.value()).isCloseTo(0.8, within(1e-12));
    assertThat(found.upper()).isCloseTo(upper(0.8, 1, 0.025), within(1e-9));
    assertThat(found.lower()).isCloseTo(lower(0.8, 1, 0.025), within(1e-9));
  }

  /** The worst of nine shares of an error of 1.96 deviations, in eighths of a right angle. */
  @Test
  void aRateHasTheWorstOfAllSharesOfItsTwoErrors() {
    double asked = 0.21;
    double at = most(asked);
    double low = at;
    double high = at;
    BinomialDistribution above = BinomialDistribution.of(OTHERS, asked);
    for (int k = 0; k <= 8; k++) {
      double u = 1.959963984540054 * Math.sin(k * Math.PI / 16);
      double v = 1.959963984540054 * Math.cos(k * Math.PI / 16);
      int few = above.inverseCumulativeProbability(NORMAL.cumulativeProbability(-u));
      int many = above.inverseSurvivalProbability(NORMAL.cumulativeProbability(-u));
      double alpha = NORMAL.cumulativeProbability(-v);
      double least = least(Math.min(asked, few / (double) OTHERS));
      double largest = most(Math.max(asked, many / (double) OTHERS));
      low = Math.min(low, lower(least * MEMBERS, MEMBERS, alpha));
      high = Math.max(high, upper(largest * MEMBERS, MEMBERS, alpha));
    }
    Estimate found = roc.tprAt(asked);
    assertThat(found.value()).isCloseTo(at, within(1e-12));
    assertThat(found.lower()).isCloseTo(low, within(1e-9));
    assertThat(found.upper()).isCloseTo(high, within(1e-9));
    assertThat(found.method()).isEqualTo("Clopper–Pearson of both rates");
  }

  /** The largest TPR of a point whose FPR is at most so much. */
  private double most(double rate) {
    int p = 0;
    while (p + 1 < fpr.length && fpr[p + 1] <= rate) {
      p++;
    }
    return tpr[p];
  }

  /** The least TPR where the FPR is so much: steps are level, so that of the point before. */
  private double least(double rate) {
    int p = 0;
    while (fpr[p] < rate) {
      p++;
    }
    return tpr[p];
  }

  @Test
  void anAdvantageHasTheBandOfTwoSamples() {
    double best = 0;
    for (int p = 0; p < tpr.length; p++) {
      best = Math.max(best, Math.abs(tpr[p] - fpr[p]));
    }
    double band = Math.sqrt(Math.log(Math.E / 0.05) / 2 * (1.0 / MEMBERS + 1.0 / OTHERS));
    Estimate found = roc.advantage();
    assertThat(found.value()).isCloseTo(best, within(1e-12));
    assertThat(found.lower()).isCloseTo(Math.max(0, best - band), within(1e-12));
    assertThat(found.upper()).isCloseTo(best + band, within(1e-12));
    assertThat(roc.balancedAccuracy().upper()).isCloseTo((1 + best + band) / 2, within(1e-12));
  }

  @Test
  void limitsOfOneSideAreThoseOfTwoAtTwiceTheError() {
    Estimate both = Intervals.clopperPearson(7, 20, 0.9);
    assertThat(Intervals.lowerLimit(7, 20, 0.05)).isEqualTo(both.lower());
    assertThat(Intervals.upperLimit(7, 20, 0.05)).isEqualTo(both.upper());
    assertThat(both.lower()).isCloseTo(lower(7, 20, 0.05), within(1e-12));
    assertThat(both.upper()).isCloseTo(upper(7, 20, 0.05), within(1e-12));
    assertThat(Intervals.clopperPearson(0, 5).lower()).isZero();
    assertThat(Intervals.clopperPearson(5, 5).upper()).isEqualTo(1);
  }

  /** 15 of 20 lean one way: [0.509, 0.913]; 20 of 100 tell apart: [0.127, 0.292]. */
  @Test
  void pairsHaveTheEndsOfHowManyTheyAreAndOfHowTheyLean() {
    Estimate found = Intervals.paired(15, 5, 100, 0.95);
    assertThat(found.value()).isCloseTo(0.1, within(1e-15));
    double share = lower(20, 100, 0.025);
    assertThat(found.lower())
        .isCloseTo((2 * lower(15, 20, 0.025) - 1) * share, within(1e-9))
        .isPositive();
    assertThat(found.upper())
        .isCloseTo((2 * upper(15, 20, 0.025) - 1) * upper(20, 100, 0.025), within(1e-9));
    Estimate turned = Intervals.paired(5, 15, 100, 0.95);
    assertThat(turned.lower()).isCloseTo(-found.upper(), within(1e-9));
    assertThat(turned.upper()).isCloseTo(-found.lower(), within(1e-9));
    Estimate none = Intervals.paired(0, 0, 100, 0.95);
    assertThat(none.value()).isZero();
    assertThat(none.upper()).isCloseTo(upper(0, 100, 0.025), within(1e-9)).isEqualTo(-none.lower());
    assertThat(Intervals.paired(9, 9, 18, 0.95).covers(0)).isTrue();
    assertThat(Intervals.paired(18, 0, 18, 0.95).upper()).isEqualTo(1);
  }

  /** Over all outcomes of forty trials, each as likely as it is. */
  @Test
  void pairsHoldTheTrueDifferenceAsOftenAsTheySay() {
    int trials = 40;
    double[][] rates = {{0.05, 0.05}, {0.3, 0.3}, {0.5, 0.5}, {0.2, 0.05}, {0.5, 0.1}, {0.4, 0}};
    for (double[] rate : rates) {
      double first = rate[0];
      double both = first + rate[1];
      double held = 0;
      for (int apart = 0; apart <= trials; apart++) {
        double likely = BinomialDistribution.of(trials, both).probability(apart);
        BinomialDistribution leaning = BinomialDistribution.of(apart, first / both);
        for (int k = 0; k <= apart; k++) {
          boolean holds = Intervals.paired(k, apart - k, trials, 0.95).covers(first - rate[1]);
          held += holds ? likely * leaning.probability(k) : 0;
        }
      }
      assertThat(held).as(Arrays.toString(rate)).isBetween(0.95, 1.0);
    }
  }

  @Test
  void countsAndLevelsThatAreNoneAreRefused() {
    for (double level : new double[] {0, 1, Double.NaN, -0.1, 1.1}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Intervals.clopperPearson(1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Intervals.lowerLimit(1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Intervals.upperLimit(1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Intervals.proportion(1, 2, level, "x"));
      assertThatIllegalArgumentException().isThrownBy(() -> roc.tprAt(0.1, level));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Estimate(0, 0, 0, level, "x", Caveat.NONE));
    }
    for (long[] counts : new long[][] {{3, 2}, {-1, 2}, {0, 0}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Intervals.lowerLimit(counts[0], counts[1], 0.1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Intervals.upperLimit(counts[0], counts[1], 0.1));
    }
    for (double rate : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> roc.tprAt(rate));
      assertThatIllegalArgumentException().isThrownBy(() -> roc.thresholdAt(rate));
      assertThatIllegalArgumentException().isThrownBy(() -> roc.resolvable(rate));
    }
  }

  @Test
  void anEstimateHoldsItsEndsAndLosesItsDoubtOnRequest() {
    Estimate some = new Estimate(0.5, 0.4, 0.6);
    assertThat(some.covers(0.4)).isTrue();
    assertThat(some.covers(0.6)).isTrue();
    assertThat(some.covers(0.39)).isFalse();
    assertThat(some.covers(0.61)).isFalse();
    Estimate doubted = some.doubted(Caveat.backwards());
    assertThat(doubted.caveat()).hasToString("members rank below the others");
    assertThat(doubted.doubted(Caveat.tooFew(3))).isEqualTo(doubted);
    assertThat(doubted.plain()).isEqualTo(new Estimate(0.5, 0.4, 0.6, 0.95, ""));
    Estimate exact = Estimate.exact(3);
    assertThat(new double[] {exact.value(), exact.lower(), exact.upper()}).containsOnly(3);
  }

  @Test
  void countsOfCallsGiveTheirRates() {
    Confusion rule = new Confusion(30, 40, 15, 60);
    assertThat(rule.tpr()).isEqualTo(Intervals.clopperPearson(30, 40));
    assertThat(rule.fpr()).isEqualTo(Intervals.clopperPearson(15, 60));
    assertThat(rule.precision().value()).isCloseTo(30 / 45.0, within(1e-15));
    assertThat(new Confusion(3, 5, 3, 5).precision().value()).isEqualTo(0.5);
    assertThat(rule.accuracy().value()).isCloseTo(75 / 100.0, within(1e-15));
    assertThat(roc.members()).isEqualTo(MEMBERS);
    assertThat(roc.nonMembers()).isEqualTo(OTHERS);
    Confusion all = roc.at(Double.NEGATIVE_INFINITY);
    assertThat(all).isEqualTo(new Confusion(MEMBERS, MEMBERS, OTHERS, OTHERS));
    assertThat(Arrays.stream(tpr).max().orElseThrow()).isEqualTo(1);
  }

  @Test
  void whatAGuaranteeAllowsHoldsAtItsEnds() {
    assertThat(new Ceiling(1, 0).tpr(0)).isZero();
    assertThat(new Ceiling(0, 0).tpr(0.3)).isEqualTo(0.3);
    assertThat(new Ceiling(1, 1).tpr(0)).isEqualTo(1);
    Ceiling some = new Ceiling(1, 0);
    assertThat(some.posterior(0)).isZero();
    assertThat(some.posterior(1)).isEqualTo(1);
    assertThat(some.posterior(0.5)).isCloseTo(Math.E / (1 + Math.E), within(1e-15));
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> some.posterior(wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> some.tpr(wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(1, wrong));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(-1, 0));
  }
}
