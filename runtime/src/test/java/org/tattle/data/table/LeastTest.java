package org.tattle.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tattle.data.Likeness;

/** The least of many numbers are those that sorting them gives, with how often each occurs. */
class LeastTest {
  private static final long STEP = Long.MAX_VALUE / 10_000;

  private static Least of(List<Long> numbers) {
    Least least = new Least();
    numbers.forEach(least::add);
    return least;
  }

  private static List<Long> numbers(int count, int times) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      LongStream.range(0, count).forEach(k -> all.add(k * STEP));
    }
    Collections.shuffle(all, new Random(count));
    return all;
  }

  @Test
  void theyAreTheFirstOfAllInOrderAndEachIsCounted() {
    Random random = new Random(7);
    for (int different : new int[] {1, 10, 255, 256, 257, 258, 2000}) {
      TreeMap<Long, Integer> counted = new TreeMap<>();
      List<Long> all = new ArrayList<>();
      for (int i = 0; i < different; i++) {
        long number = random.nextLong() >>> 1;
        int times = 1 + i % 12;
        counted.put(number, Math.min(9, times));
        IntStream.range(0, times).forEach(k -> all.add(number));
      }
      Collections.shuffle(all, random);
      Likeness.Marks marks = of(all).marks();
      int kept = Math.min(256, different);
      assertThat(marks.least())
          .containsExactly(
              counted.keySet().stream().limit(kept).mapToLong(Long::longValue).toArray());
      byte[] times = new byte[kept];
      List<Integer> counts = counted.values().stream().limit(kept).toList();
      IntStream.range(0, kept).forEach(i -> times[i] = counts.get(i).byteValue());
      assertThat(marks.times()).containsExactly(times);
      assertThat(marks.reach()).isEqualTo(different > 256 ? marks.least()[255] : Long.MAX_VALUE);
    }
  }

  @Test
  void upToAsManyAsAreKeptTheDifferentOnesAreCounted() {
    assertThat(of(List.of()).different()).isZero();
    assertThat(of(numbers(255, 2)).different()).isEqualTo(255);
    assertThat(of(numbers(256, 3)).different()).isEqualTo(256);
  }

  /** Of evenly spread ones that are a ten-thousandth apart, 255 lie below 2.55 % of the range. */
  @Test
  void ofMoreTheNumberIsToldByHowFarTheKeptOnesReach() {
    assertThat(of(numbers(257, 1)).different()).isCloseTo(10_000, within(1.0));
    assertThat(of(numbers(5000, 2)).different()).isCloseTo(10_000, within(1.0));
    List<Long> rising = LongStream.range(0, 300).mapToObj(k -> k * STEP).toList();
    List<Long> falling = new ArrayList<>(rising);
    Collections.reverse(falling);
    assertThat(of(rising).different()).isCloseTo(10_000, within(1.0));
    assertThat(of(falling).different()).isCloseTo(10_000, within(1.0));
    assertThat(of(rising).marks()).isEqualTo(of(falling).marks());
  }

  @Test
  void rowsThatWereAllCopiedAreCountedAsOften() {
    for (int copies = 1; copies <= 8; copies++) {
      Least least = of(numbers(100, copies));
      assertThat(least.unit()).isEqualTo(copies);
      assertThat(least.once()).isEqualTo(100);
      assertThat(least.marks().times()).containsOnly(1);
      assertThat(least.marks()).isEqualTo(of(numbers(100, 1)).marks());
    }
  }

  /** Nine of ten, of those that are not too many to count. */
  @Test
  void aFewThatWereNotCopiedDoNotHideThatTheOthersWere() {
    List<Long> all = new ArrayList<>(numbers(90, 3));
    LongStream.range(200, 210).forEach(k -> all.add(k * STEP));
    IntStream.range(0, 40).forEach(i -> all.add(300 * STEP));
    assertThat(of(all).unit()).isEqualTo(3);
    assertThat(of(all).once()).isEqualTo(90);
    assertThat(of(all).marks().times()[95]).isEqualTo((byte) 1);
    assertThat(of(all).marks().times()[100]).isEqualTo((byte) 3);
    all.add(400 * STEP);
    assertThat(of(all).unit()).isEqualTo(1);
    assertThat(of(all).once()).isEqualTo(11);
  }

  @Test
  void whatOccursTooOftenToCountTellsOfNoCopies() {
    assertThat(of(numbers(20, 9)).unit()).isEqualTo(1);
    assertThat(of(numbers(20, 30)).unit()).isEqualTo(1);
    assertThat(of(numbers(20, 9)).once()).isZero();
    assertThat(of(List.of()).unit()).isEqualTo(1);
  }
}
