package org.tattle.subject.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.set.Digits;
import org.tattle.defense.Sharding;
import org.tattle.defense.removal.Sisa;
import org.tattle.subject.Blueprint;

/** What forgetting by shards trains again. */
class ShardedOrderTest {
  private static final Sisa SISA = new Sisa(4, 3, Sharding.Vote.MEAN);

  /**
   * Over all rows, the mean is the formula's within a tenth, as sizes of shards and slices are
   * drawn.
   */
  @Test
  void oneRowTakesTheShareOfTheFormula() {
    try (Small small = new Small(new Digits(), 800)) {
      Blueprint whole = small.blueprint.with(SISA);
      ShardedOrder before = (ShardedOrder) whole.order(small.trainer);
      int[] members = whole.split().members();
      double share =
          IntStream.of(members)
              .mapToDouble(
                  row ->
                      ((ShardedOrder) whole.without(row).order(small.trainer)).beyond(before)
                          / members.length)
              .average()
              .orElseThrow();
      double formula = new Sharding(4, 3, Sharding.Vote.MEAN).costOfOne();
      assertThat(share).isBetween(0.9 * formula, 1.1 * formula);
    }
  }

  @Test
  void whatOtherShardsLearnedIsKept() {
    try (Small small = new Small(new Digits(), 400)) {
      Blueprint whole = small.blueprint.with(SISA);
      ShardedOrder before = (ShardedOrder) whole.order(small.trainer);
      int row = whole.split().members()[5];
      ShardedOrder after = (ShardedOrder) whole.without(row).order(small.trainer);
      long changed = after.keys().stream().filter(key -> !before.keys().contains(key)).count();
      assertThat(before.keys()).hasSize(12);
      assertThat(changed).isBetween(1L, 3L);
      assertThat(after.jobs().stream().flatMapToInt(job -> IntStream.of(job.rows())))
          .doesNotContain(row);
    }
  }
}
