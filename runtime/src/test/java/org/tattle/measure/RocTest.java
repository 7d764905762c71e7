package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.Vectors;
import org.tattle.run.Seed;

class RocTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static Roc tiny() {
    JsonNode tiny = Vectors.read("audit_metrics").get("roc_tiny");
    double[] labels = Vectors.numbers(tiny.get("labels"));
    boolean[] member = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      member[i] = labels[i] == 1;
    }
    return Roc.of(Vectors.numbers(tiny.get("scores")), member);
  }

  @Test
  void theTinyCurveHasItsKnownPoints() {
    JsonNode tiny = Vectors.read("audit_metrics").get("roc_tiny");
    Roc roc = tiny();
    assertThat(roc.fpr()).containsExactly(Vectors.numbers(tiny.get("fpr")), within(1e-15));
    assertThat(roc.tpr()).containsExactly(Vectors.numbers(tiny.get("tpr")), within(1e-15));
    assertThat(roc.thresholds()).containsExactly(Vectors.numbers(tiny.get("thresholds")));
    assertThat(roc.points()).isEqualTo(10);
  }

  @Test
  void theTinyCurveHasItsKnownArea() {
    JsonNode tiny = Vectors.read("audit_metrics").get("roc_tiny");
    Roc roc = tiny();
    assertThat(roc.auc().value()).isCloseTo(tiny.get("auc").asDouble(), within(1e-12));
    assertThat(roc.advantage().value()).isCloseTo(tiny.get("advantage").asDouble(), within(1e-12));
    assertThat(roc.balancedAccuracy().value())
        .isCloseTo(tiny.get("max_balanced_acc").asDouble(), within(1e-12));
    tiny.get("tpr_at_fpr")
        .properties()
        .forEach(
            at ->
                assertThat(roc.tprAt(Double.parseDouble(at.getKey())).value())
                    .isCloseTo(at.getValue().asDouble(), within(1e-12)));
  }

  /**
   * Placements by hand: 1, 1, 1, .5, .4 of members and .6, .6, .7, 1, 1 of the others. Of five rows
   * a kind at A = .78, smoothed to (3.9 + .5)/6 = .7333, the greatest variance A(1 - A) = .19556
   * weighs 2/(2 + 4 * .19556 * 5) = .33835 against the sample's.
   */
  @Test
  void theIntervalOfTheAreaIsThatOfAsManyPairsAsHaveItsVariance() {
    double[] v = {1, 1, 1, 0.5, 0.4};
    double[] w = {0.6, 0.6, 0.7, 1, 1};
    double most = 0.733333333333333 * 0.266666666666667;
    double prior = 2 / (2 + 20 * most);
    double variance =
        ((1 - prior) * (sampleVariance(v) + sampleVariance(w)) + 2 * prior * most) / 5;
    double pairs = Math.max(5, most / variance);
    Estimate auc = tiny().auc();
    assertThat(auc.method()).isEqualTo("DeLong, Clopper–Pearson");
    assertThat(auc.lower())
        .isCloseTo(
            BetaDistribution.of(0.78 * pairs, 0.22 * pairs + 1).inverseCumulativeProbability(0.025),
            within(1e-9));
    assertThat(auc.upper())
        .isCloseTo(
            BetaDistribution.of(0.78 * pairs + 1, 0.22 * pairs).inverseCumulativeProbability(0.975),
            within(1e-9));
  }

  /** Where rows abound it is DeLong's: half of 3.92 standard errors, within one in a hundred. */
  @Test
  void theIntervalOfTheAreaOfManyRowsIsDeLongs() {
    int n = 3000;
    Roc roc = shifted(new Seed(3).random(), 1, n, n);
    double[] tpr = roc.tpr();
    double[] fpr = roc.fpr();
    double area = roc.auc().value();
    double squares = 0;
    for (int p = 1; p < tpr.length; p++) {
      double v = 1 - (fpr[p] + fpr[p - 1]) / 2 - area;
      double w = (tpr[p] + tpr[p - 1]) / 2 - area;
      squares += n * (tpr[p] - tpr[p - 1]) * v * v + n * (fpr[p] - fpr[p - 1]) * w * w;
    }
    double width = 2 * 1.959963984540054 * Math.sqrt(squares / (n - 1.0) / n);
    Estimate auc = roc.auc();
    assertThat((auc.upper() - auc.lower()) / width).isBetween(1.0, 1.01);
  }

  /** Three members, all found, and 60 of 100 others found too: 1 - (1 - .2924)/2 and so on. */
  @Test
  void theAreaOfARuleOfOneThresholdHasTheIntervalOfItsTwoRates() {
    double[] scores = new double[103];
    boolean[] member = new boolean[103];
    for (int i = 0; i < 63; i++) {
      scores[i] = 1;
      member[i] = i < 3;
    }
    Roc roc = Roc.of(scores, member);
    Estimate both = new Confusion(3, 3, 60, 100).advantage();
    assertThat(roc.auc().value()).isCloseTo(0.7, within(1e-12));
    assertThat(roc.auc().lower()).isCloseTo((1 + both.lower()) / 2, within(1e-12));
    assertThat(roc.auc().upper()).isCloseTo((1 + both.upper()) / 2, within(1e-12));
    assertThat(roc.auc().lower()).isLessThan(0.4);
    assertThat(roc.auc(0.99).lower()).isLessThan(roc.auc().lower());
  }

  @Test
  void anAttackThatIsAlwaysWrongLeaksAsMuchAsOneThatIsAlwaysRight() {
    UniformRandomProvider random = new Seed(6).random();
    Roc right = shifted(random, 1.5, 200, 300);
    Roc wrong = shifted(random, -1.5, 200, 300);
    assertThat(right.backwards()).isFalse();
    assertThat(right.auc().caveat()).isEqualTo(Caveat.NONE);
    assertThat(wrong.backwards()).isTrue();
    assertThat(wrong.auc().caveat().kind()).isEqualTo(Caveat.Kind.BACKWARDS);
    assertThat(wrong.tprAt(0.1).caveat().kind()).isEqualTo(Caveat.Kind.BACKWARDS);
    // 2 Phi(.75) - 1 = .547, of which five standard errors of both rates at one threshold are .23.
    assertThat(right.advantage().value()).isCloseTo(0.547, within(0.23));
    assertThat(wrong.advantage().value()).isCloseTo(0.547, within(0.23));
    assertThat(wrong.advantage().lower()).isGreaterThan(0.2);
    assertThat(wrong.advantage().caveat()).isEqualTo(Caveat.NONE);
    assertThat(shifted(random, 0, 200, 300).backwards()).isFalse();
  }

  @Test
  void theIntervalOfTheAreaCoversTheTruthAsOftenAsItSays() {
    double truth = NORMAL.cumulativeProbability(1 / Math.sqrt(2));
    int runs = 400;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      UniformRandomProvider random = new Seed(11).split("coverage", run).random();
      covered += shifted(random, 1, 150, 100).auc().covers(truth) ? 1 : 0;
    }
    // Three binomial standard errors at 95 % of 400 are 3.3 %.
    assertThat(covered / (double) runs).isBetween(0.915, 0.985);
  }

  @Test
  void shiftedNormalsGiveTheirClosedForm() {
    for (JsonNode known : Vectors.read("audit_metrics").get("roc_gaussian_shift_closed_form")) {
      double mu = known.get("mu").asDouble();
      int n = 20_000;
      double[] scores = new double[2 * n];
      boolean[] member = new boolean[2 * n];
      for (int i = 0; i < n; i++) {
        scores[i] = NORMAL.inverseCumulativeProbability((i + 0.5) / n);
        scores[n + i] = scores[i] + mu;
        member[n + i] = true;
      }
      Roc roc = Roc.of(scores, member);
      // The sample is the quantiles at (i + 1/2)/n, so every rate is within 1/n of the exact one,
      // but for the slope of TPR in FPR, at most 15 over these cases.
      assertThat(roc.auc().value()).isCloseTo(known.get("auc").asDouble(), within(1.0 / n));
      assertThat(roc.advantage().value())
          .isCloseTo(known.get("max_advantage").asDouble(), within(2.0 / n));
      for (double fpr : new double[] {0.1, 0.01}) {
        double exact = known.get("tpr_at").get(Double.toString(fpr)).asDouble();
        assertThat(roc.tprAt(fpr).value()).isCloseTo(exact, within(16.0 / n));
      }
    }
  }

  @Test
  void rowsThatTieAreFoundByLot() {
    boolean[] member = {true, true, false, false};
    Roc roc = Roc.of(new double[] {1, 1, 1, 0}, member);
    assertThat(roc.tprAt(0.1).value()).isCloseTo(0.2, within(1e-15));
    assertThat(roc.tprAt(0.49).value()).isCloseTo(0.98, within(1e-15));
    assertThat(roc.tprAt(0.5).value()).isEqualTo(1);
    assertThat(roc.tprAt(0).value()).isZero();
  }

  /** Of 1,000 a kind, 236 members and 187 others tie at the top: a threshold cannot part them. */
  @Test
  void noIntervalLeavesOutWhatAGuessWouldGetOfRowsThatTie() {
    double[] scores = new double[2000];
    boolean[] member = new boolean[2000];
    for (int i = 0; i < 2000; i++) {
      member[i] = i < 1000;
      scores[i] = i < 236 || i >= 1000 && i < 1187 ? 0 : -1 - i % 1000 - (member[i] ? 0.5 : 0);
    }
    Roc roc = Roc.of(scores, member);
    for (double fpr : new double[] {0.01, 0.05, 0.1}) {
      Estimate found = roc.tprAt(fpr);
      assertThat(found.value()).isCloseTo(fpr * 236 / 187, within(1e-12));
      assertThat(found.covers(fpr)).as("%s of %s", fpr, found).isTrue();
      assertThat(found.lower()).isGreaterThan(0);
    }
    assertThat(roc.tprAt(0.187).value()).isEqualTo(0.236);
  }

  /** Rates such as .29 of 100 are no multiples of 1/100 in binary, and reach their point anyway. */
  @Test
  void everyRateThatAPointHasIsReached() {
    int n = 100;
    double[] scores = new double[2 * n];
    boolean[] member = new boolean[2 * n];
    for (int i = 0; i < 2 * n; i++) {
      scores[i] = -i;
      member[i] = i % 2 == 1;
    }
    Roc roc = Roc.of(scores, member);
    for (int k = 0; k <= n; k++) {
      assertThat(roc.tprAt(k / 100.0).value()).isEqualTo(k / 100.0);
      assertThat(roc.thresholdAt(k / 100.0))
          .isEqualTo(k == 0 ? Double.POSITIVE_INFINITY : -2.0 * k + 1);
    }
  }

  @Test
  void scoresThatAreAllEqualAreWorthAGuess() {
    Roc roc = Roc.of(new double[6], new boolean[] {true, true, true, false, false, false});
    assertThat(roc.auc().value()).isEqualTo(0.5);
    assertThat(roc.advantage().value()).isZero();
  }

  @Test
  void aPerfectAttackIsStillUncertain() {
    double[] scores = IntStream.range(0, 100).asDoubleStream().toArray();
    boolean[] member = new boolean[100];
    for (int i = 50; i < 100; i++) {
      member[i] = true;
    }
    Estimate auc = Roc.of(scores, member).auc();
    assertThat(auc.value()).isEqualTo(1);
    assertThat(auc.upper()).isEqualTo(1);
    // 0.025^(1/50)
    assertThat(auc.lower()).isCloseTo(0.92888, within(1e-5));
  }

  @Test
  void infiniteScoresAndSignedZerosAreSortedLikeNumbers() {
    boolean[] member = {true, false, true, false};
    double[] scores = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0};
    Roc roc = Roc.of(scores, member);
    assertThat(roc.auc().value()).isEqualTo(0.875);
    assertThat(roc.points()).isEqualTo(4);
  }

  @Test
  void aRateIsResolvableWithTenFalsePositivesBelowIt() {
    boolean[] member = new boolean[1001];
    member[0] = true;
    Roc roc = Roc.of(new double[1001], member);
    assertThat(roc.resolvable(0.01)).isTrue();
    assertThat(roc.resolvable(0.0099)).isFalse();
    assertThat(roc.resolvable(0)).isFalse();
    assertThat(roc.tprAt(0.01).caveat()).isEqualTo(Caveat.NONE);
    assertThat(roc.tprAt(0.0099).caveat())
        .isEqualTo(new Caveat(Caveat.Kind.TOO_FEW, "not resolvable with 1,000 non-members"));
  }

  /**
   * Of normal scores the rate is known: sf(isf(fpr) - mu). Of 400 intervals at 95 %, 380 hold it,
   * and 367 with three deviations less; those that take the threshold for known hold it in 210.
   */
  @Test
  void theIntervalOfARateAtLowFprHoldsTheTrueOneAsOftenAsItSays() {
    for (double mu : new double[] {0, 1.5}) {
      double exact = NORMAL.survivalProbability(NORMAL.inverseSurvivalProbability(0.01) - mu);
      int held = 0;
      for (int run = 0; run < 400; run++) {
        UniformRandomProvider random = new Seed(9).split("rate", run).random();
        held += shifted(random, mu, 1000, 1000).tprAt(0.01).covers(exact) ? 1 : 0;
      }
      assertThat(held).as("of 400, mu=%s", mu).isGreaterThanOrEqualTo(367);
    }
  }

  @Test
  void theIntervalOfARateStaysWithinZeroAndOne() {
    Roc all = Roc.of(new double[] {1, 1, 1, 0}, new boolean[] {true, true, false, false});
    assertThat(all.tprAt(0.5).upper()).isEqualTo(1);
    assertThat(all.tprAt(0.49).lower()).isZero();
    assertThat(all.tprAt(0).covers(0)).isTrue();
    assertThat(all.tprAt(1).value()).isEqualTo(1);
  }

  @Test
  void aThresholdFoundOnOneSampleCanBeAskedOfAnother() {
    Roc roc = tiny();
    double threshold = roc.thresholdAt(0.2);
    assertThat(threshold).isEqualTo(0.6);
    assertThat(roc.at(threshold)).isEqualTo(new Confusion(3, 5, 1, 5));
    assertThat(roc.at(0.65)).isEqualTo(new Confusion(3, 5, 0, 5));
    assertThat(roc.at(2)).isEqualTo(new Confusion(0, 5, 0, 5));
  }

  /** Of 100 intervals at 95 %, 5 leave out the truth, and 11 with three deviations more. */
  @Test
  void theOracleAdvantageOfAnUselessScoreIsWithinItsInterval() {
    int wrong = 0;
    for (int run = 0; run < 100; run++) {
      UniformRandomProvider random = new Seed(5).split("null", run).random();
      wrong += shifted(random, 0, 200, 300).advantage().lower() > 0 ? 1 : 0;
    }
    assertThat(wrong).isLessThanOrEqualTo(11);
  }

  @Test
  void badScoresAreRefusedInWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roc.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
        .withMessage("the score of row 1 is not a number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roc.of(new double[] {1, 2}, new boolean[] {true, true}))
        .withMessage("a ROC needs members and non-members, but there are 2 and 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roc.of(new double[] {1, 2}, new boolean[] {true}))
        .withMessage("2 scores for 1 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiny().tprAt(1.5))
        .withMessage("`fpr` is a share of 0 to 1, not 1.5");
  }

  private static Roc shifted(UniformRandomProvider random, double by, int in, int out) {
    double[] scores = new double[in + out];
    boolean[] member = new boolean[in + out];
    for (int i = 0; i < in + out; i++) {
      member[i] = i < in;
      scores[i] = NORMAL.inverseCumulativeProbability(random.nextDouble()) + (member[i] ? by : 0);
    }
    return Roc.of(scores, member);
  }

  private static double sampleVariance(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }
}
