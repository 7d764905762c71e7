package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of rows in common, by the formula of the paper and against what is known. */
class OverlapTest {
  private static final int NEVER = Integer.MAX_VALUE;

  /** (W − 2√(T₁T₂)) / (W − 2√(T₁T₂) + the lesser of those that are alone). */
  @ParameterizedTest
  @CsvSource({
    "100, 0, 0, 100, 300, 0.5",
    "100, 0, 0, 300, 25, 0.8",
    "100, 4, 9, 88, 200, 0.5",
    "100, 9, 4, 200, 88, 0.5",
    "100, 30, 0, 0, 0, 1",
  })
  void theShareIsOfWitnessesBeyondChanceAmongAllOfTheSmallerTable(
      int both, int here, int there, int onceHere, int onceThere, double share) {
    Overlap overlap = new Overlap(both, here, there, onceHere, onceThere, NEVER);
    assertThat(overlap.share()).isCloseTo(share, within(1e-12));
  }

  /** 20 are expected by chance alone of 10 twice in each, and half of 40 has no more than 20. */
  @Test
  void whatChanceMakesIsNoShare() {
    assertThat(new Overlap(20, 10, 10, 50, 50, 0).share()).isZero();
    assertThat(new Overlap(19, 10, 10, 50, 50, 0).share()).isZero();
    assertThat(new Overlap(0, 0, 0, 0, 0, 0).share()).isZero();
  }

  /** 2^−30 is what chance gives 30 of 30, and 81 of 100 but not 79. */
  @Test
  void ofFewValuesItTakesThirtyBitsOfWitnesses() {
    assertThat(new Overlap(30, 0, 0, 0, 9, NEVER).share()).isEqualTo(1);
    assertThat(new Overlap(29, 0, 0, 0, 9, NEVER).share()).isZero();
    assertThat(new Overlap(81, 19, 0, 0, 9, NEVER).share()).isEqualTo(1);
    assertThat(new Overlap(81, 0, 19, 0, 9, NEVER).share()).isEqualTo(1);
    assertThat(new Overlap(79, 21, 0, 0, 9, NEVER).share()).isZero();
    assertThat(new Overlap(79, 0, 21, 0, 9, NEVER).share()).isZero();
  }

  @Test
  void ofRowsThatAreNearlyAllDifferentEightAreEnough() {
    assertThat(new Overlap(8, 0, 0, 8, 20, 8).share()).isEqualTo(0.5);
    assertThat(new Overlap(7, 0, 0, 7, 20, 8).share()).isZero();
  }

  @Test
  void theSameValuesAreTheSameRows() {
    assertThat(most(once(0, 100), once(0, 100))).isEqualTo(1);
    assertThat(most(once(0, 100), once(100, 200))).isZero();
  }

  /** Half of the rows of the one: 50 of 100, of which the other has 50 besides, or 950. */
  @Test
  void aPartIsOfTheTableOfWhichItIsMore() {
    assertThat(most(once(0, 100), once(50, 150))).isEqualTo(0.5);
    assertThat(most(once(0, 100), once(50, 200))).isEqualTo(0.5);
    assertThat(most(once(0, 200), once(150, 250))).isEqualTo(0.5);
    assertThat(most(once(0, 100), once(25, 200))).isEqualTo(0.75);
  }

  /** The least 256 of many reach less far: of the other's only those below are compared. */
  @Test
  void ofALargerTableOnlyThoseBelowItsReachAreCompared() {
    Overlap.Values few = new Overlap.Values(times(0, 1000, 1), 1000);
    Overlap.Values many = new Overlap.Values(times(0, 100, 1), 100);
    assertThat(Overlap.most(List.of(few), List.of(many))).isEqualTo(1);
    assertThat(Overlap.most(List.of(many), List.of(few))).isEqualTo(1);
    // Multiples of 2 below 200 and of 3 below 600: 34 of 6 are in both, and 33 more of 3 below 200.
    Map<Long, Integer> even = times(0, 200, 1);
    even.keySet().removeIf(value -> value % 2 > 0);
    Map<Long, Integer> third = times(0, 600, 1);
    third.keySet().removeIf(value -> value % 3 > 0);
    Overlap.Values one = new Overlap.Values(even, 200);
    Overlap.Values other = new Overlap.Values(third, 600);
    assertThat(Overlap.most(List.of(one), List.of(other))).isCloseTo(34.0 / 67, within(1e-12));
    assertThat(Overlap.most(List.of(other), List.of(one))).isCloseTo(34.0 / 67, within(1e-12));
  }

  /** Of rows that occur twice in each table, none tells that they are the same. */
  @Test
  void valuesThatOccurOftenAreNoWitnesses() {
    Overlap.Values twice = new Overlap.Values(times(0, 100, 2), Long.MAX_VALUE);
    assertThat(Overlap.most(List.of(twice), List.of(twice))).isZero();
    assertThat(Overlap.most(List.of(twice), List.of(once(0, 100)))).isZero();
    assertThat(Overlap.most(List.of(once(0, 100)), List.of(twice))).isZero();
  }

  /** 20 witnesses of 100, each table with 80 values twice: chance gives as many. */
  @Test
  void valuesTwiceInOneTableAndNotInTheOtherAreWhatChanceIsToldBy() {
    Map<Long, Integer> here = times(0, 20, 1);
    here.putAll(times(100, 110, 2));
    Map<Long, Integer> there = times(0, 20, 1);
    there.putAll(times(200, 210, 2));
    Overlap.Values one = new Overlap.Values(here, Long.MAX_VALUE);
    Overlap.Values other = new Overlap.Values(there, Long.MAX_VALUE);
    assertThat(Overlap.most(List.of(one), List.of(other))).isZero();
    Overlap.Values plain = new Overlap.Values(times(0, 40, 1), Long.MAX_VALUE);
    assertThat(Overlap.most(List.of(plain), List.of(plain))).isEqualTo(1);
  }

  @Test
  void fewerThanEightInCommonAreChanceUnlessThereAreNoMoreRows() {
    assertThat(most(once(0, 7), once(0, 100))).isEqualTo(1);
    assertThat(most(once(0, 100), once(0, 7))).isEqualTo(1);
    assertThat(most(once(0, 10), once(3, 100))).isZero();
    assertThat(most(once(0, 10), once(2, 100))).isEqualTo(0.8);
  }

  /** Four of five values occur once, which is nearly all different; three of four is not. */
  @Test
  void whetherRowsAreNearlyAllDifferentIsAskedOfBothTables() {
    Map<Long, Integer> different = times(0, 8, 1);
    different.putAll(times(50, 52, 2)); // 10 values on 12 rows
    Map<Long, Integer> alike = times(0, 8, 1);
    alike.putAll(times(80, 84, 2)); // 12 values on 16 rows
    Overlap.Values one = new Overlap.Values(different, Long.MAX_VALUE);
    Overlap.Values other = new Overlap.Values(alike, Long.MAX_VALUE);
    Overlap.Values plain = once(0, 8);
    assertThat(Overlap.most(List.of(one), List.of(plain))).isEqualTo(1);
    assertThat(Overlap.most(List.of(plain), List.of(one))).isEqualTo(1);
    assertThat(Overlap.most(List.of(other), List.of(plain))).isZero();
    assertThat(Overlap.most(List.of(plain), List.of(other))).isZero();
  }

  /** 16 values on 20 rows are four in five. */
  @Test
  void fourDifferentRowsOfFiveAreNearlyAll() {
    Map<Long, Integer> just = times(0, 12, 1);
    just.putAll(times(50, 54, 2));
    Overlap.Values one = new Overlap.Values(just, Long.MAX_VALUE);
    assertThat(Overlap.most(List.of(one), List.of(once(0, 12)))).isEqualTo(1);
  }

  @Test
  void theSetsOfColumnsThatAreMostAlikeCount() {
    List<Overlap.Values> here = List.of(once(500, 600), once(0, 100), once(700, 800));
    List<Overlap.Values> there = List.of(once(50, 150), once(20, 120));
    assertThat(Overlap.most(here, there)).isEqualTo(0.8);
    assertThat(Overlap.most(there, here)).isEqualTo(0.8);
    assertThat(Overlap.most(List.of(), there)).isZero();
  }

  private static double most(Overlap.Values here, Overlap.Values there) {
    return Overlap.most(List.of(here), List.of(there));
  }

  private static Overlap.Values once(long from, long to) {
    return new Overlap.Values(times(from, to, 1), Long.MAX_VALUE);
  }

  private static Map<Long, Integer> times(long from, long to, int often) {
    Map<Long, Integer> times = new LinkedHashMap<>();
    LongStream.range(from, to).forEach(value -> times.put(value, often));
    return times;
  }
}
