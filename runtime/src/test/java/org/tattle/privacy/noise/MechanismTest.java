package org.tattle.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.Vectors;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.formula.EpsilonFormula;
import org.tattle.privacy.formula.NoiseFormula;
import org.tattle.privacy.formula.StepsFormula;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class MechanismTest {
  private static final JsonNode KNOWN = Vectors.read("mechanisms");

  @Test
  void theAnalyticGaussianHasItsKnownSigma() {
    for (JsonNode known : KNOWN.get("analytic_gaussian")) {
      double sensitivity = known.get("sensitivity").asDouble();
      double epsilon = known.get("epsilon").asDouble();
      double delta = known.get("delta").asDouble();
      Gaussian gaussian = Gaussian.analytic(epsilon, delta, sensitivity);
      assertThat(gaussian.sigma())
          .isCloseTo(known.get("sigma_dp_accounting").asDouble(), withinPercentage(1e-8));
      assertThat(gaussian.guarantee()).isEqualTo(new Guarantee(epsilon, delta));
      if (epsilon <= 1) {
        assertThat(Gaussian.classic(epsilon, delta, sensitivity).sigma())
            .isCloseTo(known.get("sigma_classic").asDouble(), withinPercentage(1e-7))
            .isGreaterThan(gaussian.sigma());
      }
    }
    for (JsonNode known : KNOWN.get("agm_balle_repo")) {
      // That code stops its bisection at 1e-12 of δ and less precisely in σ.
      assertThat(
              Gaussian.analytic(
                      known.get("epsilon").asDouble(),
                      known.get("delta").asDouble(),
                      known.get("GS").asDouble())
                  .sigma())
          .isCloseTo(known.get("sigma").asDouble(), within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1e-5, 3.730632",
    "0.1, 1e-5, 30.749566",
    "8, 1e-5, 0.600229",
    "0.5, 1e-6, 8.057618",
  })
  void theAnalyticGaussianIsThatOfThePaper(double epsilon, double delta, double sigma) {
    assertThat(Gaussian.analytic(epsilon, delta, 1).sigma()).isCloseTo(sigma, within(1e-6));
  }

  @Test
  void theClassicGaussianIsRefusedWhereItIsNoProof() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gaussian.classic(8, 1e-3, 1))
        .withMessageContaining("up to 1, not 8.0; take the analytic one");
    // What would have come out is too little noise, which no Gaussian here can be made with.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gaussian(0.47205494, 1, new Guarantee(8, 1e-3)));
  }

  @Test
  void laplaceHasItsKnownScaleAndMargin() {
    for (JsonNode known : KNOWN.get("laplace")) {
      Laplace laplace =
          new Laplace(known.get("epsilon").asDouble(), known.get("sensitivity").asDouble());
      assertThat(laplace.scale()).isEqualTo(known.get("scale").asDouble());
      assertThat(laplace.margin(0.95))
          .isCloseTo(known.get("p95_abs").asDouble(), withinPercentage(1e-7));
    }
  }

  @Test
  void geometricHasItsKnownVariance() {
    for (JsonNode known : KNOWN.get("geometric")) {
      assertThat(new Geometric(known.get("epsilon").asDouble(), 1).variance())
          .isCloseTo(known.get("variance").asDouble(), withinPercentage(1e-9));
    }
    // α = 1/2: P[|noise| > m] = (2/3)·2^−m, 1/3 at 1 and 1/24 at 4.
    Geometric half = new Geometric(Math.log(2), 1);
    assertThat(half.margin(0.66)).isEqualTo(1);
    assertThat(half.margin(2.0 / 3)).isEqualTo(1);
    assertThat(half.margin(0.67)).isEqualTo(2);
    assertThat(half.margin(0.95)).isEqualTo(4);
  }

  @Test
  void randomisedResponseHasItsKnownChances() {
    for (JsonNode known : KNOWN.get("randomized_response_k")) {
      RandomisedResponse response =
          new RandomisedResponse(known.get("epsilon").asDouble(), known.get("k").asInt());
      assertThat(response.truthful()).isCloseTo(known.get("p_true").asDouble(), within(1e-12));
      assertThat(response.other()).isCloseTo(known.get("p_other").asDouble(), within(1e-12));
      double share = 0.3;
      double observed = share * response.truthful() + (1 - share) * response.other();
      assertThat(response.estimate(observed)).isCloseTo(share, within(1e-12));
    }
  }

  @Test
  void theExponentialMechanismHasItsKnownChances() {
    for (JsonNode known : KNOWN.get("exponential_mechanism")) {
      Exponential exponential =
          new Exponential(
              known.get("epsilon").asDouble(),
              known.get("sensitivity").asDouble(),
              known.get("monotone").asBoolean());
      assertThat(exponential.probabilities(Vectors.numbers(known.get("scores"))))
          .containsExactly(Vectors.numbers(known.get("probs")), within(1e-12));
    }
    assertThat(new Exponential(1, 1, true).probabilities(new double[] {0, 1}))
        .isEqualTo(new Exponential(2, 1, false).probabilities(new double[] {0, 1}));
  }

  @Test
  void compositionAddsUpAsKnown() {
    for (JsonNode known : KNOWN.get("composition")) {
      Guarantee each = new Guarantee(known.get("eps0").asDouble(), known.get("delta0").asDouble());
      long times = known.get("k").asLong();
      double slack = known.get("delta_prime").asDouble();
      assertThat(each.times(times).epsilon())
          .isCloseTo(known.get("basic").asDouble(), within(1e-12));
      assertThat(each.advanced(times, slack).epsilon())
          .isCloseTo(known.get("advanced_DRV10").asDouble(), within(1e-9));
      assertThat(each.advanced(times, slack).delta()).isEqualTo(slack);
    }
    assertThat(Guarantee.pure(1).plus(new Guarantee(0.5, 1e-6)))
        .isEqualTo(new Guarantee(1.5, 1e-6));
  }

  @Test
  void theVotesOfTeachersCostTwiceTheCheck() {
    // One vote moves two counts: 1/σ² a label; α/σ² at order α is ρ = 1/σ².
    assertThat(new GaussianNoisyMax(40).rho(100)).isCloseTo(100 / 1600.0, within(1e-12));
    assertThat(GaussianNoisyMax.checkRho(40, 100)).isCloseTo(50 / 1600.0, within(1e-12));
  }

  @Test
  void calculationsAreEachOthersInverse() {
    double epsilon = new EpsilonFormula(0.0043, 1.1, 14_062, 1e-5, Accounting.RDP).value();
    assertThat(new NoiseFormula(epsilon, 0.0043, 14_062, 1e-5, Accounting.RDP).value())
        .isCloseTo(1.1, within(2e-5));
    assertThat(new StepsFormula(epsilon, 0.0043, 1.1, 1e-5, Accounting.RDP).value())
        .isEqualTo(14_062);
    assertThat(new EpsilonFormula(1, 5, 20, 1e-5, Accounting.PRV).value())
        .isCloseTo(3.848610, within(1e-6));
  }

  @Test
  void theLastBitsOfAReleaseTellNothingOfTheValue() {
    Randomness random = Randomness.seeded(new Seed(1));
    double mesh = NoiseGrid.under(2, 40).mesh();
    for (int i = 0; i < 1000; i++) {
      double released = new Laplace(0.5, 1).release(1.0 / 3, random) / mesh;
      assertThat(released).isEqualTo(Math.rint(released));
    }
  }

  @Test
  void noiseIsReproducibleOnlyWithASeed() {
    Laplace laplace = new Laplace(1, 1);
    Randomness seeded = Randomness.of(Optional.of(new Seed(7)));
    assertThat(seeded.isSeeded()).isTrue();
    assertThat(laplace.release(0, seeded))
        .isEqualTo(laplace.release(0, Randomness.seeded(new Seed(7))));
    Randomness secure = Randomness.of(Optional.empty());
    assertThat(secure.isSeeded()).isFalse();
    // Equal by chance once in some 2^40.
    assertThat(laplace.release(0, secure)).isNotEqualTo(laplace.release(0, Randomness.secure()));
  }

  @Test
  void theSparseVectorStopsAtItsLastPositive() {
    SparseVector sparse = new SparseVector(1000, 1, 10, 2, Randomness.seeded(new Seed(2)));
    assertThat(sparse.above(5)).isFalse();
    assertThat(sparse.above(15)).isTrue();
    assertThat(sparse.open()).isTrue();
    assertThat(sparse.above(15)).isTrue();
    assertThat(sparse.open()).isFalse();
    assertThatThrownBy(() -> sparse.above(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void senselessMechanismsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Laplace(0, 1))
        .withMessage("`eps` is above 0, not 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Laplace(1, Double.NaN))
        .withMessage("`sensitivity` is above 0, not NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Laplace(1, 1).release(Double.NaN, Randomness.secure()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoisyMax(1, 1).choose(new double[0], Randomness.secure()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PermuteAndFlip(1, 1).choose(new double[] {1, Double.NaN}, Randomness.secure()))
        .withMessage("the score of candidate 1 is not finite");
    assertThatIllegalArgumentException().isThrownBy(() -> new RandomisedResponse(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnaryEncoding(1, 3).release(3, Randomness.secure()));
  }
}
