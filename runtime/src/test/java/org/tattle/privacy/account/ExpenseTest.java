package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.account.loss.PureLoss;

class ExpenseTest {

  @Test
  void aFewPureAnswersAddUp() {
    Expense two = Expense.pure(0.5).plus(Expense.pure(0.25));
    assertThat(Composition.epsilon(two, 0)).isEqualTo(0.75);
    assertThat(Composition.epsilon(two, 1e-9)).isBetween(0.7, 0.75);
    assertThat(Composition.epsilon(Expense.NONE, 0)).isZero();
    assertThat(Composition.epsilon(Expense.NONE, 1e-6)).isZero();
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
    double epsilon = Composition.epsilon(all, 1e-6);
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
    assertThat(Composition.epsilon(expense, 1e-6))
        .isCloseTo(GaussianCurve.epsilon(Math.sqrt(2) / 5, 1e-6), within(1e-9));
    assertThat(Composition.epsilon(expense, 0)).isInfinite();
  }

  @Test
  void trainingAndAnswersTogetherCostLessThanTheirSum() {
    Expense training = Expense.steps(List.of(new Steps(0.01, 1, 500)));
    Expense answers =
        Collections.nCopies(50, Expense.pure(0.05)).stream().reduce(Expense.NONE, Expense::plus);
    double both = Composition.epsilon(training.plus(answers), 1e-5);
    assertThat(both)
        .isLessThan(Composition.epsilon(training, 5e-6) + Composition.epsilon(answers, 5e-6));
    assertThat(both).isGreaterThan(Composition.epsilon(training, 1e-5));
    assertThat(both).isGreaterThan(Composition.epsilon(answers, 1e-5));
  }

  @Test
  void whatMayFailOutrightTakesItsDeltaFromTheRest() {
    Expense loose = Expense.of(new Guarantee(0.5, 1e-6));
    assertThat(Composition.epsilon(loose, 1e-7)).isInfinite();
    assertThat(Composition.epsilon(loose, 1e-6)).isEqualTo(0.5);
    assertThat(Composition.epsilon(loose.plus(Expense.gaussian(5)), 2e-6))
        .isLessThanOrEqualTo(0.5 + GaussianCurve.epsilon(0.2, 1e-6) + 1e-9);
  }

  @Test
  void anEpsilonIsZeroOrMoreAndADeltaIsAShare() {
    List<Steps> none = List.of();
    for (double delta : new double[] {0, 0.5, 1}) {
      assertThat(new Expense(none, List.of(0.0, 1.0), delta).delta()).isEqualTo(delta);
    }
    for (double delta : new double[] {-1e-300, 1 + 1e-15, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Expense(none, List.of(), delta))
          .withMessageContaining("`delta`");
    }
    for (double epsilon : new double[] {-1e-300, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Expense(none, List.of(1.0, epsilon), 0))
          .withMessageContaining("`eps`");
    }
  }

  @Test
  void whatIsBothKeepsAllOfEachInOrder() {
    Expense first = new Expense(List.of(new Steps(1, 5, 1)), List.of(0.5), 0.25);
    Expense second = new Expense(List.of(new Steps(0.1, 2, 3)), List.of(0.1, 0.2), 0.5);
    assertThat(first.plus(second))
        .isEqualTo(
            new Expense(
                List.of(new Steps(1, 5, 1), new Steps(0.1, 2, 3)), List.of(0.5, 0.1, 0.2), 0.75));
    assertThat(second.plus(second).plus(first).delta()).as("no chance is above 1").isEqualTo(1);
  }

  /** No double is 1 + 1e-17, and the nearest is below it: a bound lies above. */
  @Test
  void aSumThatNoDoubleIsIsRoundedUp() {
    assertThat(Composition.epsilon(Expense.pure(1).plus(Expense.pure(1e-17)), 0))
        .isEqualTo(Math.nextUp(1.0));
    assertThat(Composition.epsilon(Expense.pure(0.1).plus(Expense.pure(0.2)), 0)).isEqualTo(0.3);
    assertThat(
            Composition.epsilon(
                Expense.pure(Double.MAX_VALUE).plus(Expense.pure(Double.MAX_VALUE)), 0))
        .isInfinite();
  }

  @Test
  void whatHasNoBoundHasNoneWithAnythingElse() {
    for (double delta : new double[] {0, 1e-6, 0.5}) {
      assertThat(Composition.epsilon(Expense.UNBOUNDED, delta)).isInfinite();
      assertThat(Composition.epsilon(Expense.UNBOUNDED.plus(Expense.gaussian(5)), delta))
          .isInfinite();
    }
    assertThat(Composition.within(Expense.UNBOUNDED, new Guarantee(1e6, 1e-6))).isFalse();
  }

  /** What is left of 1 after 0.9 is 0.09999999999999998, by which 0.1 was meant. */
  @Test
  void aBudgetAllowsTheDecimalNumberThatItWasMeantToBe() {
    assertThat(Composition.within(Expense.pure(0.1), Guarantee.pure(1 - 0.9))).isTrue();
    assertThat(Composition.within(Expense.pure(0.1), Guarantee.pure(0.1 - 1e-15))).isFalse();
    Expense three = Expense.pure(0.1).plus(Expense.pure(0.1)).plus(Expense.pure(0.1));
    assertThat(Composition.within(three, Guarantee.pure(0.3))).isTrue();
    assertThat(Composition.within(three.plus(Expense.pure(1e-12)), Guarantee.pure(0.3))).isFalse();
    assertThat(Expense.written(1 - 0.9)).isEqualTo(0.1);
    assertThat(Expense.written(Double.POSITIVE_INFINITY)).isInfinite();
  }

  @Test
  void aBudgetIsKeptByItsDeltaToo() {
    Expense loose = Expense.of(new Guarantee(0.5, 1e-6));
    assertThat(Composition.within(loose, new Guarantee(0.5, 1e-6))).isTrue();
    assertThat(Composition.within(loose, new Guarantee(0.5, 0.9e-6))).isFalse();
    assertThat(Composition.within(loose, new Guarantee(0.4, 1e-6))).isFalse();
    assertThat(
            Composition.within(Expense.of(new Guarantee(0.1, 1e-6)), new Guarantee(1 - 0.9, 1e-6)))
        .isTrue();
    assertThat(Composition.within(Expense.gaussian(5), Guarantee.pure(1e6)))
        .as("steps take a δ")
        .isFalse();
    assertThat(
            Composition.within(
                Expense.gaussian(5).plus(Expense.pure(0.1)), new Guarantee(0.1, 1e-6)))
        .as("steps take an ε too")
        .isFalse();
    assertThat(Composition.within(Expense.gaussian(5), new Guarantee(1.1, 1e-6))).isTrue();
    Expense nothing = Expense.steps(List.of(new Steps(0, 1, 9), new Steps(1, 1, 0)));
    assertThat(Composition.within(nothing, Guarantee.pure(0)))
        .as("empty steps tell nothing")
        .isTrue();
  }

  /** Ten answers of 0.01: at δ = 1e-9 losses add up to more than the ε do. */
  @Test
  void whatAddsUpToLessIsTaken() {
    Expense ten =
        Collections.nCopies(10, Expense.pure(0.01)).stream().reduce(Expense.NONE, Expense::plus);
    assertThat(Composition.epsilon(ten, 1e-9)).isEqualTo(0.1);
  }

  @Test
  void lossesAreOfWhatTellsSomethingEachAsOftenAsItWas() {
    Expense all =
        new Expense(
            List.of(new Steps(0.5, 2, 7), new Steps(0, 2, 7), new Steps(0.5, 2, 0)),
            List.of(0.25, 0.0, 0.125, 0.25, Double.MIN_VALUE),
            0.5);
    assertThat(all.losses())
        .containsExactly(
            new Expense.Times(new Steps(0.5, 2, 7).loss(), 7),
            new Expense.Times(new PureLoss(Double.MIN_VALUE), 1),
            new Expense.Times(new PureLoss(0.125), 1),
            new Expense.Times(new PureLoss(0.25), 2));
  }
}
