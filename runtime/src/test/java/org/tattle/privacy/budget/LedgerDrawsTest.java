package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/** Which draws are charged, and when whoever waits is stopped. */
class LedgerDrawsTest extends OpenLedger {
  @Test
  void theVerySameDrawIsChargedOnceAndAnyOtherAgain() {
    Account account = account(1, 0);
    Draw seeded = Draw.answer(Optional.of(new Seed(1)), "mean", new double[] {1, 2});
    for (int i = 0; i < 3; i++) {
      account.charge("mean", seeded, Neighbours.ADD_REMOVE, Expense.pure(0.4));
    }
    assertThat(account.epsilon()).isEqualTo(0.4);
    Draw otherRows = Draw.answer(Optional.of(new Seed(1)), "mean", new double[] {1, 3});
    account.charge("mean", otherRows, Neighbours.ADD_REMOVE, Expense.pure(0.4));
    assertThat(account.epsilon()).isEqualTo(0.8);
    Draw otherSeed = Draw.answer(Optional.of(new Seed(2)), "mean", new double[] {1, 2});
    assertThatThrownBy(
            () -> account.charge("mean", otherSeed, Neighbours.ADD_REMOVE, Expense.pure(0.4)))
        .isInstanceOf(Fault.class);
  }

  @Test
  void withoutASeedEachDrawIsChargedUnlessItsAnswerWasKept() {
    Account account = account(1, 0);
    Draw secure = Draw.answer(Optional.empty(), "count");
    account.charge("count", secure, Neighbours.ADD_REMOVE, Expense.pure(0.3));
    account.charge("count", secure, Neighbours.ADD_REMOVE, Expense.pure(0.3));
    assertThat(account.epsilon()).isEqualTo(0.6);
    Key order = Key.of("model", 1);
    account.charge(
        "train",
        Draw.training(order, Optional.empty(), false),
        Neighbours.PLACES,
        Expense.pure(0.2));
    account.charge(
        "train",
        Draw.training(order, Optional.empty(), true),
        Neighbours.PLACES,
        Expense.pure(0.2));
    assertThat(account.epsilon()).isEqualTo(0.8);
    // A model that another ledger paid for was not paid for here.
    Account elsewhere = new Account(Ledger.memory(), PATIENTS, PrivacyUnit.ROW, Guarantee.pure(1));
    elsewhere.charge(
        "train",
        Draw.training(order, Optional.empty(), true),
        Neighbours.PLACES,
        Expense.pure(0.2));
    assertThat(elsewhere.epsilon()).isEqualTo(0.2);
  }

  @Test
  void aSeededDrawHasItsOwnNoiseEachTimeAndNoOther() {
    Draw draw = Draw.answer(Optional.of(new Seed(1)), "mean", new double[] {1, 2});
    assertThat(draw.noise().nextLong()).isEqualTo(draw.noise().nextLong());
    Draw other = Draw.answer(Optional.of(new Seed(1)), "mean", new double[] {2, 1});
    assertThat(other.noise().nextLong()).isNotEqualTo(draw.noise().nextLong());
    assertThat(draw.noise().isSeeded()).isTrue();
    assertThat(Draw.answer(Optional.empty(), "mean").noise().isSeeded()).isFalse();
  }

  @Test
  void whoIsInterruptedWhileItIsReadIsToldSo() {
    charge(account(1, 0), "count", Expense.pure(0.1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> charge(account(1, 0), "count", Expense.pure(0.1)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ledger.charges()).hasSize(1);
  }

  @Test
  void whoWaitsForSomebodyElsesAnswerCanBeStopped() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread other = new Thread(() -> thrown.set(catchThrowable(this::cancelled)));
    ledger.charge(
        PATIENTS,
        "long",
        fresh(),
        Neighbours.ADD_REMOVE,
        PrivacyUnit.ROW,
        Expense.pure(0.1),
        known -> {
          other.start();
          try {
            other.join(10_000);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          assertThat(other.isAlive()).as("it waits for this one").isFalse();
        });
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    assertThat(ledger.charges()).extracting(Charge::what).containsExactly("long");
  }

  @Test
  void whatIsCancelledIsNotCharged() {
    assertThatThrownBy(this::cancelled).isInstanceOf(CancellationException.class);
    assertThat(ledger.charges()).isEmpty();
  }

  private void cancelled() {
    Control stopped =
        new Control() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    stopped.during(
        () -> {
          charge(account(1, 0), "count", Expense.pure(0.1));
          return "charged";
        });
  }

  /** Who was refused, or could not be answered, holds nothing that others wait for. */
  @Test
  void aRefusalLeavesTheLedgerToOthers() throws InterruptedException {
    assertThatThrownBy(() -> charge(account(0.1, 0), "count", Expense.pure(0.5)))
        .isInstanceOf(Fault.class);
    Thread other = new Thread(() -> charge(account(1, 0), "count", Expense.pure(0.1)));
    other.start();
    other.join(10_000);
    assertThat(other.isAlive()).isFalse();
    assertThat(ledger.charges()).hasSize(1);
  }
}
