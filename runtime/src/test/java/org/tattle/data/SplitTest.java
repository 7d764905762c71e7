package org.tattle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.data.Split.Adversary;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

class SplitTest {
  private static final Seed SEED = new Seed(7);

  @Test
  void halvesGiveTheAttackerAllRowsAndTheTargetHalf() {
    Split split = Split.of(Adversary.HALVES, 101, 0, 0, SEED);
    assertThat(split.members()).hasSize(50).isSorted().doesNotHaveDuplicates();
    assertThat(split.nonmembers()).hasSize(51).isSorted();
    assertThat(joined(split.members(), split.nonmembers())).isEqualTo(rows(101));
    assertThat(split.pool()).isEqualTo(rows(101));
  }

  @Test
  void thirdsAreDisjointAndLeaveNoRowOver() {
    Split split = Split.of(Adversary.THIRDS, 100, 0, 0, SEED);
    assertThat(split.members()).hasSize(33).isSorted();
    assertThat(split.nonmembers()).hasSize(33).isSorted();
    assertThat(split.pool()).hasSize(34).isSorted();
    assertThat(joined(split.members(), split.nonmembers(), split.pool())).isEqualTo(rows(100));
  }

  @ParameterizedTest
  @CsvSource({
    "HALVES, 20, 30, 20, 30, 50",
    "HALVES, 20,  0, 20, 80, 100",
    "HALVES,  0, 30, 70, 30, 100",
    "THIRDS, 20, 30, 20, 30, 50",
    "THIRDS, 20,  0, 20, 40, 40",
    "THIRDS,  0, 30, 35, 30, 35",
  })
  void givenCountsAreKeptTo(
      Adversary adversary, int members, int nonmembers, int in, int out, int pool) {
    Split split = Split.of(adversary, 100, members, nonmembers, SEED);
    assertThat(split.members()).hasSize(in);
    assertThat(split.nonmembers()).hasSize(out).doesNotContain(split.members());
    assertThat(split.pool()).hasSize(pool);
  }

  @Test
  void theHalvesPoolIsTheRowsInUse() {
    Split split = Split.of(Adversary.HALVES, 100, 10, 20, SEED);
    assertThat(split.pool()).isEqualTo(joined(split.members(), split.nonmembers()));
  }

  @Test
  void eachRowIsInExactlyHalfOfAnEvenNumberOfShadows() {
    for (Adversary adversary : Adversary.values()) {
      Split split = Split.of(adversary, 91, 0, 0, SEED);
      int[] times = new int[91];
      for (int shadow = 0; shadow < 10; shadow++) {
        int[] in = split.shadow(SEED, shadow);
        int[] out = split.shadowNonmembers(SEED, shadow);
        assertThat(in).isSorted();
        assertThat(joined(in, out)).isEqualTo(split.pool());
        assertThat(Math.abs(in.length - out.length)).isLessThanOrEqualTo(1);
        Arrays.stream(in).forEach(row -> times[row]++);
      }
      assertThat(Arrays.stream(split.pool()).map(row -> times[row])).containsOnly(5);
    }
  }

  @Test
  void pairsOfShadowsDifferFromOneAnother() {
    Split split = Split.of(Adversary.HALVES, 100, 0, 0, SEED);
    assertThat(split.shadow(SEED, 0)).isNotEqualTo(split.shadow(SEED, 2));
    assertThat(split.shadow(SEED, 0)).isNotEqualTo(split.shadow(new Seed(8), 0));
    assertThat(split.shadow(SEED, 1)).isEqualTo(split.shadowNonmembers(SEED, 0));
  }

  @Test
  void shadowsOverlapTheTargetNoMoreThanChanceAllows() {
    int rows = 10_000;
    Split split = Split.of(Adversary.HALVES, rows, 0, 0, SEED);
    int[] shadow = split.shadow(SEED, 0);
    long both = Arrays.stream(shadow).filter(r -> contains(split.members(), r)).count();
    // Hypergeometric: mean rows/4, deviation sqrt(rows)/4.
    assertThat(both).isBetween(2_500L - 100, 2_500L + 100);
  }

  @Test
  void splitsAreTheSameRowsForEver() {
    Split split = Split.of(Adversary.THIRDS, 12, 0, 0, new Seed(1));
    assertThat(split.members()).containsExactly(MEMBERS);
    assertThat(split.nonmembers()).containsExactly(NONMEMBERS);
    assertThat(split.shadow(new Seed(1), 0)).containsExactly(SHADOW);
  }

  private static final int[] MEMBERS = {0, 3, 7, 10};
  private static final int[] NONMEMBERS = {2, 4, 5, 11};
  private static final int[] SHADOW = {1, 6};

  @Test
  void tooFewRowsAreRefused() {
    assertThatThrownBy(() -> Split.of(Adversary.THIRDS, 5, 0, 0, SEED))
        .isInstanceOf(Fault.class)
        .hasMessage("`split=thirds` needs at least 6 rows here, and there are 5");
    assertThatThrownBy(() -> Split.of(Adversary.HALVES, 100, 60, 60, SEED))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).hasToString("R502");
              assertThat(fault.parameter()).contains("members");
            })
        .hasMessage("`split=halves` needs at least 120 rows here, and there are 100");
    assertThatThrownBy(() -> Split.of(Adversary.HALVES, 100, Integer.MAX_VALUE, 2, SEED))
        .isInstanceOf(Fault.class);
  }

  @Test
  void theSmallestSplitsWork() {
    assertThat(Split.of(Adversary.HALVES, 4, 0, 0, SEED).members()).hasSize(2);
    assertThat(Split.of(Adversary.THIRDS, 6, 0, 0, SEED).pool()).hasSize(2);
  }

  @Test
  void everyRowIsAsLikelyAMemberAsAnyOther() {
    int rows = 10;
    int draws = 4_000;
    int[] times = new int[rows];
    for (int seed = 0; seed < draws; seed++) {
      for (int row : Split.of(Adversary.HALVES, rows, 0, 0, new Seed(seed)).members()) {
        times[row]++;
      }
    }
    // Binomial with p = 1/2: five deviations of sqrt(draws)/2.
    double slack = 5 * Math.sqrt(draws) / 2;
    assertThat(Arrays.stream(times))
        .allSatisfy(t -> assertThat((double) t).isBetween(2_000 - slack, 2_000 + slack));
  }

  private static int[] rows(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static int[] joined(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).sorted().toArray();
  }

  private static boolean contains(int[] sorted, int row) {
    return Arrays.binarySearch(sorted, row) >= 0;
  }
}
