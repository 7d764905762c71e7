package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tattle.privacy.budget.KnownTableTest.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.budget.Account;
import org.tattle.privacy.budget.Draw;
import org.tattle.privacy.budget.Ledger;
import org.tattle.privacy.budget.PrivacyUnit;
import org.tattle.run.Fault;

/** Tables that look alike and were said to be of other people, and to whom a third then belongs. */
class ApartTest {
  private static final Likeness PATIENTS = rows("patients", 0, 100);

  /** One row of a hundred is another. */
  private static final Likeness TWINS = rows("twins", 1, 101);

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void twoBudgets() {
    ledger = Ledger.memory();
    say(PATIENTS, "patients", false);
    spend(PATIENTS, 0.5);
    say(TWINS, "twins", true);
    spend(TWINS, 0.25);
  }

  private Ledger.Known say(Likeness table, String name, boolean others) {
    return ledger.bind(table, Optional.of(name), others);
  }

  private void spend(Likeness table, double epsilon) {
    new Account(ledger, table, PrivacyUnit.ROW, Guarantee.pure(10))
        .charge(
            "count", Draw.answer(Optional.empty()), Neighbours.ADD_REMOVE, Expense.pure(epsilon));
  }

  private double spent(Likeness table) {
    return Composition.epsilon(ledger.of(table).spent(PrivacyUnit.ROW), 0);
  }

  @Test
  void whatIsSaidToBeOfOthersIsOnABudgetOfItsOwn() {
    assertThat(spent(PATIENTS)).isEqualTo(0.5);
    assertThat(spent(TWINS)).isEqualTo(0.25);
    assertThat(ledger.of(TWINS).recognised()).isFalse();
  }

  @Test
  void aThirdBelongsToThoseWhoseRowsItHas() {
    Likeness fewerTwins = rows("twins less one", 2, 101);
    assertThat(ledger.of(fewerTwins).names()).containsExactly("twins");
    assertThat(ledger.of(fewerTwins).recognised()).isTrue();
    spend(fewerTwins, 1);
    Likeness fewerPatients = rows("patients less one", 0, 99);
    assertThat(ledger.of(fewerPatients).names()).containsExactly("patients");
    spend(fewerPatients, 2);
    assertThat(spent(PATIENTS)).isEqualTo(2.5);
    assertThat(spent(TWINS)).isEqualTo(1.25);
    assertThat(ledger.of(fewerPatients).recognised()).as("it was met").isFalse();
  }

  /** Copies that were met since are of the people whom they were taken for. */
  @Test
  void aCopyOfACopyBelongsToTheSameAlone() {
    spend(rows("patients less one", 0, 99), 2);
    spend(rows("twins less one", 2, 101), 1);
    spend(rows("twins less two", 3, 101), 0.125);
    spend(rows("patients less two", 0, 98), 0.0625);
    assertThat(spent(PATIENTS)).isEqualTo(2.5625);
    assertThat(spent(TWINS)).isEqualTo(1.375);
  }

  /** Nobody can tell whose they are, so neither has its answer free. */
  @Test
  void aThirdThatIsAsLikeTheOneAsTheOtherSpendsFromBoth() {
    Likeness both = rows("what they have in common", 1, 100);
    spend(both, 1);
    assertThat(spent(PATIENTS)).isEqualTo(1.75);
    assertThat(spent(TWINS)).isEqualTo(1.75);
    assertThat(ledger.of(both).names()).containsExactlyInAnyOrder("patients", "twins");
  }

  @Test
  void halfOfTheRowsMakeThemTheSameAndLessDoesNot() {
    assertThat(spent(rows("half patients", -50, 50))).isEqualTo(0.5);
    assertThat(spent(rows("less than half", -51, 49))).isZero();
  }

  @Test
  void whatWasSaidIsRefusedWhereTheLedgerKnowsBetter() {
    assertThatThrownBy(() -> say(TWINS, "patients", false))
        .isInstanceOf(Fault.class)
        .hasMessage("these are the people of the budget `twins`, not of a new one")
        .satisfies(it -> assertThat(((Fault) it).code()).hasToString("D445"))
        .satisfies(it -> assertThat(((Fault) it).hint()).contains("say `as \"twins\"`"));
    assertThatThrownBy(() -> say(TWINS, "trial", true))
        .hasMessage("the very same table was charged to the budget `twins` before")
        .satisfies(it -> assertThat(((Fault) it).code()).hasToString("D446"))
        .satisfies(
            it ->
                assertThat(((Fault) it).hint())
                    .contains(
                        "they are the same people: leave `others` out, and say `as \"twins\"`"));
    ledger = Ledger.memory();
    spend(PATIENTS, 0.5);
    assertThatThrownBy(() -> say(PATIENTS, "trial", true))
        .hasMessage("the very same table was charged to a budget without a name before")
        .satisfies(
            it ->
                assertThat(((Fault) it).hint())
                    .contains("they are the same people: leave `others` out"));
  }

  @Test
  void whoIsLikeNobodyIsOfOthersAnyway() {
    Ledger.Known known = say(rows("strangers", 500, 600), "strangers", true);
    assertThat(known.charges()).isEmpty();
    assertThat(known.names()).containsExactly("strangers");
    assertThat(known.tables()).containsExactly(known.id());
    assertThat(known.recognised()).isFalse();
  }

  @Test
  void othersOfAKnownNameAreOfThatName() {
    Likeness third = rows("patients less one", 0, 99);
    assertThat(Composition.epsilon(say(third, "twins", true).spent(PrivacyUnit.ROW), 0))
        .isEqualTo(0.25);
    assertThat(spent(PATIENTS)).isEqualTo(0.5);
  }

  @Test
  void nothingIsWrittenThatIsKnown() throws IOException {
    Path file = folder.resolve("ledger.jsonl");
    ledger = Ledger.at(file);
    spend(PATIENTS, 0.5);
    say(PATIENTS, "patients", false);
    assertThat(Files.readAllLines(file)).hasSize(3);
    assertThat(Files.readAllLines(file).get(2)).as("known by its id").doesNotContain("hidden");
    say(PATIENTS, "patients", false);
    ledger.bind(PATIENTS, Optional.empty(), false);
    spend(PATIENTS, 0.5);
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  /** A ledger of old had the digest of the rows as they were encoded, and no more. */
  @Test
  void whatALedgerOfOldChargedToATableStaysSpentOnItAlone() throws IOException {
    Path file = folder.resolve("ledger.jsonl");
    String line =
        "{\"data\":\"%s\",\"what\":\"count\",\"expense\":{\"steps\":[],\"pure\":[%s],\"delta\":0}}\n";
    Files.writeString(file, line.formatted("old digest", 0.5) + line.formatted("another", 0.25));
    ledger = Ledger.at(file);
    Likeness now = PATIENTS.encoded("old digest");
    assertThat(spent(now)).isEqualTo(0.5);
    assertThat(ledger.of(now).recognised()).isTrue();
    assertThat(spent(PATIENTS.encoded("of others"))).isZero();
    spend(now, 1);
    assertThat(spent(now)).isEqualTo(1.5);
    assertThat(spent(PATIENTS.encoded("with other labels"))).as("the same rows").isEqualTo(1.5);
    assertThat(ledger.charges()).hasSize(3);
    assertThat(List.copyOf(ledger.of(now).tables())).contains("old digest").hasSize(2);
  }
}
