package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tattle.data.Likeness;

/** What a ledger writes down of a table, and by which it is known again. */
public class KnownTableTest {
  private static final Secret SECRET = Secret.fresh();

  /** A table whose rows have the hashes from the one to before the other. */
  public static Likeness rows(String exact, long from, long to) {
    return rows(exact, from, to, 1, Long.MAX_VALUE);
  }

  private static Likeness rows(String exact, long from, long to, int often, long reach) {
    byte[] times = new byte[(int) (to - from)];
    Arrays.fill(times, (byte) often);
    long[] least = LongStream.range(from, to).toArray();
    return new Likeness(exact, "", List.of(new Likeness.Marks(least, times, reach)), List.of());
  }

  private static Likeness bags(String exact, double bits, long... sums) {
    List<Likeness.Histogram> columns = new ArrayList<>();
    for (long sum : sums) {
      columns.add(new Likeness.Histogram(sum, bits));
    }
    return new Likeness(exact, "", List.of(), columns);
  }

  private static double share(Likeness one, Likeness other) {
    return KnownTable.of(one, SECRET).share(KnownTable.of(other, SECRET));
  }

  @Test
  void theVerySameRowsAreTheSamePeopleWhateverTheirColumnsTell() {
    assertThat(share(Likeness.of("a"), rows("a", 0, 9))).isEqualTo(1);
    assertThat(share(Likeness.of("a"), Likeness.of("b"))).isZero();
  }

  @Test
  void rowsAreKnownAgainThroughWhatHidesThem() {
    assertThat(share(rows("a", 0, 100), rows("b", 1, 101))).isEqualTo(0.99);
    assertThat(share(rows("a", 0, 100), rows("b", 100, 200))).isZero();
    assertThat(share(rows("a", 0, 100, 2, Long.MAX_VALUE), rows("b", 0, 100))).isZero();
    KnownTable elsewhere = KnownTable.of(rows("b", 0, 100), Secret.fresh());
    assertThat(KnownTable.of(rows("a", 0, 100), SECRET).share(elsewhere)).isZero();
  }

  @Test
  void columnsThatAreAlikeInThirtyBitsAreTheSamePeople() {
    assertThat(share(bags("a", 10, 1, 2, 3, 4), bags("b", 10, 3, 1, 2, 5))).isEqualTo(1);
    assertThat(share(bags("a", 10, 1, 2, 3, 4), bags("b", 9.9, 3, 1, 2, 5))).isZero();
    assertThat(share(bags("a", 10, 1, 2, 3, 4), bags("b", 20, 3, 5, 6, 7))).isZero();
  }

  /** Who writes one column three times has no more in common by that. */
  @Test
  void aColumnThatOccursOftenCountsOnce() {
    assertThat(share(bags("a", 10, 1, 2, 3), bags("b", 10, 1, 1, 1))).isZero();
    assertThat(share(bags("a", 10, 1, 1, 1), bags("b", 10, 1, 2, 3))).isZero();
  }

  @Test
  void howFarMarksReachIsKeptInFourBinaryDigits() {
    long[][] reaches = {
      {0, 0}, {5, 5}, {15, 15}, {16, 17}, {18, 19}, {1000, 1023}, {Long.MAX_VALUE, Long.MAX_VALUE}
    };
    for (long[] reach : reaches) {
      KnownTable people = KnownTable.of(rows("a", 0, 9, 1, reach[0]), SECRET);
      assertThat(people.marks().get(0).reach()).isEqualTo(reach[1]);
    }
  }

  @Test
  void howOftenAValueOccursIsADigitAndLedgersOfOldHaveOnlyOnes() {
    KnownTable people = KnownTable.of(rows("a", 0, 12, 9, Long.MAX_VALUE), SECRET);
    assertThat(people.marks().get(0).times()).isEqualTo("9".repeat(12));
    KnownTable.Marks once = KnownTable.of(rows("b", 0, 12), SECRET).marks().get(0);
    KnownTable.Marks old = new KnownTable.Marks(once.hidden(), null, once.reach());
    assertThat(of("old", old).share(KnownTable.of(rows("c", 0, 12), SECRET))).isEqualTo(1);
    assertThat(of("old", old).share(people)).isZero();
  }

  /** Each of five bytes tells two values apart, above 127 too. */
  @Test
  void everyByteOfWhatIsHiddenCounts() {
    for (int place = 0; place < Secret.SHORT; place++) {
      int at = place;
      for (byte rest : new byte[] {0, 1, (byte) 0x80, (byte) 0xff}) {
        IntFunction<KnownTable> from =
            first -> of("from " + first, new KnownTable.Marks(hidden(at, first, rest), null, 99));
        assertThat(from.apply(0).share(from.apply(100))).isZero();
        assertThat(from.apply(0).share(from.apply(10))).isEqualTo(0.75);
        assertThat(from.apply(120).share(from.apply(130))).isEqualTo(0.75);
      }
    }
  }

  private static String hidden(int place, int first, byte rest) {
    byte[] all = new byte[40 * Secret.SHORT];
    Arrays.fill(all, rest);
    for (int i = 0; i < 40; i++) {
      all[i * Secret.SHORT + place] = (byte) (first + i);
    }
    return Base64.getEncoder().encodeToString(all);
  }

  private static KnownTable of(String id, KnownTable.Marks marks) {
    return new KnownTable(id, null, List.of(marks), null, null, null);
  }

  @Test
  void whatIsSaidOfATableLeavesWhatItIsKnownBy() {
    KnownTable met = KnownTable.of(bags("a", 10, 1, 2), SECRET);
    KnownTable said = met.saying("patients", List.of("b"), List.of("c"));
    assertThat(said)
        .isEqualTo(
            new KnownTable(
                met.id(), "patients", met.marks(), met.columns(), List.of("b"), List.of("c")));
    assertThat(said.known())
        .isEqualTo(
            new KnownTable(met.id(), "patients", List.of(), List.of(), List.of("b"), List.of("c")));
    assertThat(met.id()).isEqualTo(KnownTable.id(Likeness.of("a"), SECRET)).doesNotContain("a-");
  }
}
