package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.Fault;

class LedgerTest extends OpenLedger {
  @Test
  void whatIsChargedIsThereForWhoeverOpensItNext() {
    Expense training = Expense.steps(List.of(new Steps(0.01, 1.1, 500)));
    account(3, 1e-6).charge("train", fresh(), Neighbours.PLACES, training);
    charge(account(3, 1e-6), "mean(age)", Expense.pure(0.5));
    Account others =
        new Account(Ledger.at(file), Likeness.of("others"), PrivacyUnit.ROW, Guarantee.pure(1));
    charge(others, "sum", Expense.pure(1));
    List<Charge> charges = Ledger.at(file).charges();
    assertThat(charges).extracting(Charge::what).containsExactly("train", "mean(age)", "sum");
    assertThat(charges)
        .extracting(Charge::neighbours)
        .containsExactly(Neighbours.PLACES, Neighbours.ADD_REMOVE, Neighbours.ADD_REMOVE);
    assertThat(Ledger.at(file).of(PATIENTS).spent(PrivacyUnit.ROW))
        .isEqualTo(training.plus(Expense.pure(0.5)));
    assertThat(others.epsilon()).isEqualTo(1);
  }

  @Test
  void whatHidesARowDoesNotAddUpWithWhatHidesAPerson() {
    PrivacyUnit person = new PrivacyUnit(Optional.of("who"));
    Guarantee budget = new Guarantee(1, 1e-6);
    charge(new Account(ledger, PATIENTS, person, budget), "count", Expense.pure(0.1));
    Account again = new Account(Ledger.at(file), PATIENTS, person, budget);
    assertThat(again.epsilon()).isEqualTo(0.1);
    assertThat(again.discord()).isEmpty();
    for (PrivacyUnit other : List.of(PrivacyUnit.ROW, new PrivacyUnit(Optional.of("ward")))) {
      Account account = new Account(ledger, PATIENTS, other, budget);
      assertThat(account.epsilon()).isInfinite();
      assertThat(account.fitting()).isZero();
      assertThat(account.discord())
          .contains("answers were charged to it that hide one person (`who`)");
      assertThatThrownBy(() -> charge(account, "count", Expense.pure(0.1)))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("hide one person (`who`); this would hide " + other.words())
          .satisfies(
              it ->
                  assertThat(((Fault) it).hint())
                      .hasValueSatisfying(hint -> assertThat(hint).contains("`person=who`")));
    }
    assertThat(ledger.charges()).hasSize(1);
  }

  @Test
  void whatIsOverTheBudgetIsRefusedAndCostsNothing() {
    Account account = account(1, 0);
    charge(account, "mean", Expense.pure(0.8));
    assertThatThrownBy(() -> charge(account, "sum", Expense.pure(0.3)))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "the budget does not allow it: 0.8 of `eps=1` is spent at `delta=0`, 0.2 is left,"
                + " and this takes 0.3")
        .satisfies(
            fault ->
                assertThat(((Fault) fault).hint()).contains("an answer with `eps=0.2` would fit"));
    assertThatThrownBy(() -> charge(account, "sum", Expense.pure(0.2000001)))
        .hasMessageEndingWith("0.2 is left, and this takes 0.2000001");
    charge(account, "sum", Expense.pure(0.19));
    assertThat(ledger.charges()).hasSize(2);
    charge(account, "rest", Expense.pure(0.01));
    assertThatThrownBy(() -> charge(account, "more", Expense.pure(1e-12)))
        .hasMessage("the budget does not allow it: all of `eps=1` is spent at `delta=0`")
        .satisfies(fault -> assertThat(((Fault) fault).hint()).contains("nothing more fits"));
  }

  @Test
  void afterNothingMoreFitsNotEvenTheLeastIsAnswered() {
    Account account = account(1, 1e-6);
    charge(account, "count", Expense.pure(1 - 1e-7));
    assertThat(account.fitting()).isZero();
    for (double least : new double[] {1e-7, 1e-12, 1e-300, Double.MIN_VALUE}) {
      assertThatThrownBy(() -> charge(account, "count", Expense.pure(least)))
          .isInstanceOf(Fault.class)
          .satisfies(it -> assertThat(((Fault) it).hint()).contains("nothing more fits"));
    }
  }

  @Test
  void aMillionthOfABudgetIsNothing() {
    Account account = account(1, 0);
    charge(account, "count", Expense.pure(0.999998));
    assertThat(account.fitting()).isCloseTo(2e-6, within(1e-15));
    charge(account, "count", Expense.pure(1e-6));
    assertThat(account.fitting()).isZero();
    assertThatThrownBy(() -> charge(account, "count", Expense.pure(1e-9)))
        .hasMessageContaining("all of `eps=1` is spent");
  }

  @Test
  void whatIsSaidToFitFits() {
    for (double spent : new double[] {0.1, 0.7, 0.9, 0.999, 0.99999}) {
      Ledger own = Ledger.memory();
      Account account = new Account(own, PATIENTS, PrivacyUnit.ROW, Guarantee.pure(1));
      charge(account, "first", Expense.pure(spent));
      charge(
          account,
          "rest",
          Expense.pure(Double.parseDouble(WrittenNumber.down(account.fitting(), 2))));
      assertThat(account.epsilon()).isGreaterThan(0.999 - 1e-12).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aTrainingIsChargedByItsStepsAndNotByItsEpsilon() {
    Spent spent = Composition.spent(Accounting.PRV, List.of(new Steps(0.01, 1, 500)), 1e-6);
    Account account = account(2, 1e-6);
    charge(account, "train", spent.expense());
    assertThat(account.epsilon()).isEqualTo(spent.epsilon());
    assertThatThrownBy(() -> charge(account, "again", spent.expense())).isInstanceOf(Fault.class);
    charge(account, "mean", Expense.pure(account.fitting()));
    assertThat(account.epsilon()).isBetween(1.95, 2.0);
  }

  @Test
  void tenTenthsOfABudgetFitAndThreeOfThreeTenths() {
    for (int i = 0; i < 10; i++) {
      charge(account(1, 0), "count", Expense.pure(0.1));
    }
    assertThatThrownBy(() -> charge(account(1, 0), "count", Expense.pure(1e-9)))
        .isInstanceOf(Fault.class);
    assertThat(ledger.charges()).hasSize(10);
    Account three =
        new Account(Ledger.memory(), PATIENTS, PrivacyUnit.ROW, new Guarantee(0.3, 1e-12));
    for (int i = 0; i < 3; i++) {
      charge(three, "count", Expense.pure(0.1));
    }
    assertThat(three.fitting()).isZero();
  }

  @Test
  void manySmallAnswersCostLessThanTheirSum() {
    for (int i = 0; i < 40; i++) {
      charge(account(100, 1e-6), "count", Expense.pure(0.1));
    }
    Account account = account(3, 1e-6);
    assertThat(account.epsilon()).isLessThan(3);
    charge(account, "count", Expense.pure(0.1));
    double fitting = account.fitting();
    Expense spent = account.known().spent(PrivacyUnit.ROW);
    assertThat(Composition.epsilon(spent.plus(Expense.pure(fitting)), 1e-6)).isLessThanOrEqualTo(3);
    assertThat(Composition.epsilon(spent.plus(Expense.pure(1.02 * fitting)), 1e-6))
        .isGreaterThan(3);
  }

  @Test
  void answersOfBothKindsLeaveNoRoomForEither() {
    PrivacyUnit person = new PrivacyUnit(Optional.of("who"));
    Guarantee budget = new Guarantee(1, 1e-6);
    charge(account(1, 1e-6), "count", Expense.pure(0.1));
    Account persons = new Account(ledger, PATIENTS, person, budget);
    assertThatThrownBy(() -> charge(persons, "count", Expense.pure(0.1)))
        .hasMessageContaining("answers were charged to it that hide one row; this would hide")
        .satisfies(
            it ->
                assertThat(((Fault) it).hint())
                    .contains("load the data without `person`, as they were for those"));
    ledger.charge(
        PATIENTS,
        "forced",
        fresh(),
        Neighbours.ADD_REMOVE,
        person,
        Expense.pure(0.1),
        known -> assertThat(known.charges()).hasSize(1));
    for (Account account : List.of(persons, account(1, 1e-6))) {
      assertThatThrownBy(() -> charge(account, "count", Expense.pure(0.1)))
          .satisfies(
              it ->
                  assertThat(((Fault) it).hint())
                      .contains(
                          "answers of both kinds were charged already, so nothing more fits"));
    }
  }

  @Test
  void whatNoDeltaBoundsIsSaidToHaveNoBound() {
    assertThatThrownBy(() -> charge(account(1, 0), "train", Expense.gaussian(5)))
        .hasMessage(
            "the budget does not allow it: 0 of `eps=1` is spent at `delta=0`, and at that delta"
                + " this has no bound")
        .satisfies(
            it -> assertThat(((Fault) it).hint()).contains("an answer with `eps=1` would fit"));
  }

  @Test
  void aBudgetWithoutEndIsNeverUsedUp() {
    Account account = account(Double.POSITIVE_INFINITY, 1e-6);
    charge(account, "count", Expense.pure(1e300));
    charge(account, "count", Expense.pure(1e300));
    assertThat(account.fitting()).isInfinite();
    assertThat(ledger.charges()).hasSize(2);
  }
}
