package org.tattle.publication.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.nn.network.Shape;
import org.tattle.publication.MadeUpTable;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/** Columns of any kind, made up. */
class MadeUpColumnsTest {
  private static final int PEOPLE = 600;
  private static final List<String> NONE = List.of();

  private static MadeUpTable made(Synthesiser how, IntFunction<String> text) {
    List<String> names = List.of("one", "ward");
    Dataset data =
        Dataset.of(
                "people",
                Nd4j.zeros(PEOPLE, 1),
                Shape.flat(1),
                new int[PEOPLE],
                List.of("none"),
                List.of(),
                List.of())
            .undeclared(names)
            .with(
                new WrittenTable(
                    List.of(column("one", text), column("ward", row -> row % 2 == 0 ? "a" : "b"))));
    int[] in = IntStream.range(0, PEOPLE - 50).toArray();
    int[] out = IntStream.range(PEOPLE - 50, PEOPLE).toArray();
    Split split = new Split(Split.Adversary.HALVES, in, out, IntStream.range(0, PEOPLE).toArray());
    return AdultRows.made(how, data, split, new Seed(1));
  }

  private static WrittenColumn column(String name, IntFunction<String> text) {
    return WrittenColumn.of(name, Role.PLAIN, IntStream.range(0, PEOPLE).mapToObj(text).toList());
  }

  private static Synthesiser plain(String... constraints) {
    return new Marginals(
        Optional.empty(), Optional.empty(), Optional.empty(), 16, NONE, NONE, List.of(constraints));
  }

  private static Synthesiser hidden() {
    return new Mst(2, Optional.of(1e-5), Optional.empty(), 16, NONE, NONE, NONE);
  }

  private static List<String> texts(MadeUpTable table) {
    return table.table().column("one").orElseThrow().texts();
  }

  @Test
  void daysAreDaysOfThatTime() {
    LocalDate first = LocalDate.of(2020, 1, 1);
    MadeUpTable table = made(plain(), row -> first.plusDays(row).toString());
    assertThat(texts(table))
        .allMatch(text -> !LocalDate.parse(text).isBefore(first))
        .allMatch(text -> LocalDate.parse(text).isBefore(first.plusDays(PEOPLE + 40)));
  }

  /** A third of the numbers are missing, and so are about as many that are made up. */
  @Test
  void whatIsMissingStaysMissing() {
    MadeUpTable table = made(plain(), row -> row % 3 == 0 ? "" : "" + row);
    long missing = texts(table).stream().filter(String::isEmpty).count();
    assertThat(missing).isBetween(170L, 200L);
  }

  @Test
  void namesOfPeopleAreNotMadeUp() {
    assertThatThrownBy(() -> made(plain(), row -> "name " + row))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("different texts");
  }

  /** What one row has is told with a chance of δ; what many have is told. */
  @Test
  void whatFewHaveIsNotToldUnderEpsilon() {
    MadeUpTable names = made(hidden(), row -> "name " + row);
    assertThat(texts(names)).containsOnly("*");
    MadeUpTable few = made(hidden(), row -> row == 7 ? "alone" : row % 2 == 0 ? "x" : "y");
    assertThat(texts(few)).contains("x", "y").doesNotContain("alone");
    assertThat(few.rareKept().orElseThrow().value()).isZero();
  }

  @Test
  void everyRowKeepsTheConstraints() {
    MadeUpTable table = made(plain("one < 300 => ward = a", "one != 350"), row -> "" + row % 400);
    WrittenTable rows = table.table();
    for (int row = 0; row < table.count(); row++) {
      int one = Integer.parseInt(rows.columns().get(0).text(row));
      assertThat(one).isNotEqualTo(350);
      assertThat(one >= 300 || rows.columns().get(1).text(row).equals("a")).isTrue();
    }
  }
}
