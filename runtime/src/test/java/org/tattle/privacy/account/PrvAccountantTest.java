package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.Vectors;
import org.tattle.privacy.account.loss.PrivacyLoss;

class PrvAccountantTest {

  @Test
  void trainingSpendsTheKnownEpsilon() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      double delta = known.get("delta").asDouble();
      double exact =
          known.has("eps_exact_gaussian")
              ? known.get("eps_exact_gaussian").asDouble()
              : known.get("eps_pld_connectdots_0.0001").asDouble();
      Spent spent = Composition.spent(Accounting.PRV, steps(known), delta);
      assertThat(spent.epsilon())
          .as(known.get("name").asText())
          .isCloseTo(exact, within(0.01))
          .isBetween(exact - 1e-9, known.get("eps_rdp_opacus").asDouble() + 1e-6);
      assertThat(spent.lower()).isLessThan(exact + 1e-9);
      assertThat(spent.renyi()).isCloseTo(known.get("eps_rdp_opacus").asDouble(), within(1e-6));
      if (known.has("eps_prv_opacus_0.01")) {
        assertThat(spent.epsilon())
            .isCloseTo(known.get("eps_prv_opacus_0.01").asDouble(), within(0.01));
      }
    }
  }

  @Test
  void theBestGuessIsThatOfTheReference() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      if (known.has("eps_prv_microsoft_lo_est_up")) {
        PrvAccountant.Bounds bounds =
            PrvAccountant.bounds(steps(known), known.get("delta").asDouble(), 0.01);
        // Both grids resolve 0.01 with near-certainty, and what is left of the means' errors.
        assertThat(bounds.estimate())
            .isCloseTo(known.get("eps_prv_microsoft_lo_est_up").get(1).asDouble(), within(5e-5));
        assertThat(bounds.lower()).isLessThan(bounds.estimate());
        assertThat(bounds.upper()).isGreaterThan(bounds.estimate());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0042666666666667, 1.1, 234, 1e-5, 0.3065",
    "0.0042666666666667, 1.1, 7031, 1e-5, 1.6361",
    "0.0042666666666667, 1.3, 3516, 1e-5, 0.8646",
    "0.01, 4, 10000, 1e-5, 0.9470",
    "0.1, 1, 100, 1e-3, 4.7844",
    "0.01, 1, 500, 1e-5, 1.3261",
    "0.001, 0.8, 100000, 1e-6, 2.9151",
  })
  void trainingSpendsWhatTheTableSays(
      double rate, double noise, long steps, double delta, double epsilon) {
    Spent spent = Composition.spent(Accounting.PRV, List.of(new Steps(rate, noise, steps)), delta);
    assertThat(spent.epsilon()).isBetween(epsilon - 5e-5, epsilon + 0.01);
    assertThat(spent.lower()).isBetween(epsilon - 0.01, epsilon);
  }

  /** On all rows, the sum of steps is one Gaussian, whose ε is known exactly, tiny δ included. */
  @Test
  void theGridFindsTheExactGaussian() {
    for (double delta : new double[] {1e-5, 1e-10, 1e-14, 1e-20}) {
      for (int count : new int[] {1, 20, 1000}) {
        double noise = 5 * Math.sqrt(count / 20.0);
        double exact = GaussianCurve.epsilon(Math.sqrt(count) / noise, delta);
        PrvAccountant.Bounds bounds =
            PrvAccountant.bounds(List.of(new Steps(1, noise, count)), delta, 0.01);
        assertThat(bounds.estimate()).isCloseTo(exact, within(1e-4));
        assertThat(exact).isBetween(bounds.lower(), bounds.upper());
      }
    }
  }

  @Test
  void stepsOnAllRowsAreExact() {
    Spent spent = Composition.spent(Accounting.PRV, List.of(new Steps(1, 5, 20)), 1e-5);
    assertThat(spent.epsilon()).isCloseTo(3.848610, within(1e-6));
    assertThat(spent.lower()).isEqualTo(spent.epsilon());
    assertThat(spent.notes()).containsExactly("the bound is exact");
  }

  @Test
  void theMeanOfTheLossIsExactWhereAFixedGridHasFailed() {
    // q²/2·(e^(1/σ²) − 1) to first order in q, and 1/2σ² at q = 1.
    assertThat(new PrivacyLoss(1e-6, 0.5).mean() / (1e-12 / 2 * Math.expm1(4)))
        .isCloseTo(1, within(1e-3));
    assertThat(new PrivacyLoss(1e-5, 20).mean() / (1e-10 / 2 * Math.expm1(1 / 400.0)))
        .isCloseTo(1, within(1e-5));
    for (double noise : new double[] {0.1, 1, 30}) {
      assertThat(new PrivacyLoss(1, noise).mean() * 2 * noise * noise).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void stepsOfTwoKindsCompose() {
    double split =
        Composition.spent(
                Accounting.PRV, List.of(new Steps(0.01, 1, 300), new Steps(0.01, 1, 200)), 1e-5)
            .epsilon();
    double whole =
        Composition.spent(Accounting.PRV, List.of(new Steps(0.01, 1, 500)), 1e-5).epsilon();
    assertThat(split).isCloseTo(whole, within(1e-9));
    double mixed =
        Composition.spent(
                Accounting.PRV, List.of(new Steps(0.01, 1, 250), new Steps(0.02, 2, 250)), 1e-5)
            .epsilon();
    double more =
        Composition.spent(Accounting.PRV, List.of(new Steps(0.02, 1, 500)), 1e-5).epsilon();
    double less =
        Composition.spent(Accounting.PRV, List.of(new Steps(0.01, 2, 500)), 1e-5).epsilon();
    assertThat(mixed).isBetween(less, more);
  }

  @Test
  void calibrationKeepsToTheBudgetAndComesNear() {
    double noise = NoiseCalibration.noise(Accounting.PRV, 1, 1e-5, 0.064, 1000);
    Spent spent = Composition.spent(Accounting.PRV, List.of(new Steps(0.064, noise, 1000)), 1e-5);
    assertThat(spent.epsilon()).isBetween(0.9999, 1.0);
    assertThat(noise).isLessThan(NoiseCalibration.noise(Accounting.RDP, 1, 1e-5, 0.064, 1000));
    long steps = NoiseCalibration.steps(Accounting.PRV, 1, 1e-5, 0.064, noise);
    assertThat(steps).isBetween(1000L, 1002L);
  }

  @Test
  void calibrationFindsTheNoiseOfTheKnownCases() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      Steps steps = steps(known).get(0);
      double delta = known.get("delta").asDouble();
      double epsilon = Composition.spent(Accounting.PRV, List.of(steps), delta).epsilon();
      double noise =
          NoiseCalibration.noise(Accounting.PRV, epsilon, delta, steps.rate(), steps.count());
      assertThat(noise).isCloseTo(steps.noise(), within(2e-4 * steps.noise()));
      assertThat(
              Composition.spent(
                      Accounting.PRV, List.of(new Steps(steps.rate(), noise, steps.count())), delta)
                  .epsilon())
          .isBetween(epsilon * (1 - 1e-4), epsilon);
    }
  }

  @Test
  void whatWasSpentSaysAllThatItRestsOn() {
    assertThat(Composition.spent(Accounting.PRV, List.of(new Steps(0.01, 1, 500)), 1e-5).basis())
        .isEqualTo(
            "privacy-loss accountant on a grid of 4.4e-5 (from 1.321 to 1.331; 1.653 by the Rényi"
                + " accountant); each row in each step by its own coin; one row more or less");
  }

  private static List<Steps> steps(JsonNode known) {
    return List.of(
        new Steps(
            known.get("q").asDouble(),
            known.get("noise_multiplier").asDouble(),
            known.get("steps").asLong()));
  }
}
