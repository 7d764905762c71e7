package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ExpenseTest {

  @Test
  void aFewPureAnswersAddUp() {
    Expense two = Expense.pure(0.5).plus(Expense.pure(0.25));
    assertThat(two.epsilon(0)).isEqualTo(0.75);
    assertThat(two.epsilon(1e-9)).isBetween(0.7, 0.75);
    assertThat(Expense.NONE.epsilon(0)).isZero();
    assertThat(Expense.NONE.epsilon(1e-6)).isZero();
  }

  /**
   * k answers of randomised response that are each ε-private: with i of them against, the loss is
   * (k − 2i)ε with a binomial chance, so δ(ε) is a finite sum (Kairouz, Oh and Viswanath 2015,
   * theorem 3.3).
   */
  @Test
  void manyPureAnswersComposeAsTightlyAsIsProved() {
    int count = 100;
    double each = 0.1;
    Expense all =
        Collections.nCopies(count, Expense.pure(each)).stream().reduce(Expense.NONE, Expense::plus);
    double epsilon = all.epsilon(1e-6);
    BinomialDistribution wrong = BinomialDistribution.of(count, 1 / (1 + Math.exp(each)));
    assertThat(delta(wrong, each, epsilon)).isLessThan(1e-6);
    // What is reported is at most 0.005 above the exact ε, and a grid's error.
    assertThat(delta(wrong, each, epsilon - 0.012)).isGreaterThan(1e-6);
    assertThat(epsilon).isLessThan(Guarantee.pure(each).advanced(count, 1e-6).epsilon());
  }

  private static double delta(BinomialDistribution wrong, double each, double epsilon) {
    double delta = 0;
    for (int i = 0; i <= wrong.getNumberOfTrials(); i++) {
      double loss = (wrong.getNumberOfTrials() - 2 * i) * each;
      delta += wrong.probability(i) * Math.max(0, -Math.expm1(epsilon - loss));
    }
    return delta;
  }

  @Test
  void gaussiansComposeExactly() {
    Expense expense = Expense.gaussian(5).plus(Expense.gaussian(5));
    assertThat(expense.epsilon(1e-6))
        .isCloseTo(GaussianCurve.epsilon(Math.sqrt(2) / 5, 1e-6), within(1e-9));
    assertThat(expense.epsilon(0)).isInfinite();
  }

  @Test
  void trainingAndAnswersTogetherCostLessThanTheirSum() {
    Expense training = Expense.steps(List.of(new Steps(0.01, 1, 500)));
    Expense answers =
        Collections.nCopies(50, Expense.pure(0.05)).stream().reduce(Expense.NONE, Expense::plus);
    double both = training.plus(answers).epsilon(1e-5);
    assertThat(both).isLessThan(training.epsilon(5e-6) + answers.epsilon(5e-6));
    assertThat(both).isGreaterThan(training.epsilon(1e-5));
    assertThat(both).isGreaterThan(answers.epsilon(1e-5));
  }

  @Test
  void whatMayFailOutrightTakesItsDeltaFromTheRest() {
    Expense loose = Expense.of(new Guarantee(0.5, 1e-6));
    assertThat(loose.epsilon(1e-7)).isInfinite();
    assertThat(loose.epsilon(1e-6)).isEqualTo(0.5);
    assertThat(loose.plus(Expense.gaussian(5)).epsilon(2e-6))
        .isLessThanOrEqualTo(0.5 + GaussianCurve.epsilon(0.2, 1e-6) + 1e-9);
  }
}
