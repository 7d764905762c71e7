package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.PrvAccountant;
import org.tattle.privacy.account.RdpAccountant;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;

/** How far apart the bounds are, what they rest on, and sums whose ε is known exactly. */
class PrvBoundsTest {

  /** Between the bounds lie both errors: a hundredth of the Rényi bound, but from .001 to .005. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 100, 5, 1e-3, 0.001",
    "0.9, 20, 1, 1e-5, 0.00167524",
    "0.01, 1.2, 10, 1e-5, 0.005",
    "0.99, 1, 1, 1e-5, 0.005",
  })
  void theBoundsAreAsFarApartAsTheyMustBe(
      double rate, double noise, long steps, double delta, double error) {
    List<Steps> training = List.of(new Steps(rate, noise, steps));
    Spent spent = PrvAccountant.summed(training, delta);
    assertThat(Math.max(1e-3, Math.min(5e-3, spent.renyi() / 100))).isCloseTo(error, within(1e-7));
    assertThat(spent.epsilon() - spent.lower()).isBetween(2 * error - 1e-12, 2.2 * error);
    assertThat(PrvAccountant.epsilon(Expense.steps(training), delta)).isEqualTo(spent.epsilon());
    assertThat(spent.notes()).isEmpty();
    assertThat(spent.by()).isEqualTo(Accounting.PRV);
    assertThat(spent.delta()).isEqualTo(delta);
    assertThat(spent.steps()).isEqualTo(training);
    // Asked for the first time and then again.
    assertThat(Composition.spent(Accounting.PRV, training, delta)).isEqualTo(spent);
    assertThat(Composition.spent(Accounting.PRV, training, delta)).isEqualTo(spent);
  }

  @Test
  void whicheverBoundIsLeastIsTakenAndNamed() {
    Spent nearlyAll = PrvAccountant.summed(List.of(new Steps(0.999, 3, 10)), 1e-5);
    double all = GaussianCurve.epsilon(Math.sqrt(10) / 3, 1e-5);
    assertThat(nearlyAll.epsilon()).isCloseTo(all, within(1e-12));
    assertThat(nearlyAll.notes()).containsExactly("the bound without sampling is tighter here");
    assertThat(nearlyAll.lower()).isBetween(all - 0.02, all);
    Spent nothing = PrvAccountant.summed(List.of(new Steps(0.5, 1e3, 1)), 1e-3);
    assertThat(nothing.epsilon()).isZero();
    assertThat(nothing.lower()).isZero();
    assertThat(nothing.notes()).containsExactly("the Rényi bound is tighter here");
    Spent more = PrvAccountant.summed(List.of(new Steps(0.01, 1e-5, 10)), 1e-5);
    // Ten steps in full are one Gaussian of ρ = 10/2σ².
    assertThat(more.epsilon())
        .isCloseTo(GaussianCurve.epsilon(Math.sqrt(10) * 1e5, 1e-5), within(1.0));
    assertThat(more.lower()).isZero();
    assertThat(more.notes()).containsExactly("it is too much to be summed");
  }

  @Test
  void whatTellsNothingCostsNothing() {
    for (Steps none : List.of(new Steps(0, 1, 100), new Steps(0.1, 1, 0))) {
      assertThat(PrvAccountant.summed(List.of(none), 1e-5).epsilon()).isZero();
      assertThat(PrvAccountant.summed(List.of(none, new Steps(1, 5, 20)), 1e-5).epsilon())
          .isCloseTo(3.848610, within(1e-6));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Composition.spent(Accounting.PRV, List.of(), 0))
        .withMessage("`delta` is above 0 and below 1, not 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrvAccountant.epsilon(Expense.pure(1), 1));
  }

  /** A million small steps, or two kinds of them, are one Gaussian still. */
  @ParameterizedTest
  @CsvSource({"1, 100000, 0.3", "4, 30000, 1"})
  void manyStepsOnTheGridAreTheExactGaussian(double mu, int count, double share) {
    double noise = Math.sqrt(count) / mu;
    List<Steps> steps =
        List.of(
            new Steps(1, noise / Math.sqrt(share), count),
            new Steps(1, noise / Math.sqrt(0.5), count / 2));
    double exact = GaussianCurve.epsilon(mu * Math.sqrt(share + 0.25), 1e-5);
    PrvAccountant.Bounds bounds = PrvAccountant.bounds(steps, 1e-5, 0.02);
    assertThat(bounds.estimate()).isCloseTo(exact, within(1e-4));
    assertThat(exact).isBetween(bounds.lower(), bounds.upper());
    assertThat(bounds.upper() - bounds.lower()).isBetween(0.04 - 1e-12, 0.043);
  }

  /**
   * A Gaussian and a pure answer: the answer adds ε₀ to the loss or takes it away, so that δ(ε) is
   * p·δ_G(ε − ε₀) + (1 − p)·δ_G(ε + ε₀).
   */
  @ParameterizedTest
  @CsvSource({"40, 2, 1e-5", "1, 0.5, 1e-5", "2, 1.5, 1e-7", "0.5, 3, 1e-3"})
  void aGaussianBesideAPureAnswerIsBoundedNarrowly(double mu, double pure, double delta) {
    Expense both = Expense.gaussian(1 / mu).plus(Expense.pure(pure));
    PrvAccountant.Bounds bounds = PrvAccountant.bounds(both, delta, 0.005);
    double truth = 1 / (1 + Math.exp(-pure));
    for (double epsilon : new double[] {bounds.lower(), bounds.upper()}) {
      double exact =
          truth * gaussian(mu, epsilon - pure) + (1 - truth) * gaussian(mu, epsilon + pure);
      if (epsilon == bounds.lower()) {
        assertThat(exact).isGreaterThan(delta);
      } else {
        assertThat(exact).isLessThan(delta);
      }
    }
    // Where ε is 800 and more, a thousandth of δ is worth more than where it is 1.
    assertThat(bounds.upper() - bounds.lower()).isBetween(0.01 - 1e-12, mu > 10 ? 0.03 : 0.011);
    assertThat(PrvAccountant.epsilon(both, delta)).isEqualTo(bounds.upper());
  }

  private static double gaussian(double mu, double epsilon) {
    if (epsilon >= 0) {
      return GaussianCurve.delta(mu, epsilon);
    }
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return normal.cumulativeProbability(mu / 2 - epsilon / mu)
        - Math.exp(epsilon) * normal.cumulativeProbability(-mu / 2 - epsilon / mu);
  }

  /**
   * A Gaussian's chance to lose more than the grid's reach is known: at most what the theorem
   * allows, and no less than a sixteenth of it, since a Rényi bound on a Gaussian's δ is loose by 4
   * to 13.
   */
  @Test
  void theGridReachesAsFarAsTheTheoremAsksAndHardlyFarther() {
    for (double mu : new double[] {0.1, 0.3, 1, 3, 10}) {
      for (double delta : new double[] {1e-6, 1e-8, 1e-13}) {
        double many =
            PrvAccountant.reach(
                Expense.steps(List.of(new Steps(1, Math.sqrt(50) / mu, 50))), delta);
        assertThat(GaussianCurve.delta(mu, many) / delta).isBetween(1 / 64.0, 1 / 4.0);
        double one = PrvAccountant.reach(Expense.gaussian(1 / mu), delta);
        assertThat(GaussianCurve.delta(mu, one) / delta).isBetween(1 / 160.0, 1 / 8.0);
      }
    }
    // Of steps that tell next to nothing each must stay on the grid with δ_err/8T.
    Expense faint = Expense.steps(List.of(new Steps(1, 1e6, 100)));
    assertThat(PrvAccountant.reach(faint, 1e-8))
        .isCloseTo(RdpAccountant.epsilon(512, 512 / 2e12, 1e-8 / 800), within(1e-12));
    // A pure answer never loses more than ε.
    assertThat(PrvAccountant.reach(Expense.pure(0.7), 0.5)).isEqualTo(0.7);
  }

  /** Where the grid would be too large its mesh is coarser, and what is added for it is more. */
  @Test
  void aGridThatIsTooLargeIsCoarsenedAndPaidFor() {
    Expense answers = new Expense(List.of(), Collections.nCopies(64, 0.5), 0);
    PrvAccountant.Bounds bounds = PrvAccountant.bounds(answers, 1e-6, 1e-6);
    double deviation = Math.sqrt(32 * Math.log(12 / 1e-9));
    double error = bounds.mesh() * deviation;
    double reach = PrvAccountant.reach(answers, 1e-9) + 3;
    assertThat(bounds.mesh()).isCloseTo(2 * reach / (1 << 22), within(1e-15));
    assertThat(error).isGreaterThan(1e-5);
    assertThat(bounds.upper() - bounds.estimate()).isBetween(error, error + 3e-3);
    PrvAccountant.Bounds wide = PrvAccountant.bounds(answers, 1e-6, 0.01);
    assertThat(bounds.estimate()).isCloseTo(wide.estimate(), within(64 * wide.mesh()));
    // Of a grid that is fine enough the mesh is between half of what is wanted and all of it.
    assertThat(wide.mesh() * deviation).isBetween(0.005, 0.01);
  }
}
