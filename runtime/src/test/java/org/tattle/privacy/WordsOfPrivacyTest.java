package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Sampling;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.privacy.account.loss.PrivacyLoss;
import org.tattle.privacy.formula.EpsilonFormula;
import org.tattle.privacy.formula.Formula;
import org.tattle.privacy.formula.NoiseFormula;
import org.tattle.privacy.formula.StepsFormula;

/** Guarantees, steps and formulas: what they are, how they are said and what they refuse. */
class WordsOfPrivacyTest {

  @Test
  void guaranteesAddUpAndDeltaIsAChance() {
    Guarantee each = new Guarantee(0.5, 0.1);
    assertThat(each.plus(new Guarantee(1, 0.2)).epsilon()).isEqualTo(1.5);
    assertThat(each.plus(new Guarantee(1, 0.2)).delta()).isCloseTo(0.3, within(1e-15));
    assertThat(each.plus(new Guarantee(0, 0.95)).delta()).isEqualTo(1);
    assertThat(each.times(4)).isEqualTo(new Guarantee(2, 0.4));
    assertThat(each.times(11).delta()).isEqualTo(1);
    // ε√(2k ln(1/δ′)) + kε(e^ε − 1) at kδ + δ′.
    Guarantee advanced = new Guarantee(0.01, 1e-9).advanced(100, 1e-6);
    assertThat(advanced.epsilon())
        .isCloseTo(0.1 * Math.sqrt(2 * Math.log(1e6)) + Math.expm1(0.01), within(1e-12));
    assertThat(advanced.delta()).isCloseTo(1e-7 + 1e-6, within(1e-18));
    assertThat(each.advanced(20, 0.1).delta()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> each.advanced(1, 0));
    assertThat(new Guarantee(0, 0).epsilon()).isZero();
    assertThat(new Guarantee(0, 1).delta()).isEqualTo(1);
    for (double bad : new double[] {-1e-9, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Guarantee(bad, 0))
          .withMessage("`eps` is 0 or more, not " + bad);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Guarantee(1, bad))
          .withMessage("`delta` is a share of 0 to 1, not " + bad);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Guarantee(1, 1.001));
  }

  @Test
  void stepsSayWhatIsWrongWithThem() {
    assertThat(List.of(new Steps(0, 1, 0), new Steps(1, 1, 0))).hasSize(2);
    for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Steps(bad, 1, 1))
          .withMessage("`rate` is a share of 0 to 1, not " + bad);
    }
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Steps(0.1, bad, 1))
          .withMessage("`noise` is above 0, not " + bad);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Steps(0.1, 1, -1))
        .withMessage("`steps` is 0 or more, not -1");
    Steps sampled = new Steps(0.1, 2, 3);
    assertThat(sampled.loss()).isEqualTo(new PrivacyLoss(0.1, 2));
    assertThat(Steps.sampling(List.of(sampled, new Steps(1, 2, 3)))).isEqualTo(Sampling.POISSON);
    assertThat(Steps.sampling(List.of(new Steps(1, 2, 3)))).isEqualTo(Sampling.ALL);
    assertThat(Steps.telling(List.of(sampled, new Steps(0, 2, 3), new Steps(0.1, 2, 0))))
        .containsExactly(sampled);
  }

  @Test
  void theDefaultDeltaIsUnderTheSquareOfTheRows() {
    for (long rows : new long[] {2, 3, 4, 10, 11, 99, 100, 101, 31_623, 1L << 40}) {
      double square = (double) rows * rows;
      assertThat(Delta.forRows(rows) * square).isBetween(0.1 + 1e-9, 1 + 1e-12);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delta.forRows(1))
        .withMessage("no default `delta` for 1 rows; there must be two");
  }

  @Test
  void whatWasSpentCanBeNotedAndCharged() {
    List<Steps> steps = List.of(new Steps(1, 5, 20));
    Spent spent = Composition.spent(Accounting.PRV, steps, 1e-5);
    Spent noted = spent.noting("by the way");
    assertThat(noted.notes()).containsExactly("the bound is exact", "by the way");
    assertThat(noted.epsilon()).isEqualTo(spent.epsilon());
    assertThat(noted.steps()).isEqualTo(steps);
    assertThat(spent.expense()).isEqualTo(Expense.steps(steps));
    assertThat(spent.guaranteed()).isTrue();
    assertThat(spent.doubt()).isEmpty();
    assertThat(spent.neighbours()).isEqualTo(Neighbours.ADD_REMOVE);
    assertThat(spent.basis())
        .isEqualTo("privacy-loss accountant; all rows in every step; one row more or less");
    Spent limit = Composition.spent(Accounting.GDP, steps, 1e-5);
    assertThat(limit.guaranteed()).isFalse();
    assertThat(limit.basis()).startsWith("Gaussian approximation; ");
    assertThat(limit.epsilon())
        .isCloseTo(GaussianCurve.epsilon(Math.sqrt(20 * Math.expm1(0.04)), 1e-5), within(1e-9));
    assertThat(Composition.spent(Accounting.GDP, List.of(), 1e-5).epsilon()).isZero();
    assertThat(Neighbours.REPLACE.words()).isEqualTo("one row changed");
    assertThat(Neighbours.PLACES.words()).startsWith("one place empty or not");
  }

  @Test
  void whatIsPaidBesidesAddsToEpsilonAndDelta() {
    Spent spent = Composition.spent(Accounting.RDP, List.of(new Steps(1, 5, 20)), 1e-5);
    Spent more = spent.paying(new Guarantee(0.25, 1e-6));
    assertThat(more.epsilon()).isEqualTo(spent.epsilon() + 0.25);
    assertThat(more.delta()).isCloseTo(1.1e-5, within(1e-18));
    assertThat(more.expense())
        .isEqualTo(Expense.steps(spent.steps()).plus(Expense.of(new Guarantee(0.25, 1e-6))));
    assertThat(more.paying(new Guarantee(0, 1)).delta()).isEqualTo(1);
    assertThat(more.seeded()).isFalse();
    Spent seeded = more.fromSeed();
    assertThat(seeded.seeded()).isTrue();
    assertThat(seeded.noting("more").seeded()).isTrue();
    assertThat(seeded.basis()).isEqualTo(more.basis() + "; " + Spent.SEEDED);
    assertThat(seeded.epsilon()).isEqualTo(more.epsilon());
    assertThat(seeded.expense()).isEqualTo(more.expense());
  }

  @Test
  void everyAccountantHasAFormulaForEpsilonNoiseAndSteps() {
    for (Accounting by : Accounting.values()) {
      EpsilonFormula epsilon = new EpsilonFormula(1, 5, 20, 1e-5, by);
      assertThat(epsilon.value())
          .isEqualTo(Composition.spent(by, List.of(new Steps(1, 5, 20)), 1e-5).epsilon());
      NoiseFormula noise = new NoiseFormula(epsilon.value(), 1, 20, 1e-5, by);
      assertThat(noise.value()).isCloseTo(5, within(2e-3));
      StepsFormula steps = new StepsFormula(epsilon.value(), 1, 5, 1e-5, by);
      assertThat(steps.value()).isEqualTo(20);
      for (Formula formula : List.of(epsilon, noise, steps)) {
        assertThat(formula.doubt()).isEqualTo(by.doubt());
      }
    }
    assertThat(Accounting.GDP.doubt())
        .contains("an approximation that can be too small, no guarantee");
    assertThat(new EpsilonFormula().by()).isEqualTo(Accounting.PRV);
    assertThat(new NoiseFormula().by()).isEqualTo(Accounting.PRV);
    assertThat(new StepsFormula().by()).isEqualTo(Accounting.PRV);
    Formula plain = () -> 3;
    assertThat(plain.doubt()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EpsilonFormula(1, 5, 20, 0, Accounting.PRV));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoiseFormula(1, 1, 20, 1, Accounting.PRV));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StepsFormula(1, 1, 5, 1, Accounting.PRV));
  }

  @Test
  void figuresAreWrittenAsScriptsWriteThem() {
    assertThat(WrittenNumber.of(512)).isEqualTo("512");
    assertThat(WrittenNumber.of(1e-5)).isEqualTo("1e-5");
    assertThat(WrittenNumber.of(0.25)).isEqualTo("0.25");
    assertThat(WrittenNumber.of(1.5e20)).isEqualTo("1.5e20");
    assertThat(WrittenNumber.rounded(1.23456, 3)).isEqualTo("1.23");
    assertThat(WrittenNumber.rounded(1.2367, 3)).isEqualTo("1.24");
    assertThat(WrittenNumber.rounded(Double.POSITIVE_INFINITY, 3)).isEqualTo("Infinity");
    assertThat(WrittenNumber.down(1.2367, 3)).isEqualTo("1.23");
    assertThat(WrittenNumber.down(0.3, 2)).isEqualTo("0.3");
  }
}
