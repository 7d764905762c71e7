package org.tattle.attack.membership.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.Vectors;

/** Scores of single rows against known answers. */
class ScoresTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Test
  void liraOnlineIsTheAuthorsRatioWithTheMedianAsCentre() {
    JsonNode kat = Vectors.read("membership").get("lira_score");
    double[] in = Vectors.numbers(kat.get("in_scores"));
    double[] out = Vectors.numbers(kat.get("out_scores"));
    double score = Lira.online(kat.get("logit").asDouble(), in, out, Double.NaN, Double.NaN);
    assertThat(score).isCloseTo(kat.get("online_llr_median_refimpl").asDouble(), within(1e-9));
  }

  @Test
  void liraOfflineRanksAsTheOneSidedTestDoes() {
    JsonNode kat = Vectors.read("membership").get("lira_score");
    double[] out = Vectors.numbers(kat.get("out_scores"));
    double phi = kat.get("logit").asDouble();
    double mean = kat.get("mean_out").asDouble();
    double median = 0.9;
    double sigma = kat.get("std_out_pop").asDouble();
    double score = Lira.offline(phi, out, Double.NaN);
    assertThat(score).isCloseTo((phi - median) / sigma, within(1e-9));
    assertThat(NORMAL.cumulativeProbability(score + (median - mean) / sigma))
        .isCloseTo(kat.get("offline_one_sided").asDouble(), within(1e-9));
  }

  @Test
  void rmiaCountsTheRowsThatARowDominates() {
    JsonNode kat = Vectors.read("membership").get("rmia_offline");
    double a = kat.get("a").asDouble();
    double out = Arrays.stream(Vectors.numbers(kat.get("out_x"))).average().orElseThrow();
    double x = Math.log(kat.get("p_x").asDouble()) - Rmia.offline(out, 1 - out, a);
    assertThat(Math.exp(x)).isCloseTo(kat.get("ratio_x").asDouble(), within(1e-9));
    double[] z = Arrays.stream(Vectors.numbers(kat.get("ratio_z"))).map(Math::log).toArray();
    double[] one = Rmia.scores(new double[] {x}, z, Math.log(kat.get("gamma").asDouble()));
    double[] two = Rmia.scores(new double[] {x}, z, Math.log(2));
    assertThat(one[0]).isEqualTo(kat.get("score").asDouble());
    assertThat(two[0]).isEqualTo(kat.get("score_gamma2").asDouble());
  }

  /** p is 1 to all digits of a double from a logit of 37 on. */
  @Test
  void oddsHaveTheirDigitsAtBothEnds() {
    assertThat(Odds.share(60)).isEqualTo(1);
    assertThat(Odds.share(-60)).isCloseTo(8.7565e-27, within(1e-31));
    assertThat(Odds.ln(60)).isCloseTo(-8.7565e-27, within(1e-31));
    assertThat(Odds.ln(-60)).isEqualTo(-60);
    assertThat(Odds.ln(0)).isCloseTo(Math.log(0.5), within(1e-15));
    assertThat(Odds.ln(2)).isCloseTo(-Math.log(1 + Math.exp(-2)), within(1e-15));
    assertThat(Odds.share(new double[] {0, 60}, 1)).isEqualTo(0.75);
    assertThat(Odds.share(new double[] {50, 60}, -1))
        .isCloseTo((Math.exp(-50) + Math.exp(-60)) / 2, within(1e-35));
  }

  @Test
  void confidencesNearOneAreComparedByWhatIsLeftToOne() {
    double[] others = {50, 60};
    assertThat(Calibrated.difference(60, others))
        .isCloseTo((Math.exp(-50) - Math.exp(-60)) / 2, within(1e-35));
    assertThat(Calibrated.difference(40, others)).isCloseTo(-4.2483e-18, within(1e-21));
    assertThat(Calibrated.difference(0, new double[] {0, 60})).isEqualTo(-0.25);
    assertThat(Calibrated.difference(2, new double[] {0}))
        .isCloseTo(1 / (1 + Math.exp(-2)) - 0.5, within(1e-15));
    assertThat(Rmia.offline(0.9, 0.1, 0.5)).isCloseTo(Math.log(0.925), within(1e-15));
    double atLarge = Rmia.offline(1, 1e-22, 0.3);
    assertThat(atLarge).isCloseTo(-0.65e-22, within(1e-30));
    assertThat(Rmia.offline(0.25, 0.75, 1)).isCloseTo(Math.log(0.25), within(1e-15));
  }

  @Test
  void whatAClassifierSeesGrowsWithTheLogitAndStaysSmall() {
    double unit = 7 * Math.log(10);
    assertThat(ShadowMia.scaled(0)).isZero();
    assertThat(ShadowMia.scaled(unit / 2)).isEqualTo(0.5f);
    assertThat(ShadowMia.scaled(-unit)).isEqualTo(-1);
    assertThat(ShadowMia.scaled(60)).isGreaterThan(ShadowMia.scaled(50));
    assertThat(ShadowMia.scaled(-700)).isCloseTo(-1 - (float) Math.log(700 / unit), within(1e-6f));
  }
}
