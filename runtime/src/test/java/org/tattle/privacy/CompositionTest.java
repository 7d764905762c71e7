package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.Vectors;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.GaussianLimit;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.Zcdp;

class CompositionTest {

  @Test
  void theGaussianCurveGivesItsKnownDeltas() {
    for (JsonNode known : Vectors.read("mechanisms").get("gaussian_delta_for_sigma_eps")) {
      assertThat(
              GaussianCurve.delta(
                  1 / known.get("sigma").asDouble(), known.get("epsilon").asDouble()))
          .isCloseTo(known.get("delta").asDouble(), withinPercentage(1e-9));
    }
  }

  @Test
  void theGaussianCurveGivesItsKnownEpsilons() {
    for (JsonNode known : Vectors.read("mechanisms").get("gaussian_tradeoff_mu_to_eps_delta")) {
      assertThat(GaussianCurve.epsilon(known.get("mu").asDouble(), known.get("delta").asDouble()))
          .isCloseTo(known.get("epsilon").asDouble(), withinPercentage(1e-9));
    }
  }

  @Test
  void twentyGaussiansAreOneOfTheirRootSum() {
    assertThat(GaussianCurve.epsilon(Math.sqrt(20) / 5, 1e-5)).isCloseTo(3.848610, within(1e-6));
  }

  @Test
  void theCentralLimitGivesItsKnownNumbersAndSaysWhatTheyAre() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      if (!known.has("gdp_mu_poisson")) {
        continue;
      }
      List<Steps> steps =
          List.of(
              new Steps(
                  known.get("q").asDouble(),
                  known.get("noise_multiplier").asDouble(),
                  known.get("steps").asLong()));
      assertThat(GaussianLimit.mu(steps))
          .isCloseTo(known.get("gdp_mu_poisson").asDouble(), withinPercentage(1e-9));
      Spent spent = Composition.spent(Accounting.GDP, steps, known.get("delta").asDouble());
      assertThat(spent.epsilon())
          .isCloseTo(known.get("eps_gdp_clt_poisson").asDouble(), withinPercentage(1e-6));
      assertThat(spent.guaranteed()).isFalse();
      assertThat(spent.doubt()).get().asString().contains("no guarantee");
    }
  }

  @Test
  void concentratedPrivacyIsBetweenTheExactAndTheSimpleBound() {
    for (double noise : new double[] {0.5, 1, 5, 50}) {
      double rho = Zcdp.rho(noise);
      double epsilon = Zcdp.epsilon(rho, 1e-6);
      assertThat(epsilon).isGreaterThan(GaussianCurve.epsilon(1 / noise, 1e-6));
      assertThat(epsilon).isLessThan(Zcdp.simpleEpsilon(rho, 1e-6));
      assertThat(epsilon)
          .isLessThanOrEqualTo(
              Composition.spent(Accounting.RDP, List.of(new Steps(1, noise, 1)), 1e-6).epsilon()
                  + 1e-12);
    }
  }

  @Test
  void concentratedPrivacyIgnoresSamplingAndSaysSo() {
    Spent sampled = Composition.spent(Accounting.ZCDP, List.of(new Steps(0.01, 4, 100)), 1e-5);
    Spent all = Composition.spent(Accounting.ZCDP, List.of(new Steps(1, 4, 100)), 1e-5);
    assertThat(sampled.epsilon()).isEqualTo(all.epsilon());
    assertThat(sampled.notes()).hasSize(1);
    assertThat(all.notes()).isEmpty();
    assertThat(Composition.spent(Accounting.ZCDP, List.of(), 1e-5).epsilon()).isZero();
  }
}
