package org.tattle.attack.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.data.Dataset;
import org.tattle.defense.publication.ShiftDates;
import org.tattle.defense.publication.Suppress;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker.Ingredients;

class SparseTest {
  private static final int PEOPLE = 120;
  private static final int EACH = 10;
  private static final Dataset MANY = made(60);
  private static final int HALF = PEOPLE / 2 * EACH;

  /** Each person has ten rows about different ones of so many items, on days of three years. */
  private static Dataset made(int items) {
    UniformRandomProvider random = new Seed(7).random();
    List<String[]> rows = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      int first = random.nextInt(items);
      for (int i = 0; i < EACH; i++) {
        rows.add(
            new String[] {
              "p" + person,
              "film " + (first + 37 * i) % items,
              "" + (1 + random.nextInt(5)),
              LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1000)).toString()
            });
      }
    }
    return Diaries.data(rows);
  }

  /**
   * Two rows about x, four about y. Of y, five stars on day 28 are known. Ann has just that: (1 +
   * 1) / ln 4. Bob has two stars fewer, 14 days before: (e^(-2/1.5) + e^(-1)) / ln 4. Cyd and Dan
   * are 3 stars and 28 days off.
   */
  @Test
  void whatIsKnownCountsByItsRarityAndNearness() {
    PublishedTable table =
        Diaries.published(
            Diaries.data(
                List.of(
                    new String[] {"ann", "y", "5", "28"},
                    new String[] {"ann", "x", "1", "1"},
                    new String[] {"bob", "y", "3", "14"},
                    new String[] {"cyd", "y", "2", "0"},
                    new String[] {"dan", "y", "2", "0"},
                    new String[] {"dan", "x", "1", "1"})),
            6);
    Trails trails =
        new Trails(table, "item", Optional.of("stars"), Optional.of("day"), Control.NONE);
    Match match =
        new Recognition(trails, 1.5, 14, 0).look(List.of(new Clue("y", "5", 5, "28", 28)));
    double ann = 2 / Math.log(4);
    double bob = (Math.exp(-2 / 1.5) + Math.exp(-1)) / Math.log(4);
    double far = (Math.exp(-2) + Math.exp(-2)) / Math.log(4);
    double mean = (ann + bob + 2 * far) / 4;
    double variance =
        (Math.pow(ann - mean, 2) + Math.pow(bob - mean, 2) + 2 * Math.pow(far - mean, 2)) / 4;
    assertThat(match.best()).isZero();
    assertThat(match.ahead()).isCloseTo((ann - bob) / Math.sqrt(variance), within(1e-12));
  }

  @Test
  void fourRowsFindEverybodyInTheTableAndNobodyElse() {
    Recognised found = Diaries.exact(4).run(Diaries.published(MANY, HALF), Diaries.context(1));
    assertThat(found.found().value()).isEqualTo(1);
    assertThat(found.members().people()).isEqualTo(PEOPLE / 2);
    assertThat(found.falseClaims().value()).isLessThan(0.5);
    assertThat(found.rowsTold().orElseThrow().value()).isEqualTo(EACH - 4);
    assertThat(Diaries.exact(4).control(Diaries.published(MANY, HALF), Diaries.context(1)))
        .hasValueSatisfying(control -> assertThat(control.fails()).isFalse());
  }

  /** Everybody has the same rows: nobody is ahead of anybody. */
  @Test
  void whoeverIsLikeAllOthersIsNotFound() {
    List<String[]> rows = new ArrayList<>();
    for (int person = 0; person < 40; person++) {
      for (int i = 0; i < 3; i++) {
        rows.add(new String[] {"p" + person, "film " + i, "3", "2020-01-01"});
      }
    }
    Recognised found =
        Diaries.exact(3).run(Diaries.published(Diaries.data(rows), 60), Diaries.context(1));
    assertThat(found.found().value()).isZero();
    assertThat(found.leaks()).noneMatch(leak -> leak.shows());
    assertThat(found.bits().value()).isCloseTo(Math.log(20) / Math.log(2), within(1e-9));
  }

  @Test
  void whatIsWrongCountsForOthersAndFewerAreFound() {
    PublishedTable table = Diaries.published(MANY, HALF);
    Sparse wrong =
        new Sparse("item", Optional.of("stars"), Optional.of("day"), 4, 3, 1, 0, 1.5, 14, 1.5, 300);
    Recognised found = wrong.run(table, Diaries.context(1));
    Recognised exact = Diaries.exact(4).run(table, Diaries.context(1));
    assertThat(found.found().value()).isLessThan(exact.found().value() / 2);
    assertThat(found.bits().value()).isGreaterThan(exact.bits().value());
  }

  @Test
  void datesThatWereMovedAreMovedBackByWhoeverFindsThePerson() {
    ShiftDates moves = new ShiftDates(List.of("day"), 365, 1, Optional.empty());
    PublishedTable moved =
        Diaries.published(MANY, HALF).defended(moves, Diaries.context(2).trainer(), Control.NONE);
    Recognised found = Diaries.exact(6).run(moved, Diaries.context(1));
    assertThat(found.found().value()).isGreaterThan(0.9);
    assertThat(found.movedBack().orElseThrow().value()).isEqualTo(found.found().value());
  }

  @Test
  void columnsThatAreNotPublishedAreNotLookedAt() {
    PublishedTable bare =
        Diaries.published(MANY, HALF)
            .defended(
                new Suppress(List.of("stars", "day")), Diaries.context(1).trainer(), Control.NONE);
    Recognised found = Diaries.exact(4).run(bare, Diaries.context(1));
    assertThat(found.members().right()).isEqualTo(found.bare().right());
  }

  @Test
  void withoutNumbersForPeopleNothingCanBeFoundAndThatIsTold() {
    PublishedTable apart =
        new PublishRows()
            .recipe(new Ingredients(MANY, Diaries.published(MANY, HALF).split()), Control.NONE)
            .make(Diaries.context(1).trainer(), Control.NONE);
    assertThatThrownBy(() -> Diaries.exact(4).run(apart, Diaries.context(1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("which rows are one person's");
    assertThatThrownBy(
            () ->
                new Sparse("itme", Optional.empty(), Optional.empty(), 4, 0, 0, 0, 1, 1, 1.5, 300)
                    .run(Diaries.published(MANY, HALF), Diaries.context(1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("itme");
  }
}
