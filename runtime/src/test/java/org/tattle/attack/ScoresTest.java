package org.tattle.attack;

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
    double x = Rmia.ratio(kat.get("p_x").asDouble(), Rmia.offline(out, a));
    assertThat(x).isCloseTo(kat.get("ratio_x").asDouble(), within(1e-9));
    double[] z = Vectors.numbers(kat.get("ratio_z"));
    double[] one = Rmia.scores(new double[] {x}, z, kat.get("gamma").asDouble());
    double[] two = Rmia.scores(new double[] {x}, z, 2);
    assertThat(one[0]).isEqualTo(kat.get("score").asDouble());
    assertThat(two[0]).isEqualTo(kat.get("score_gamma2").asDouble());
  }
}
