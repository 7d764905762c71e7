package org.tattle.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.data.Likeness;

/** What a table is recognised by follows from its rows alone. */
class SketchTest {

  private static Likeness of(int width, List<String[]> rows) {
    Sketch sketch = new Sketch(width);
    rows.forEach(sketch::add);
    return sketch.likeness();
  }

  private static List<String[]> rows(int count, IntFunction<String[]> row) {
    return IntStream.range(0, count).mapToObj(row).toList();
  }

  /** A number that says who it is, and does not count. */
  private static String own(int i, String of) {
    return of + (i * 7919L % 1_000_003) + ".5";
  }

  private static List<String[]> people(int count) {
    return rows(
        count,
        i ->
            new String[] {
              own(i, "1"), own(i, "2"), "AB".charAt(i % 2) + "", "CDE".charAt(i % 3) + ""
            });
  }

  @Test
  void rowsAndColumnsInAnyOrderAreTheSameTable() {
    List<String[]> rows = new ArrayList<>(people(300));
    Likeness table = of(4, rows);
    Collections.shuffle(rows, new Random(1));
    assertThat(of(4, rows).exact()).isEqualTo(table.exact());
    assertThat(of(4, rows).columns()).isEqualTo(table.columns());
    assertThat(of(4, rows).marks()).isEqualTo(table.marks());
    List<String[]> turned =
        rows.stream().map(row -> new String[] {row[3], row[1], row[0], row[2]}).toList();
    assertThat(of(4, turned).exact()).isEqualTo(table.exact());
    assertThat(new HashSet<>(of(4, turned).columns())).isEqualTo(new HashSet<>(table.columns()));
    assertThat(new HashSet<>(of(4, turned).marks())).isEqualTo(new HashSet<>(table.marks()));
  }

  @Test
  void anotherCellAnotherRowOrOneTwiceIsAnotherTable() {
    List<String[]> rows = people(50);
    Set<String> all = new HashSet<>(Set.of(of(4, rows).exact()));
    assertThat(all.add(of(4, rows.subList(0, 49)).exact())).isTrue();
    List<String[]> twice = new ArrayList<>(rows.subList(0, 49));
    twice.add(rows.get(0));
    assertThat(all.add(of(4, twice).exact())).isTrue();
    List<String[]> crossed = new ArrayList<>(rows);
    String[] one = rows.get(0);
    String[] other = rows.get(1);
    crossed.set(0, new String[] {one[0], other[1], one[2], one[3]});
    crossed.set(1, new String[] {other[0], one[1], other[2], other[3]});
    assertThat(all.add(of(4, crossed).exact())).isTrue();
    assertThat(of(4, crossed).columns()).isEqualTo(of(4, rows).columns());
    assertThat(of(4, rows).exact()).startsWith("rows-50-");
  }

  /** Two equal rows would cancel out in a sum that takes them off, and not in one that adds. */
  @Test
  void equalRowsAreCounted() {
    String[] row = {"a", "b"};
    Set<String> all = new HashSet<>();
    for (int count = 1; count < 6; count++) {
      String exact = of(2, Collections.nCopies(count, row)).exact();
      assertThat(all.add(exact.substring(exact.indexOf('-', 5)))).isTrue();
    }
  }

  /**
   * Each set of columns whose values many occur once: all, each alone, all but one, and pairs. Of
   * four columns of which two have values of their own, these are 1 + 2 + 4 + 5, for the pair of
   * the other two has six values.
   */
  @Test
  void eachSetOfColumnsThatTellsPeopleApartIsMarked() {
    assertThat(of(4, people(300)).marks()).hasSize(12);
    assertThat(of(4, people(300)).tellsChangedCopies()).isTrue();
    List<String[]> few = rows(300, i -> new String[] {i % 2 + "", i % 3 + "", i % 5 + ""});
    assertThat(of(3, few).marks()).isEmpty();
    assertThat(of(3, few).tellsChangedCopies()).isFalse();
  }

  /** Without pairs there are 1 + 2 of two columns, 1 + 3 + 3 of three. */
  @Test
  void ofFewColumnsNoSetIsTakenTwice() {
    assertThat(own(1).marks()).hasSize(2);
    assertThat(own(66).columns()).hasSize(66);
    assertThat(own(2).marks()).hasSize(3);
    assertThat(own(3).marks()).hasSize(7);
    assertThat(own(4).marks()).hasSize(1 + 4 + 4 + 6);
    assertThat(own(17).marks()).hasSize(1 + 17 + 17 + 16 * 15 / 2);
    assertThat(own(66).marks()).hasSize(1 + 64 + 64 + 16 * 15 / 2);
  }

  private static Likeness own(int width) {
    return of(
        width,
        rows(
            50,
            i ->
                IntStream.range(0, width)
                    .mapToObj(c -> own(i, (c + 1) + ""))
                    .toArray(String[]::new)));
  }

  /** A copy with a column less has the marks of all its sets, and one changed row costs a few. */
  @Test
  void aCopyWithAColumnLessHasThatColumnsMarks() {
    List<String[]> rows = people(200);
    List<Likeness.Marks> all = of(4, rows).marks();
    List<String[]> less = rows.stream().map(r -> new String[] {r[0], r[1], r[3]}).toList();
    assertThat(all).containsAll(of(3, less).marks());
    List<String[]> alone = rows.stream().map(r -> new String[] {r[1]}).toList();
    assertThat(all).containsAll(of(1, alone).marks());
  }

  /** Of 100 rows 79 different values are not nearly all, but 40 that occur once are enough. */
  @ParameterizedTest
  @CsvSource({
    // rows, values that occur once, values twice, whether it is marked
    "100, 60, 20, true",
    "100, 39, 20, false",
    "100, 40, 20, true",
    "20, 20, 0, true",
    "15, 9, 3, true",
    "30, 0, 15, true", // A copy of each: all that differ do.
    "15, 7, 4, false",
  })
  void aColumnIsMarkedWhereNearlyAllDifferOrManyOccurOnce(
      int count, int once, int twice, boolean marked) {
    List<String[]> rows = new ArrayList<>();
    IntStream.range(0, once).forEach(i -> rows.add(new String[] {"once" + i}));
    for (int i = 0; i < twice; i++) {
      rows.add(new String[] {"twice" + i});
      rows.add(new String[] {"twice" + i});
    }
    while (rows.size() < count) {
      rows.add(new String[] {"often"});
    }
    assertThat(!of(1, rows).marks().isEmpty()).isEqualTo(marked);
  }

  @Test
  void numbersThatCountTheRowsTellNothing() {
    Likeness counted =
        of(3, rows(100, i -> new String[] {1000 + i + "", own(i, "3"), "AB".charAt(i % 2) + ""}));
    // Its own set, that of all, and those of all but another, are left out.
    assertThat(counted.marks()).hasSize(2);
    assertThat(counted.columns().get(0).bits()).isZero();
    assertThat(counted.columns().get(1).bits()).isPositive();
  }

  /** From 1 to four times as many, or somewhat less: all of these fill a good part of a range. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, true",
    "3, 0, true",
    "5, 0, false",
    "1, 0.5, false",
    "-1, 0, true",
  })
  void whetherNumbersCountIsToldByTheRangeTheyFill(int step, double off, boolean counts) {
    List<String[]> rows =
        rows(
            100, i -> new String[] {off == 0 ? 40 + step * i + "" : 40 + step * i + off + "", "x"});
    assertThat(of(2, rows).columns().get(0).bits() == 0).isEqualTo(counts);
    assertThat(of(2, rows).marks().isEmpty()).isEqualTo(counts);
  }

  /** Of many more rows than are kept too. */
  @Test
  void aLongCountIsACountAsWell() {
    Likeness counted = of(2, rows(3000, i -> new String[] {i + "", own(i, "5")}));
    assertThat(counted.columns().get(0).bits()).isZero();
    assertThat(counted.columns().get(1).bits()).isEqualTo(64);
    assertThat(counted.marks()).hasSize(1);
  }

  /**
   * n! ∏ (c/n)^c / c!: of 60 rows in thirds, of 40 in halves, by sums of logarithms; Stirling's
   * formula errs by (Σ 1/c − 1/n)/12 nats.
   */
  @ParameterizedTest
  @CsvSource({"60, 3", "40, 2", "90, 9", "100, 1"})
  void aColumnsBitsAreHowUnlikelyItsBagIs(int rows, int values) {
    int each = rows / values;
    double nats =
        logFactorial(rows) + values * (each * Math.log((double) each / rows) - logFactorial(each));
    double error = (values / (double) each - 1.0 / rows) / 12;
    Likeness table = of(2, rows(rows, i -> new String[] {"v" + i % values, "x"}));
    assertThat(table.columns().get(0).bits())
        .isCloseTo(-nats / Math.log(2), within(error / Math.log(2) + 1e-4));
    assertThat(table.columns().get(1).bits()).isCloseTo(0, within(1e-9));
  }

  private static double logFactorial(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(Math::log).sum();
  }

  @Test
  void aBagOfManyValuesIsWorthTheMostAndNoMore() {
    Likeness table = of(1, rows(4000, i -> new String[] {"v" + i % 200}));
    assertThat(table.columns().get(0).bits()).isEqualTo(64);
    table = of(1, rows(4000, i -> new String[] {"v" + i % 300}));
    assertThat(table.columns().get(0).bits()).isEqualTo(64);
  }

  @Test
  void marksAreEqualWhereAllOfThemAre() {
    Likeness.Marks marks = marks(5, 1, 9);
    assertThat(marks).isEqualTo(marks(5, 1, 9)).hasSameHashCodeAs(marks(5, 1, 9));
    for (Likeness.Marks other : List.of(marks(6, 1, 9), marks(5, 2, 9), marks(5, 1, 10))) {
      assertThat(marks).isNotEqualTo(other);
      assertThat(marks.hashCode()).isNotEqualTo(other.hashCode());
    }
    assertThat(marks).isNotEqualTo("5");
    marks.least()[0] = 0;
    marks.times()[0] = 0;
    assertThat(marks).isEqualTo(marks(5, 1, 9));
  }

  private static Likeness.Marks marks(long least, int times, long reach) {
    return new Likeness.Marks(new long[] {least}, new byte[] {(byte) times}, reach);
  }
}
