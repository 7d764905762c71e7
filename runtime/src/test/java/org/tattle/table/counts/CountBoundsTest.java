package org.tattle.table.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.defense.count.RoundCounts;
import org.tattle.defense.count.SuppressCells;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class CountBoundsTest {
  private static Crossing crossing(int... sizes) {
    return new Crossing(
        IntStream.range(0, sizes.length).mapToObj(c -> "c" + c).toList(),
        Arrays.stream(sizes)
            .mapToObj(size -> IntStream.range(0, size).mapToObj(v -> "" + v).toList())
            .toList());
  }

  private static CountDraft counted(Crossing crossing, int ways, int... counts) {
    int[] people =
        IntStream.range(0, counts.length)
            .flatMap(cell -> IntStream.generate(() -> cell).limit(counts[cell]))
            .toArray();
    return CountDraft.of(crossing, people, ways);
  }

  /** Bonferroni and Fréchet: of rows 3 and 2 and columns 4 and 1, the first cell has 3 + 4 - 5. */
  @Test
  void sumsOfATableOfFourBoundItsCellsAsByHand() {
    CellBounds bounds = new CellBounds(counted(crossing(2, 2), 1, 2, 1, 2, 0), Control.NONE);
    assertThat(bounds.least()).containsExactly(2, 0, 1, 0);
    assertThat(bounds.most()).containsExactly(3, 1, 2, 1);
  }

  @Test
  void aSmallCountThatIsHiddenAloneIsGivenAwayByItsSums() {
    CountDraft hidden = Thresholds.suppress(counted(crossing(2, 3), 2, 10, 3, 20, 30, 12, 15), 5);
    assertThat(hidden.tables().get(3).text(1)).isEqualTo("1-4");
    CellBounds bounds = new CellBounds(hidden, Control.NONE);
    assertThat(bounds.least()[1]).isEqualTo(3);
    assertThat(bounds.open()).isEmpty();
  }

  @Test
  void whereOthersAreHiddenTooNoSmallCountCanBeWorkedOut() {
    for (int seed = 0; seed < 20; seed++) {
      UniformRandomProvider random = new Seed(seed).random();
      int[] counts = IntStream.range(0, 12).map(i -> random.nextInt(12)).toArray();
      CountDraft draft = counted(crossing(3, 4), 2, counts);
      CountDraft hidden = new SuppressCells(5, true).treat(draft, null, Control.NONE);
      CellBounds bounds = new CellBounds(hidden, Control.NONE);
      new CountProgram(bounds).narrow(Control.NONE);
      for (int cell = 0; cell < counts.length; cell++) {
        if (counts[cell] > 0 && counts[cell] < 5 && !alone(counts, cell)) {
          assertThat(bounds.least()[cell]).as("seed %s", seed).isLessThan(bounds.most()[cell]);
        }
      }
    }
  }

  /** Whether nothing but noughts stands beside or below it, so that nothing else can be hidden. */
  private static boolean alone(int[] counts, int cell) {
    boolean row =
        IntStream.range(0, 4).allMatch(c -> c == cell % 4 || counts[cell / 4 * 4 + c] == 0);
    boolean column =
        IntStream.range(0, 3).allMatch(r -> r == cell / 4 || counts[r * 4 + cell % 4] == 0);
    return row || column;
  }

  /**
   * Of eight cells whose sums by two columns are known, all tables are one: whatever is added where
   * the digits' sum is even is taken off where it is odd.
   */
  @Test
  void theProgramsBoundsAreThoseOfAllTablesThatThereAre() {
    for (int seed = 0; seed < 8; seed++) {
      UniformRandomProvider random = new Seed(seed).random();
      int[] counts = IntStream.range(0, 8).map(i -> random.nextInt(6)).toArray();
      CellBounds bounds = new CellBounds(counted(crossing(2, 2, 2), 2, counts), Control.NONE);
      new CountProgram(bounds).narrow(Control.NONE);
      int up = IntStream.range(0, 8).filter(c -> !even(c)).map(c -> counts[c]).min().orElse(0);
      int down = IntStream.range(0, 8).filter(c -> even(c)).map(c -> counts[c]).min().orElse(0);
      for (int cell = 0; cell < 8; cell++) {
        int less = even(cell) ? down : up;
        int more = even(cell) ? up : down;
        assertThat(bounds.least()[cell]).as("seed %s", seed).isEqualTo(counts[cell] - less);
        assertThat(bounds.most()[cell]).as("seed %s", seed).isEqualTo(counts[cell] + more);
      }
    }
  }

  private static boolean even(int cell) {
    return Integer.bitCount(cell) % 2 == 0;
  }

  @Test
  void whatIsTrueLiesWithinTheBoundsOfWhatIsRounded() {
    for (int seed = 0; seed < 20; seed++) {
      UniformRandomProvider random = new Seed(seed).random();
      int[] counts = IntStream.range(0, 12).map(i -> random.nextInt(9)).toArray();
      CountDraft draft = counted(crossing(3, 4), 2, counts);
      CountDraft rounded =
          new RoundCounts(3).treat(draft, Randomness.seeded(new Seed(seed)), Control.NONE);
      CellBounds bounds = new CellBounds(rounded, Control.NONE);
      for (int cell = 0; cell < counts.length; cell++) {
        assertThat(counts[cell]).isBetween(bounds.least()[cell], bounds.most()[cell]);
      }
    }
  }

  /** The middle of the bounds of 100 counts of 7, rounded 200 times: 6 or 9 with mean 7. */
  @Test
  void whatIsRoundedIsRightOnAverage() {
    CountDraft draft = counted(crossing(100), 1, IntStream.generate(() -> 7).limit(100).toArray());
    double sum = 0;
    for (int seed = 0; seed < 200; seed++) {
      CountTable table =
          new RoundCounts(3)
              .treat(draft, Randomness.seeded(new Seed(seed)), Control.NONE)
              .tables()
              .get(1);
      sum +=
          IntStream.range(0, 100).mapToDouble(c -> (table.low()[c] + table.high()[c]) / 2.0).sum();
    }
    // Of 20,000, the mean has a deviation of sqrt(2) / sqrt(20,000) = 0.01.
    assertThat(sum / 20_000).isBetween(6.95, 7.05);
  }

  /** Two columns that are independent: 0.6 and 0.4 of 100 by 0.5 and 0.5. */
  @Test
  void theLikeliestCountsBySumsAloneAreIndependent() {
    CountDraft draft = counted(crossing(2, 2), 1, 40, 20, 10, 30);
    int[] likeliest = Fitted.counts(new CellBounds(draft, Control.NONE), 100, Control.NONE);
    assertThat(likeliest).containsExactly(30, 30, 20, 20);
  }

  @Test
  void aLineIsWrittenForEachCount() {
    assertThat(counted(crossing(2), 1, 3, 4).written().columns())
        .extracting(column -> column.texts())
        .containsExactly(List.of("*", "0", "1"), List.of("7", "3", "4"));
  }
}
