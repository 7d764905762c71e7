package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.Vectors;
import org.tattle.privacy.account.loss.SubsampledGaussian;

class RdpAccountantTest {

  @Test
  void everyOrderAgreesWithHighPrecisionQuadrature() {
    for (JsonNode known : Vectors.read("rdp_subsampled_gaussian_exact").get("cases")) {
      double renyi =
          new SubsampledGaussian(
                  known.get("q").asDouble(), known.get("noise_multiplier").asDouble())
              .renyi(known.get("order").asDouble());
      assertThat(renyi)
          .isCloseTo(known.get("rdp_exact_quadrature").asDouble(), withinPercentage(1e-9));
    }
  }

  @Test
  void aStepAgreesWithOpacusAtWholeOrders() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      double rate = known.get("q").asDouble();
      double noise = known.get("noise_multiplier").asDouble();
      // The smallest of these is 1e-6, where Opacus itself is good to six digits in 1e-15.
      known
          .get("rdp_per_step_int_orders")
          .properties()
          .forEach(
              at ->
                  assertThat(
                          new SubsampledGaussian(rate, noise)
                              .renyi(Double.parseDouble(at.getKey())))
                      .isCloseTo(
                          at.getValue().asDouble(),
                          within(1e-9 + 1e-9 * at.getValue().asDouble())));
      known
          .get("rdp_per_step_frac_orders")
          .properties()
          .forEach(
              at ->
                  assertThat(
                          new SubsampledGaussian(rate, noise)
                              .renyi(Double.parseDouble(at.getKey())))
                      .isCloseTo(at.getValue().asDouble(), withinPercentage(1e-5)));
    }
  }

  @Test
  void trainingSpendsTheKnownEpsilonAtTheKnownOrder() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      Spent spent =
          Composition.spent(
              Accounting.RDP,
              List.of(
                  new Steps(
                      known.get("q").asDouble(),
                      known.get("noise_multiplier").asDouble(),
                      known.get("steps").asLong())),
              known.get("delta").asDouble());
      assertThat(spent.epsilon())
          .as(known.get("name").asText())
          .isCloseTo(known.get("eps_rdp_opacus").asDouble(), within(1e-6));
      assertThat(spent.order()).isEqualTo(known.get("rdp_opacus_order").asDouble());
      assertThat(spent.notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0042666666666667, 1.1, 234, 1e-5, 0.7402",
    "0.0042666666666667, 1.3, 3516, 1e-5, 0.9546",
    "0.01, 4, 10000, 1e-5, 1.0355",
    "0.1, 1, 100, 1e-3, 5.6405",
    "1, 5, 20, 1e-5, 4.1616",
    "0.01, 1, 500, 1e-5, 1.6529",
    "0.001, 0.8, 100000, 1e-6, 3.1878",
  })
  void trainingSpendsWhatTheTableSays(
      double rate, double noise, long steps, double delta, double epsilon) {
    assertThat(
            Composition.spent(Accounting.RDP, List.of(new Steps(rate, noise, steps)), delta)
                .epsilon())
        .isCloseTo(epsilon, within(6e-5));
  }

  @Test
  void theSignOfTheBinomialIsNotLost() {
    assertThat(new SubsampledGaussian(0.5, 2).renyi(2.5)).isCloseTo(0.0886, within(5e-5));
  }

  @Test
  void aFractionalOrderLiesBetweenItsNeighbours() {
    for (double noise : new double[] {0.05, 0.3, 1, 20}) {
      for (double rate : new double[] {1e-6, 0.01, 0.5, 0.999}) {
        double below = new SubsampledGaussian(rate, noise).renyi(3);
        double between = new SubsampledGaussian(rate, noise).renyi(3.000001);
        // (α − 1)·RDP is convex in α, and smooth, so it moves by some 1e-6 of itself.
        assertThat(between).isCloseTo(below, withinPercentage(1e-2));
        assertThat(between).isGreaterThan(below);
      }
    }
  }

  @Test
  void stepsOfTwoKindsAddAtEachOrder() {
    List<Steps> mixed = List.of(new Steps(0.01, 1, 300), new Steps(0.02, 2, 200));
    assertThat(RdpAccountant.renyi(mixed, new double[] {5.5})[0])
        .isCloseTo(
            300 * new SubsampledGaussian(0.01, 1).renyi(5.5)
                + 200 * new SubsampledGaussian(0.02, 2).renyi(5.5),
            within(1e-15));
    double halves =
        Composition.spent(
                Accounting.RDP, List.of(new Steps(0.01, 1, 300), new Steps(0.01, 1, 200)), 1e-5)
            .epsilon();
    double whole =
        Composition.spent(Accounting.RDP, List.of(new Steps(0.01, 1, 500)), 1e-5).epsilon();
    assertThat(halves).isCloseTo(whole, within(1e-12));
  }

  @Test
  void whatTellsNothingCostsNothing() {
    assertThat(Composition.spent(Accounting.RDP, List.of(), 1e-5).epsilon()).isZero();
    assertThat(Composition.spent(Accounting.RDP, List.of(new Steps(0, 1, 100)), 1e-5).epsilon())
        .isZero();
    assertThat(Composition.spent(Accounting.RDP, List.of(new Steps(0.1, 1, 0)), 1e-5).epsilon())
        .isZero();
  }

  @Test
  void anExtremeOrderIsSaid() {
    Spent loose = Composition.spent(Accounting.RDP, List.of(new Steps(1e-5, 50, 1)), 1e-5);
    assertThat(loose.order()).isEqualTo(512);
    assertThat(loose.notes()).hasSize(1);
    assertThat(loose.notes().get(0)).contains("512,").contains("looser");
  }

  @Test
  void theBasisNamesWhatTheBoundRestsOn() {
    Spent spent = Composition.spent(Accounting.RDP, List.of(new Steps(0.01, 1, 500)), 1e-5);
    assertThat(spent.basis())
        .isEqualTo(
            "Rényi accountant at order 8.2; each row in each step by its own coin;"
                + " one row more or less");
    assertThat(Composition.spent(Accounting.RDP, List.of(new Steps(1, 5, 20)), 1e-5).sampling())
        .isEqualTo(Sampling.ALL);
  }

  @Test
  void senselessSettingsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Steps(1.1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Steps(0.1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Steps(0.1, 1, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Composition.spent(Accounting.RDP, List.of(), 0))
        .withMessage("`delta` is above 0 and below 1, not 0.0");
  }
}
