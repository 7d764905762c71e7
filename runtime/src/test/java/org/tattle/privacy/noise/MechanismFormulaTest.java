package org.tattle.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** What mechanisms say of their own noise, in closed forms, and what they refuse. */
class MechanismFormulaTest {
  private static final Guarantee LOOSE = new Guarantee(1, 0.5);

  private static Randomness seeded(long seed) {
    return Randomness.seeded(new Seed(seed));
  }

  @Test
  void laplaceDrawsOnItsGridAndPaysForRounding() {
    // The mesh is 2^−32 of a move of 1, so that neighbours differ by 1 + 2^−32 at most.
    double least = (1 + 0x1p-32) / 0.5;
    assertThat(new Laplace(0.5, 1).drawn()).isBetween(least, least + 0x1p-32);
    assertThat(new Laplace(0.5, 1).scale()).isEqualTo(2);
    assertThat(new Laplace(0.5, 1).margin(0.95))
        .isCloseTo(-new Laplace(0.5, 1).drawn() * Math.log(0.05), within(1e-12));
    assertMesh(new Laplace(0.5, 1), 0x1p-32);
    assertMesh(new Laplace(0.5, 8), 0x1p-29);
    // 2^−53 of a scale of 1e9, between 2^29 and 2^30, is coarser.
    assertMesh(new Laplace(1e-9, 1), 0x1p-24);
  }

  /** All releases are multiples of the mesh, and some are of no more than it. */
  private static void assertMesh(Additive mechanism, double mesh) {
    boolean finest = false;
    for (int i = 0; i < 64; i++) {
      double units = mechanism.release(1 / 3.0, seeded(i)) / mesh;
      assertThat(units).isEqualTo(Math.rint(units));
      finest |= units / 2 != Math.rint(units / 2);
    }
    assertThat(finest).isTrue();
  }

  /** With the same noise, values differ by what they differ without it. */
  @Test
  void noiseIsAddedToTheValue() {
    for (int i = 0; i < 20; i++) {
      for (Additive additive : List.of(new Laplace(0.5, 1), Gaussian.analytic(1, 1e-5, 1))) {
        double zero = additive.release(0, seeded(i));
        assertThat(additive.release(1024, seeded(i)) - zero).isEqualTo(1024);
        assertThat(additive.release(-3, seeded(i)) - zero).isEqualTo(-3);
      }
      Geometric geometric = new Geometric(0.5, 3);
      assertThat(geometric.release(1000, seeded(i)) - geometric.release(0, seeded(i)))
          .isEqualTo(1000);
    }
  }

  /** P[|noise| &gt; m] = 2α^(m + 1)/(1 + α), and the variance is Σ y²P[y]. */
  @Test
  void theGeometricMarginIsTheLeastThatHolds() {
    for (double epsilon : new double[] {0.1, 1, 4}) {
      for (long sensitivity : new long[] {1, 3}) {
        Geometric geometric = new Geometric(epsilon, sensitivity);
        double alpha = Math.exp(-epsilon / sensitivity);
        for (double level : new double[] {0, 0.1, 0.5, 0.9, 0.95, 0.9999}) {
          long margin = geometric.margin(level);
          assertThat(2 * Math.pow(alpha, margin + 1) / (1 + alpha))
              .isLessThanOrEqualTo(1 - level + 1e-12);
          if (margin > 0) {
            assertThat(2 * Math.pow(alpha, margin) / (1 + alpha)).isGreaterThan(1 - level);
          }
        }
        for (int margin = 0; margin < 6; margin++) {
          double level = 1 - 2 * Math.pow(alpha, margin + 1) / (1 + alpha);
          assertThat(geometric.margin(level)).isEqualTo(margin);
        }
        double variance = 0;
        for (int y = 1; y < 5000; y++) {
          variance += 2.0 * y * y * Math.pow(alpha, y) * (1 - alpha) / (1 + alpha);
        }
        assertThat(geometric.variance()).isCloseTo(variance, within(1e-9 * variance));
        assertThat(geometric.guarantee()).isEqualTo(Guarantee.pure(epsilon));
      }
    }
  }

  @Test
  void theGaussianSaysHowFarItGoesAndDrawsWhatRoundingCosts() {
    Gaussian gaussian = new Gaussian(2, 1, LOOSE);
    assertThat(gaussian.margin(0.95)).isCloseTo(gaussian.drawn() * 1.959963984540054, within(1e-9));
    assertThat(gaussian.margin(0.5)).isCloseTo(gaussian.drawn() * 0.674489750196082, within(1e-9));
    // On a mesh of 2^−25 of σ, a move of 2^−20 grows by 1/32.
    assertThat(new Gaussian(1, 0x1p-20, LOOSE).drawn()).isCloseTo(1 + 1 / 32.0, within(1e-12));
    assertThat(new Gaussian(6, 4 * 0x1p-20, LOOSE).drawn())
        .isCloseTo(6 * (1 + 1 / 32.0), within(1e-12));
    assertMesh(new Gaussian(1, 1, LOOSE), 0x1p-25);
    // The roundings of four numbers are as long as twice that of one.
    Randomness four = seeded(3);
    double[] released = Gaussian.perturb(new double[4], 1, 0x1p-19, four);
    assertThat(released[0]).isEqualTo(Gaussian.perturb(new double[1], 1, 0x1p-20, seeded(3))[0]);
    assertThat(released).hasSize(4).doesNotHaveDuplicates();
    assertThat(Gaussian.reaches(1L << 25)).isTrue();
    assertThat(Gaussian.reaches((1L << 25) + 1)).isFalse();
  }

  /** σ that is a millionth too small for its δ is refused, and the least one is not. */
  @Test
  void aGaussianKeepsToItsGuarantee() {
    double least = 1 / GaussianCurve.mu(1, 1e-5);
    assertThat(new Gaussian(least, 1, new Guarantee(1, 1e-5)).sigma()).isEqualTo(least);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gaussian(least * (1 - 1e-6), 1, new Guarantee(1, 1e-5)))
        .withMessageContaining("on a sensitivity of 1.0 does not give");
    double edge = Gaussian.classic(1, 1e-5, 2).sigma();
    assertThat(edge).isCloseTo(2 * Math.sqrt(2 * Math.log(1.25e5)), within(1e-12));
    assertThat(Gaussian.classic(0.25, 1e-5, 2).sigma()).isCloseTo(4 * edge, within(1e-12));
    assertThat(Gaussian.analytic(1, 1e-5, 2).guarantee()).isEqualTo(new Guarantee(1, 1e-5));
  }

  @Test
  void randomisedAnswersSayHowTheyAreTurnedBack() {
    // ε = ln 3: yes with 3/4 and 1/4. A share of .3 is seen as .4, whose variance is .24.
    RandomisedResponse binary = RandomisedResponse.binary(Math.log(3));
    assertThat(binary.variance(0.3, 100)).isCloseTo(0.24 / 0.25 / 100, within(1e-12));
    assertThat(binary.guarantee()).isEqualTo(Guarantee.pure(Math.log(3)));
    // ε = ln 6 of four: 2/3 and 1/9. A share of .5 is seen as 7/18.
    RandomisedResponse four = new RandomisedResponse(Math.log(6), 4);
    assertThat(four.truthful()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(four.other()).isCloseTo(1 / 9.0, within(1e-15));
    assertThat(four.variance(0.5, 10))
        .isCloseTo(7 / 18.0 * 11 / 18.0 / (10 * 25 / 81.0), within(1e-12));
    // ε = ln 3 in unary: other bits with 1/4.
    UnaryEncoding unary = new UnaryEncoding(Math.log(3), 5);
    assertThat(unary.other()).isCloseTo(0.25, within(1e-15));
    assertThat(unary.estimate(0.25)).isCloseTo(0, within(1e-12));
    assertThat(unary.estimate(0.5)).isCloseTo(1, within(1e-12));
    assertThat(unary.estimate(0.3)).isCloseTo(0.2, within(1e-12));
    // q(1 − q)/(n(1/2 − q)²) = 3/16/(n/16).
    assertThat(unary.variance(10)).isCloseTo(0.3, within(1e-12));
    assertThat(unary.guarantee()).isEqualTo(Guarantee.pure(Math.log(3)));
    assertThat(unary.release(4, seeded(1))).hasSize(5);
    assertThat(new UnaryEncoding(700, 3).release(0, seeded(1))[2]).isFalse();
    assertThat(new RandomisedResponse(700, 2).release(0, seeded(1))).isZero();
    assertThat(new RandomisedResponse(700, 2).release(1, seeded(1))).isEqualTo(1);
  }

  @Test
  void choicesCostTheirEpsilonAndTakeWhatIsFarBetter() {
    double[] scores = {3, 9000, 4};
    for (Choice choice :
        List.of(new Exponential(0.5, 1, false), new PermuteAndFlip(0.5, 1), new NoisyMax(0.5, 1))) {
      assertThat(choice.guarantee()).isEqualTo(Guarantee.pure(0.5));
      assertThat(choice.choose(scores, seeded(5))).isEqualTo(1);
    }
    assertThat(new Laplace(0.5, 1).guarantee()).isEqualTo(Guarantee.pure(0.5));
    assertThat(new GaussianNoisyMax(1).label(new long[] {3, 9000, 4}, seeded(5))).isEqualTo(1);
    // e^(ε(u − u*)/2Δ): a score that is behind by 3 counts e^(−3/4) as much at ε = 1, Δ = 2.
    double[] chances = new Exponential(1, 2, false).probabilities(new double[] {0, 3});
    assertThat(chances[0] / chances[1]).isCloseTo(Math.exp(-0.75), within(1e-12));
    assertThat(chances[0] + chances[1]).isCloseTo(1, within(1e-12));
    // Only differences count, however far from 0 the scores are.
    assertThat(new Exponential(1, 2, false).probabilities(new double[] {5000, 5003}))
        .containsExactly(chances, within(1e-12));
  }

  /** The noise of a choice goes with what a row moves, as well as with the price. */
  @Test
  void scoresInOtherUnitsAreChosenAlike() {
    double[] votes = {0, 1, 3};
    double[] cents = {0, 100, 300};
    for (int i = 0; i < 200; i++) {
      assertThat(new Exponential(1, 100, true).choose(cents, seeded(i)))
          .isEqualTo(new Exponential(1, 1, true).choose(votes, seeded(i)))
          .isEqualTo(new Exponential(2, 1, false).choose(votes, seeded(i)));
      assertThat(new PermuteAndFlip(1, 100).choose(cents, seeded(i)))
          .isEqualTo(new PermuteAndFlip(1, 1).choose(votes, seeded(i)));
    }
  }

  /**
   * With noise of scales a on the query and b on the threshold, the query comes out ahead by -d
   * with (a² e^(-d/a) - b² e^(-d/b)) / (2(a² - b²)).
   */
  @Test
  void aQueryIsAboveAsOftenAsItsNoiseSays() {
    int runs = 20_000;
    for (double below : new double[] {1, 6}) {
      int above = 0;
      for (int i = 0; i < runs; i++) {
        above += new SparseVector(2, 1, 10, 1, seeded(i)).above(10 - below) ? 1 : 0;
      }
      double chance = (4 * Math.exp(-below / 2) - Math.exp(-below)) / 6;
      assertThat(above / (double) runs)
          .isCloseTo(chance, within(4 * Math.sqrt(chance * (1 - chance) / runs)));
    }
  }

  /** Each of three positives has a third of ε to itself. */
  @Test
  void theSparseVectorSplitsItsBudgetOverPositives() {
    int above = 0;
    for (int i = 0; i < 400; i++) {
      boolean three = new SparseVector(3, 2, 10, 3, seeded(i)).above(11);
      assertThat(three).isEqualTo(new SparseVector(1, 2, 10, 1, seeded(i)).above(11));
      above += three ? 1 : 0;
    }
    assertThat(above).isBetween(150, 250);
    SparseVector sparse = new SparseVector(3, 2, 10, 3, seeded(1));
    assertThat(sparse.guarantee()).isEqualTo(Guarantee.pure(3));
  }

  /** After a positive the threshold has other noise, so two positives are independent. */
  @Test
  void theThresholdIsDrawnAnewAfterAPositive() {
    int runs = 20_000;
    int first = 0;
    int both = 0;
    for (int i = 0; i < runs; i++) {
      SparseVector sparse = new SparseVector(1, 1, 10, 2, seeded(i));
      if (sparse.above(10)) {
        first++;
        both += sparse.above(10) ? 1 : 0;
      }
    }
    // Even chances both times, by symmetry; with the old noise it were .56. Four standard errors.
    assertThat(first / (double) runs).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(runs)));
    assertThat(both / (double) first).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(first)));
  }

  @Test
  void theGridRoundsToItsNearestPointAndEnds() {
    NoiseGrid grid = NoiseGrid.under(6, 3);
    assertThat(grid.mesh()).isEqualTo(0.5);
    assertThat(grid.index(1.2)).isEqualTo(2);
    assertThat(grid.index(-1.3)).isEqualTo(-3);
    assertThat(grid.value(-3)).isEqualTo(-1.5);
    assertThat(grid.index(1e300)).isEqualTo(1L << 61);
    assertThat(grid.index(Double.NEGATIVE_INFINITY)).isEqualTo(-(1L << 61));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.index(Double.NaN))
        .withMessage("the value to release is not a number");
  }

  @Test
  void whatHasNoNoiseIsRefusedByEveryMechanism() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      for (DoubleFunction<Object> mechanism :
          List.<DoubleFunction<Object>>of(
              e -> new Laplace(e, 1),
              e -> new Geometric(e, 1),
              e -> new Exponential(e, 1, true),
              e -> new PermuteAndFlip(e, 1),
              e -> new NoisyMax(e, 1),
              e -> new RandomisedResponse(e, 2),
              e -> new UnaryEncoding(e, 2),
              e -> new SparseVector(e, 1, 0, 1, seeded(1)),
              e -> Gaussian.analytic(e, 1e-5, 1),
              e -> Gaussian.classic(e, 1e-5, 1))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> mechanism.apply(bad))
            .withMessage("`eps` is above 0, not " + bad);
      }
      for (DoubleFunction<Object> mechanism :
          List.<DoubleFunction<Object>>of(
              s -> new Laplace(1, s),
              s -> new Exponential(1, s, true),
              s -> new PermuteAndFlip(1, s),
              s -> new NoisyMax(1, s),
              s -> new Gaussian(1, s, LOOSE))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> mechanism.apply(bad))
            .withMessage("`sensitivity` is above 0, not " + bad);
      }
      for (DoubleFunction<Object> mechanism :
          List.<DoubleFunction<Object>>of(
              s -> new GaussianNoisyMax(s), s -> new Gaussian(s, 1, LOOSE))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> mechanism.apply(bad))
            .withMessage("`sigma` is above 0, not " + bad);
      }
    }
    for (double delta : new double[] {0, 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Gaussian.classic(1, delta, 1))
          .withMessage("`delta` is above 0 and below 1, not " + delta);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Geometric(1, 0))
        .withMessage("`sensitivity` is above 0, not 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SparseVector(1, 1, 0, 0, seeded(1)))
        .withMessage("`positives` is 1 or more, not 0");
  }

  @Test
  void answersAreThoseThereAre() {
    for (LongFunction<Object> mechanism :
        List.<LongFunction<Object>>of(
            k -> new RandomisedResponse(1, (int) k), k -> new UnaryEncoding(1, (int) k))) {
      assertThat(mechanism.apply(2)).isNotNull();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mechanism.apply(1))
          .withMessage("`answers` is 2 or more, not 1");
    }
    for (Consumer<Integer> release :
        List.<Consumer<Integer>>of(
            truth -> new RandomisedResponse(1, 3).release(truth, seeded(1)),
            truth -> new UnaryEncoding(1, 3).release(truth, seeded(1)))) {
      release.accept(0);
      release.accept(2);
      for (int wrong : new int[] {-1, 3}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> release.accept(wrong))
            .withMessage(wrong + " is not one of 3 answers");
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Choice.best(new double[0]))
        .withMessage("there is nothing to choose from");
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (Choice choice :
          List.of(new Exponential(1, 1, true), new PermuteAndFlip(1, 1), new NoisyMax(1, 1))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> choice.choose(new double[] {0, bad}, seeded(1)))
            .withMessage("the score of candidate 1 is not finite");
      }
    }
    assertThat(Choice.best(new double[] {-3, -1, -2})).isEqualTo(-1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianNoisyMax(1).label(new long[0], seeded(1)))
        .withMessage("there is nothing to choose from");
  }

  /** A label where the most votes with noise reach the threshold, of whichever class. */
  @Test
  void aLabelIsGivenWhereTheMostVotesReach() {
    GaussianNoisyMax max = new GaussianNoisyMax(1e-3);
    int given = 0;
    for (int i = 0; i < 4000; i++) {
      given += max.confidentLabel(new long[] {9, 2}, 10, 2, seeded(i)).isPresent() ? 1 : 0;
    }
    double chance = NormalDistribution.of(9, 2).survivalProbability(10);
    assertThat(given / 4000.0).isCloseTo(chance, within(4 * Math.sqrt(chance / 4000)));
    assertThat(max.confidentLabel(new long[] {1, 9}, 5, 1e-3, seeded(1))).hasValue(1);
    assertThat(max.confidentLabel(new long[] {9, 1}, 5, 1e-3, seeded(1))).hasValue(0);
    assertThat(max.confidentLabel(new long[] {1, 1}, 5, 1e-3, seeded(1))).isEmpty();
  }
}
