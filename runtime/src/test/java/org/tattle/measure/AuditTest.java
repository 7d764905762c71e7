package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.Vectors;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.run.Seed;

class AuditTest {

  @Test
  void clopperPearsonGivesItsKnownLimits() {
    for (JsonNode known : Vectors.read("audit_metrics").get("clopper_pearson_two_sided_95")) {
      Estimate rate = Estimate.proportion(known.get("k").asLong(), known.get("n").asLong());
      assertThat(rate.lower()).isCloseTo(known.get("lo").asDouble(), within(1e-12));
      assertThat(rate.upper()).isCloseTo(known.get("hi").asDouble(), within(1e-12));
    }
  }

  @Test
  void errorRatesRuleOutTheKnownEpsilon() {
    for (JsonNode known : Vectors.read("audit_metrics").get("eps_lower_bound_clopper_pearson")) {
      Confusion attack =
          new Confusion(
              known.get("tp").asLong(),
              known.get("n_pos").asLong(),
              known.get("fp").asLong(),
              known.get("n_neg").asLong());
      assertThat(
              Audit.epsilon(attack, known.get("delta").asDouble(), known.get("alpha").asDouble()))
          .isCloseTo(known.get("eps_lb").asDouble(), within(1e-9));
    }
  }

  @Test
  void oneRunRulesOutTheKnownEpsilon() {
    for (JsonNode known : Vectors.read("audit_metrics").get("one_run_audit_steinke23")) {
      assertThat(
              Audit.oneRun(
                  known.get("m").asInt(),
                  known.get("r").asInt(),
                  known.get("v").asInt(),
                  known.get("delta").asDouble(),
                  known.get("p").asDouble()))
          .isCloseTo(known.get("eps_lb").asDouble(), within(1e-6));
    }
  }

  @Test
  void oneRunAgreesWithThePapersTable() {
    assertThat(Audit.oneRun(1000, 100, 95, 1e-5, 0.05)).isCloseTo(2.165, within(1e-3));
    assertThat(Audit.oneRun(100_000, 1500, 1429, 1e-5, 0.05)).isCloseTo(2.669, within(1e-3));
  }

  @Test
  void errorRatesRuleOutTheKnownMu() {
    for (JsonNode known : Vectors.read("audit_metrics").get("mu_gdp_audit_nasr23")) {
      long members = known.get("n_pos").asLong();
      Confusion attack =
          new Confusion(
              members - known.get("fn").asLong(),
              members,
              known.get("fp").asLong(),
              known.get("n_neg").asLong());
      assertThat(Audit.gaussian(attack, 0.05))
          .isCloseTo(known.get("mu_lb").asDouble(), within(1e-9));
    }
  }

  /**
   * Theorem 5.2 as it is written: P[B >= v] + 2mδ·max over i of P[v - i <= B < v]/i, of a B that is
   * Binomial(r, 1/(1 + e^-ε)).
   */
  @Test
  void rightGuessesAreAsProbableAsTheTheoremSays() {
    for (double epsilon : new double[] {0, 0.5, 2}) {
      for (double delta : new double[] {0, 1e-5, 1e-2}) {
        for (int guesses : new int[] {1, 7, 30}) {
          double truthful = 1 / (1 + Math.exp(-epsilon));
          for (int correct = 0; correct <= guesses; correct++) {
            double tail = 0;
            for (int b = correct; b <= guesses; b++) {
              tail += binomial(guesses, b, truthful);
            }
            double worst = 0;
            double sum = 0;
            for (int i = 1; i <= correct; i++) {
              sum += binomial(guesses, correct - i, truthful);
              worst = Math.max(worst, sum / i);
            }
            assertThat(Audit.oneRunProbability(40, guesses, correct, delta, epsilon))
                .as("%d of %d at (%s, %s)", correct, guesses, epsilon, delta)
                .isCloseTo(Math.min(1, tail + 2 * 40 * delta * worst), within(1e-12));
          }
        }
      }
    }
  }

  private static double binomial(int n, int k, double p) {
    double choose = 1;
    for (int i = 1; i <= k; i++) {
      choose *= (n - k + i) / (double) i;
    }
    return choose * Math.pow(p, k) * Math.pow(1 - p, n - k);
  }

  @Test
  void theLargestThatIsRefutedIsFound() {
    for (double edge : new double[] {1e-3, 0.5, 1, 3.7, 64, 1000}) {
      assertThat(Audit.largest(x -> x <= edge)).isCloseTo(edge, within(1e-9));
    }
    assertThat(Audit.largest(x -> x < 0)).isZero();
    assertThat(Audit.largest(x -> true)).isCloseTo(1024, within(1e-9));
  }

  /** What members teach by misses and others by alarms is the same turned round. */
  @Test
  void theSidesOfAnAttackCountAlike() {
    for (double alpha : new double[] {1e-6, 0.05}) {
      for (double delta : new double[] {0, 1e-3}) {
        Confusion careful = new Confusion(40, 200, 1, 300);
        Confusion turned = new Confusion(299, 300, 160, 200);
        assertThat(Audit.epsilon(turned, delta, alpha))
            .isCloseTo(Audit.epsilon(careful, delta, alpha), within(1e-12));
        double hits = Intervals.lowerLimit(40, 200, alpha / 2) - delta;
        double alarms = Intervals.upperLimit(1, 300, alpha / 2);
        double exact = hits > alarms ? Math.log(hits / alarms) : 0;
        assertThat(Audit.epsilon(careful, delta, alpha)).isCloseTo(exact, within(1e-12));
      }
    }
    assertThat(Audit.epsilon(new Confusion(0, 5, 5, 5), 0.5, 0.05)).isZero();
  }

  @Test
  void whatIsNoShareIsRefused() {
    Confusion attack = new Confusion(5, 10, 5, 10);
    for (double bad : new double[] {-1e-9, 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Audit.epsilon(attack, bad, 0.05))
          .withMessage("`delta` is a share from 0 to below 1, not " + bad);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Audit.oneRun(10, 5, 2, bad, 0.05))
          .withMessage("`delta` is a share from 0 to below 1, not " + bad);
    }
    for (double bad : new double[] {0, 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Audit.epsilon(attack, 0, bad))
          .withMessage("`alpha` is a chance above 0 and below 1, not " + bad);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Audit.gaussian(attack, bad))
          .withMessage("`alpha` is a chance above 0 and below 1, not " + bad);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Audit.oneRun(10, 5, 2, 0, bad))
          .withMessage("`p` is a chance above 0 and below 1, not " + bad);
    }
    for (int[] bad : new int[][] {{10, -1, 0}, {10, 5, -1}, {10, 5, 6}, {10, 11, 5}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Audit.oneRun(bad[0], bad[1], bad[2], 0, 0.05))
          .withMessageEndingWith("is no count");
    }
    assertThat(Audit.oneRun(10, 10, 10, 0, 0.05)).isPositive();
    assertThat(Audit.oneRun(10, 0, 0, 0, 0.05)).isZero();
  }

  @Test
  void theCeilingIsAskedForShares() {
    for (double bad : new double[] {-1e-9, 1.001, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(1, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(1, 0).tpr(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(1, 0).posterior(bad));
    }
    assertThat(new Ceiling(1, 1).tpr(0)).isEqualTo(1);
    assertThat(new Ceiling(1, 0).tpr(1)).isEqualTo(1);
    assertThat(new Ceiling(1, 0.25).tpr(0)).isEqualTo(0.25);
    assertThat(new Ceiling(Double.POSITIVE_INFINITY, 0.25).tpr(0)).isEqualTo(0.25);
    assertThat(new Ceiling(Double.POSITIVE_INFINITY, 0.25).posterior(0)).isZero();
    assertThat(new Ceiling(1, 0.25).posterior(1)).isEqualTo(1);
    assertThat(new Ceiling(0, 0).tpr(0)).isZero();
  }

  @Test
  void gaussianNoiseIsHeldToMoreThanAnyOther() {
    Confusion strong = new Confusion(900, 1000, 10, 1000);
    // μ = 3.2634516: its exact ε at 1e-5 by δ(ε) = Φ(μ/2 − ε/μ) − e^ε Φ(−μ/2 − ε/μ).
    double epsilon = Audit.epsilonIfGaussian(strong, 1e-5, 0.05);
    assertThat(GaussianCurve.delta(Audit.gaussian(strong, 0.05), epsilon))
        .isCloseTo(1e-5, within(1e-14));
    assertThat(epsilon).isGreaterThan(Audit.epsilon(strong, 1e-5, 0.05));
    assertThat(Audit.epsilonIfGaussian(new Confusion(250, 500, 250, 500), 1e-5, 0.05)).isZero();
  }

  /** Randomised response at ε is the best attack there is on itself. */
  @Test
  void theBoundIsOverTheTruthNoOftenerThanItSays() {
    double epsilon = 1;
    double truthful = 1 / (1 + Math.exp(-epsilon));
    int runs = 1000;
    int over = 0;
    int overInOneRun = 0;
    for (int run = 0; run < runs; run++) {
      UniformRandomProvider random = new Seed(3).split(run).random();
      int hits = 0;
      int alarms = 0;
      for (int i = 0; i < 500; i++) {
        hits += random.nextDouble() < truthful ? 1 : 0;
        alarms += random.nextDouble() < truthful ? 0 : 1;
      }
      Confusion attack = new Confusion(hits, 500, alarms, 500);
      over += Audit.epsilon(attack, 0, 0.05) > epsilon ? 1 : 0;
      overInOneRun += Audit.oneRun(1000, 1000, hits + 500 - alarms, 0, 0.05) > epsilon ? 1 : 0;
    }
    // 5 % of 1,000, and three binomial standard errors.
    assertThat(over).isLessThanOrEqualTo(70);
    assertThat(overInOneRun).isBetween(20, 70);
  }

  @Test
  void theCeilingIsTheKnownOne() {
    for (JsonNode known : Vectors.read("audit_metrics").get("dp_tpr_upper_bound")) {
      Ceiling ceiling = new Ceiling(known.get("eps").asDouble(), known.get("delta").asDouble());
      assertThat(ceiling.tpr(known.get("fpr").asDouble()))
          .isCloseTo(known.get("tpr_max").asDouble(), within(1e-12));
    }
    for (JsonNode known : Vectors.read("mechanisms").get("pure_dp_bayes_adv")) {
      assertThat(new Ceiling(known.get("epsilon").asDouble(), 0).advantage())
          .isCloseTo(known.get("max_advantage").asDouble(), within(1e-12));
    }
  }

  @Test
  void theCeilingsAdvantageIsTheLargestOnItsCurve() {
    Ceiling ceiling = new Ceiling(1.3, 0.02);
    double best = 0;
    for (int i = 0; i <= 100_000; i++) {
      best = Math.max(best, ceiling.tpr(i / 1e5) - i / 1e5);
    }
    assertThat(ceiling.advantage()).isCloseTo(best, within(3e-5));
  }

  @Test
  void noGuaranteeAllowsEverything() {
    Ceiling none = new Ceiling(Double.POSITIVE_INFINITY, 0);
    assertThat(none.tpr(0.5)).isEqualTo(1);
    assertThat(none.advantage()).isEqualTo(1);
    assertThat(none.posterior(0.1)).isEqualTo(1);
    assertThat(new Ceiling(0, 0).tpr(0.3)).isCloseTo(0.3, within(1e-15));
    assertThat(new Ceiling(0, 0).posterior(0.1)).isCloseTo(0.1, within(1e-15));
  }

  @Test
  void aFixedRuleIsMeasuredWithItsIntervals() {
    Confusion attack =
        Confusion.of(
            new boolean[] {true, true, false, true}, new boolean[] {true, true, true, false});
    assertThat(attack).isEqualTo(new Confusion(2, 3, 1, 1));
    assertThat(attack.accuracy().value()).isEqualTo(0.5);
    assertThat(attack.precision().value()).isCloseTo(2.0 / 3, within(1e-15));
    Estimate fair = new Confusion(300, 500, 200, 500).balancedAccuracy();
    assertThat(fair.value()).isCloseTo(0.6, within(1e-15));
    // Wald's half-width of the advantage is 0.0607; halved, with a little more for being exact.
    assertThat(fair.upper() - fair.lower()).isBetween(0.0607, 0.0650);
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Confusion(1, 0, 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Confusion(6, 5, 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> Audit.oneRun(10, 20, 5, 0, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> Estimate.proportion(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(2, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(-1, 0));
  }
}
