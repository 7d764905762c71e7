package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.PrvAccountant;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.loss.LossSum;

/** Sums of pure answers, whose exact ε is a finite sum (Kairouz, Oh and Viswanath 2015). */
class PureSumsTest {

  /** k answers, each ε-private, lose (k − 2i)·ε where i of k coins of 1/(1 + e^ε) come up. */
  private static double delta(int k, double each, double epsilon) {
    BinomialDistribution lies = BinomialDistribution.of(k, 1 / (1 + Math.exp(each)));
    double delta = 0;
    for (int i = 0; i <= k; i++) {
      delta += lies.probability(i) * Math.max(0, -Math.expm1(epsilon - (k - 2 * i) * each));
    }
    return delta;
  }

  private static double epsilon(int k, double each, double delta) {
    double low = 0;
    double high = k * each;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (delta(k, each, middle) > delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.5, 1e-2, 0.01",
    "5, 0.3, 1e-3, 0.005",
    "20, 0.1, 1e-5, 0.01",
    "20, 1, 1e-6, 0.01",
    "100, 0.05, 1e-8, 0.01",
    "400, 0.1, 1e-12, 0.02",
  })
  void theSumIsBoundedFromBothSidesAndNarrowly(int k, double each, double delta, double error) {
    Expense expense = new Expense(List.of(), Collections.nCopies(k, each), 0);
    PrvAccountant.Bounds bounds = PrvAccountant.bounds(expense, delta, error);
    double exact = epsilon(k, each, delta);
    assertThat(exact).isBetween(bounds.lower(), bounds.upper());
    // Each of k losses is moved by at most a mesh, their mean by nothing.
    assertThat(bounds.estimate()).isCloseTo(exact, within(k * bounds.mesh()));
    // What is added for errors of rounding, and a thousandth of δ either way.
    double deviation = Math.sqrt(k / 2.0 * Math.log(12 / (delta / 1000)));
    double added = Math.max(error, bounds.mesh() * deviation);
    assertThat(added).isBetween(error, 1.0001 * error);
    double moved = epsilon(k, each, delta * 0.999) - exact;
    assertThat(bounds.upper() - bounds.estimate())
        .isBetween(added - 1e-12, added + moved + 2 * k * bounds.mesh());
    assertThat(bounds.estimate() - bounds.lower())
        .isBetween(
            Math.min(added, bounds.estimate()) - 1e-12, added + moved + 2 * k * bounds.mesh());
    double least = Composition.epsilon(expense, delta);
    assertThat(least).isBetween(exact - 1e-12, Math.min(k * each, bounds.upper()) + 1e-2);
  }

  @Test
  void aGaussianBesidePureAnswersCostsNoMoreThanBothAndNoLessThanEither() {
    Expense gaussian = Expense.gaussian(4);
    Expense pure = new Expense(List.of(), Collections.nCopies(10, 0.2), 0);
    double both = PrvAccountant.epsilon(gaussian.plus(pure), 1e-5);
    assertThat(both)
        .isGreaterThan(PrvAccountant.epsilon(pure, 1e-5))
        .isGreaterThan(GaussianCurve.epsilon(1 / 4.0, 1e-5))
        .isLessThan(2 + GaussianCurve.epsilon(1 / 4.0, 1e-5));
  }

  /** A total loss of 1 and 2 at even chances: δ(ε) = (1 − e^(ε − 1))/2 + (1 − e^(ε − 2))/2. */
  @Test
  void epsilonIsReadOffBetweenThePointsOfTheGrid() {
    double[] mass = {0, 0.5, 0.5, 0, 0, 0, 0, 0};
    LossSum sum = new LossSum(mass, 1, 0);
    for (double epsilon : new double[] {0.1, 0.5, 0.99}) {
      double delta = (1 - Math.exp(epsilon - 1)) / 2 + (1 - Math.exp(epsilon - 2)) / 2;
      assertThat(sum.epsilon(delta)).isCloseTo(epsilon, within(1e-12));
      assertThat(new LossSum(mass, 1, 0.25).epsilon(delta))
          .isCloseTo(epsilon + 0.25, within(1e-12));
    }
    for (double epsilon : new double[] {1.01, 1.5, 1.9}) {
      double delta = (1 - Math.exp(epsilon - 2)) / 2;
      assertThat(sum.epsilon(delta)).isCloseTo(epsilon, within(1e-12));
    }
    assertThat(sum.epsilon(0.9)).isZero();
    assertThat(new LossSum(mass, 1, -5).epsilon(0.01)).isZero();
    // No loss of the upper half is below the offset.
    assertThat(new LossSum(mass, 1, 0.25).epsilon(0.9)).isEqualTo(0.25);
  }

  @Test
  void aSumThatIsAskedAgainIsTheSame() {
    double first = Composition.spent(Accounting.PRV, List.of(new Steps(1, 7, 3)), 1e-5).epsilon();
    for (int i = 0; i < 1100; i++) {
      List<Steps> other = List.of(new Steps(1, 8 + i, 3));
      assertThat(Composition.spent(Accounting.PRV, other, 1e-5).epsilon()).isLessThan(first);
    }
    assertThat(Composition.spent(Accounting.PRV, List.of(new Steps(1, 7, 3)), 1e-5).epsilon())
        .isEqualTo(first);
  }
}
