package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Likeness;
import org.tattle.privacy.Copies;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/** Whose budget a table belongs to. */
class BookTest {
  private static final List<String> LINES = Copies.people(300, 1);

  @TempDir Path folder;
  private Copies copies;
  private Ledger ledger;

  @BeforeEach
  void open() {
    copies = new Copies(folder);
    ledger = Ledger.memory();
  }

  private Ledger.Known bind(Likeness table) {
    return ledger.bind(table, Optional.empty(), false);
  }

  private void spend(Likeness table, double epsilon) {
    new Account(ledger, table, PrivacyUnit.ROW, Guarantee.pure(1))
        .charge(
            "count", Draw.answer(Optional.empty()), Neighbours.ADD_REMOVE, Expense.pure(epsilon));
  }

  @Test
  void theSamePeopleAreRecognisedHoweverTheyAreHandedIn() {
    spend(copies.table(LINES), 0.9);
    for (Map.Entry<String, Likeness> copy : copies.of(LINES).entrySet()) {
      assertThatThrownBy(() -> spend(copy.getValue(), 0.2))
          .as(copy.getKey())
          .isInstanceOf(Fault.class);
    }
  }

  @Test
  void theOriginalIsRecognisedByEachOfItsCopies() {
    for (Map.Entry<String, Likeness> copy : copies.of(LINES).entrySet()) {
      ledger = Ledger.memory();
      spend(copy.getValue(), 0.9);
      assertThat(Composition.epsilon(bind(copies.table(LINES)).spent(PrivacyUnit.ROW), 0))
          .as(copy.getKey())
          .isEqualTo(0.9);
    }
  }

  @Test
  void anyCopyIsRecognisedByAnyOtherButThoseThatShareTooLittle() {
    Map<String, Likeness> all = copies.of(LINES);
    all.forEach(
        (first, table) -> {
          ledger = Ledger.memory();
          spend(table, 0.9);
          all.forEach(
              (second, other) ->
                  assertThat(ledger.of(other).charges())
                      .as("%s, known by %s", second, first)
                      .hasSize(
                          Copies.ALMOST_STRANGERS.equals(new HashSet<>(List.of(first, second)))
                              ? 0
                              : 1));
        });
  }

  /** Drawn from the same shares, which is as like as others get. */
  @Test
  void otherPeopleHaveABudgetOfTheirOwn() {
    spend(copies.table(LINES), 0.9);
    for (int seed = 2; seed < 7; seed++) {
      List<String> others = Copies.people(200 + 40 * seed, seed);
      copies
          .of(others)
          .forEach((how, table) -> assertThat(bind(table).charges()).as(how).isEmpty());
    }
  }

  /** Few values, many rows: much alike, and nobody the same. */
  @Test
  void otherPeopleOfFewValuesAreNotTakenForTheSame() {
    for (int seed = 1; seed <= 40; seed++) {
      UniformRandomProvider random = new Seed(seed).split("few").random();
      int rows = 100 + 50 * seed;
      int ages = 5 + 5 * seed;
      List<String> lines =
          IntStream.range(0, rows)
              .mapToObj(
                  i ->
                      "%s,%s,%s,%s"
                          .formatted(
                              (int) (ages * Math.pow(random.nextDouble(), 3)),
                              random.nextInt(12),
                              random.nextInt(31),
                              random.nextBoolean() ? "yes" : "no"))
              .toList();
      Likeness first = copies.load("a,b,c,d", lines.subList(0, rows / 2), "d", csv -> csv);
      Likeness second = copies.load("a,b,c,d", lines.subList(rows / 2, rows), "d", csv -> csv);
      ledger = Ledger.memory();
      spend(first, 0.5);
      assertThat(bind(second).charges()).as("seed " + seed).isEmpty();
    }
  }

  /** Real people, of whom many are alike in most columns. */
  @Test
  void halvesOfATableByRowsAreOtherPeople() throws Exception {
    Path adult = Path.of("../../shared/data/adult/adult.csv");
    assumeTrue(Files.exists(adult), "needs ../shared/data/adult/adult.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(adult).subList(0, 4001));
    String heading = lines.remove(0);
    for (int seed = 1; seed <= 3; seed++) {
      Collections.shuffle(lines, new java.util.Random(seed));
      ledger = Ledger.memory();
      String label = heading.substring(heading.lastIndexOf(';') + 1);
      spend(copies.load(heading, lines.subList(0, 2000), label, csv -> csv), 0.5);
      Likeness other = copies.load(heading, lines.subList(2000, 4000), label, csv -> csv);
      assertThat(bind(other).charges()).isEmpty();
    }
  }

  @Test
  void numbersThatCountTheRowsMakeNobodyAlike() {
    List<List<String>> tables = new ArrayList<>();
    for (int seed = 1; seed <= 4; seed++) {
      List<String> lines = Copies.people(300, seed);
      tables.add(
          IntStream.range(0, 300)
              .mapToObj(i -> (1000 + i) + "," + lines.get(i).replaceFirst(",[^,]*", ""))
              .toList());
    }
    for (List<String> lines : tables) {
      Likeness table = copies.load("id,age,ward,sick", lines, "sick", csv -> csv);
      assertThat(bind(table).charges()).isEmpty();
      spend(table, 0.5);
    }
  }

  @Test
  void ofRowsThatAreAllAlikeOnlyTheVerySameTableIsRecognised() {
    List<String> lines =
        IntStream.range(0, 60).mapToObj(i -> (i % 2 == 0 ? "y," : "n,") + i % 3).toList();
    Likeness table = copies.load("a,b", lines, "a", csv -> csv);
    assertThat(table.tellsChangedCopies()).isFalse();
    assertThat(copies.table(LINES).tellsChangedCopies()).isTrue();
    spend(table, 0.9);
    assertThat(bind(copies.load("a,b", lines, "b", csv -> csv)).charges()).hasSize(1);
    List<String> fewer = lines.subList(0, 59);
    assertThat(bind(copies.load("a,b", fewer, "a", csv -> csv)).charges()).isEmpty();
  }

  @Test
  void aSmallPartIsRecognisedDownToAFewInAHundred() {
    List<String> many = Copies.people(4000, 5);
    spend(copies.table(many), 0.9);
    assertThat(bind(copies.table(many.subList(1000, 1400))).charges()).hasSize(1);
  }

  @Test
  void aTableOfTwoPeoplesSpendsFromBoth() {
    List<String> others = Copies.people(300, 2);
    spend(copies.table(LINES), 0.5);
    spend(copies.table(others), 0.25);
    List<String> both = new ArrayList<>(LINES);
    both.addAll(others);
    Likeness together = copies.table(both);
    spend(together, 0.125);
    assertThat(Composition.epsilon(bind(together).spent(PrivacyUnit.ROW), 0)).isEqualTo(0.875);
    assertThat(Composition.epsilon(bind(copies.table(LINES)).spent(PrivacyUnit.ROW), 0))
        .isEqualTo(0.875);
  }

  @Test
  void changingATableAStepAtATimeForgetsNothing() {
    List<String> lines = new ArrayList<>(LINES);
    List<String> others = Copies.people(300, 2);
    spend(copies.table(lines), 0.9);
    for (int step = 0; step < 5; step++) {
      for (int i = 0; i < 60; i++) {
        lines.set(60 * step + i, others.get(60 * step + i));
      }
      assertThat(bind(copies.table(lines)).charges()).as("step " + step).hasSize(1);
    }
  }

  @Test
  void aNameIsKeptAndAnotherIsRefused() {
    Likeness table = copies.table(LINES);
    spend(table, 0.5);
    ledger.bind(table, Optional.of("patients"), false);
    assertThat(bind(table).names()).containsExactly("patients");
    Likeness copy = copies.of(LINES).get("one row changed");
    assertThatThrownBy(() -> ledger.bind(copy, Optional.of("trial"), false))
        .isInstanceOf(Fault.class)
        .hasMessage("most of these rows are those of the budget `patients`, not of a new one")
        .satisfies(
            it ->
                assertThat(((Fault) it).hint())
                    .contains(
                        "say `as \"patients\"`, or, if they are other people all the same, `as"
                            + " \"trial\" others=on`"));
    assertThatThrownBy(() -> ledger.bind(table, Optional.of("trial"), true))
        .hasMessageContaining("the very same table was charged to the budget `patients` before");
    assertThat(ledger.bind(copy, Optional.of("patients"), false).charges()).hasSize(1);
  }

  @Test
  void whoSaysThatTheyAreOtherPeopleIsTakenAtHisWordAndItIsWrittenDown() {
    Likeness table = copies.table(LINES);
    ledger.bind(table, Optional.of("patients"), false);
    spend(table, 0.9);
    Map<String, Likeness> all = copies.of(LINES);
    Likeness twins = all.get("one row changed");
    assertThat(ledger.bind(twins, Optional.of("twins"), true).charges()).isEmpty();
    spend(twins, 0.8);
    assertThat(Composition.epsilon(bind(table).spent(PrivacyUnit.ROW), 0)).isEqualTo(0.9);
    assertThat(Composition.epsilon(bind(twins).spent(PrivacyUnit.ROW), 0)).isEqualTo(0.8);
    assertThat(ledger.bind(twins, Optional.of("twins"), true).charges()).hasSize(1);
    // The same again in other words is the same.
    assertThat(ledger.bind(twins, Optional.of("twins"), false).names()).containsExactly("twins");
  }

  @Test
  void tablesOfOneNameAreOfTheSamePeople() {
    Likeness first = copies.table(LINES);
    Likeness second = copies.table(Copies.people(300, 2));
    ledger.bind(first, Optional.of("patients"), false);
    spend(first, 0.75);
    assertThat(
            Composition.epsilon(
                ledger.bind(second, Optional.of("patients"), false).spent(PrivacyUnit.ROW), 0))
        .isEqualTo(0.75);
    assertThatThrownBy(() -> spend(second, 0.5)).isInstanceOf(Fault.class);
    assertThat(bind(second).recognised()).isFalse();
  }

  @Test
  void whatIsNoTableIsKnownByItsDigest() {
    spend(Likeness.of("images"), 0.9);
    assertThat(bind(Likeness.of("images")).charges()).hasSize(1);
    assertThat(bind(Likeness.of("others")).charges()).isEmpty();
    assertThat(Likeness.of("images").tellsChangedCopies()).isFalse();
  }
}
