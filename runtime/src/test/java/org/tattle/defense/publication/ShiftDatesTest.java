package org.tattle.defense.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.attack.sparse.Diaries;
import org.tattle.component.ParameterFault;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.run.Fault;

class ShiftDatesTest {
  private static final int PEOPLE = 30;
  private static final int EACH = 4;

  @TempDir Path folder;

  /** Thirty people with a date every ten days each, from a day of their own on. */
  private static PublishedTable table(String last) {
    List<String[]> rows = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      for (int i = 0; i < EACH; i++) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(person + 10L * i);
        rows.add(new String[] {"p" + person, "visit", "1", day.toString()});
      }
    }
    rows.set(rows.size() - 1, new String[] {"p" + (PEOPLE - 1), "visit", "1", last});
    return Diaries.published(Diaries.data(rows), rows.size());
  }

  private static List<String> days(PublishedTable table) {
    return table.table().column("day").orElseThrow().texts();
  }

  private List<String> moved(PublishedTable table, int step, Optional<String> key, long seed) {
    ShiftDates moves = new ShiftDates(List.of("day"), 365, step, key);
    return days(table.defended(moves, Diaries.context(seed).trainer(), Control.NONE.in(folder)));
  }

  @Test
  void whatLiesBetweenThePersonsDatesStaysAndTheDatesDoNot() {
    List<String> before = days(table("2024-03-01"));
    List<String> after = moved(table("2024-03-01"), 1, Optional.empty(), 3);
    Set<Long> moves = new HashSet<>();
    for (int row = 0; row < before.size(); row++) {
      long by = behind(before.get(row), after.get(row));
      assertThat(by).isEqualTo(behind(before.get(row - row % EACH), after.get(row - row % EACH)));
      assertThat(by).isBetween(-365L, 365L);
      moves.add(by);
    }
    assertThat(moves).hasSizeGreaterThan(PEOPLE / 2);
  }

  private static long behind(String before, String after) {
    return LocalDate.parse(after).toEpochDay() - LocalDate.parse(before).toEpochDay();
  }

  @Test
  void wholeWeeksKeepTheDayOfTheWeek() {
    List<String> before = days(table("2024-03-01"));
    List<String> after = moved(table("2024-03-01"), 7, Optional.empty(), 3);
    for (int row = 0; row < before.size(); row++) {
      assertThat(LocalDate.parse(after.get(row)).getDayOfWeek())
          .isEqualTo(LocalDate.parse(before.get(row)).getDayOfWeek());
    }
  }

  @Test
  void whatIsMissingOrNoDayAtAllStaysSinceItWouldTellTheMove() {
    for (String none : List.of("", "?", "9999-12-31")) {
      List<String> after = moved(table(none), 1, Optional.empty(), 3);
      assertThat(after.get(after.size() - 1)).isEqualTo(none);
    }
    List<String> timed = moved(table("2024-03-01T14:05:00"), 1, Optional.empty(), 3);
    assertThat(timed.get(timed.size() - 1)).endsWith("T14:05:00").doesNotStartWith("2024-03-01");
  }

  @Test
  void oneKeyMovesAPersonAlikeInEveryRelease() throws IOException {
    Files.write(
        folder.resolve("a.key"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6});
    Files.write(folder.resolve("b.key"), new byte[32]);
    Files.write(folder.resolve("short.key"), new byte[15]);
    List<String> once = moved(table("2024-03-01"), 1, Optional.of("a.key"), 3);
    assertThat(moved(table("2024-03-01"), 1, Optional.of("a.key"), 4)).isEqualTo(once);
    assertThat(moved(table("2024-03-01"), 1, Optional.of("b.key"), 3)).isNotEqualTo(once);
    assertThatThrownBy(() -> moved(table("2024-03-01"), 1, Optional.of("short.key"), 3))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no key");
  }

  @Test
  void whatIsNoDayIsNamed() {
    assertThatThrownBy(() -> moved(table("soon"), 1, Optional.empty(), 3))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("`soon`, which is no day");
    assertThatThrownBy(() -> new ShiftDates(List.of("day"), 5, 7, Optional.empty()))
        .isInstanceOf(ParameterFault.class);
  }
}
