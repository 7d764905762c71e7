package org.tattle.defense.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.defense.Sharding;
import org.tattle.run.Seed;

/** Known answers of Bourtoule et al. 2021, and whether rows are dealt out as these suppose. */
class SisaTest {
  @ParameterizedTest
  @CsvSource({"1, 1.0", "5, 0.7333333333333333", "50, 0.6733333333333333"})
  void oneRowCostsTwoThirdsOfAShardAndALittle(int slices, double factor) {
    assertThat(Sharding.costInShard(slices)).isCloseTo(factor, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 1.0", "20, 8, 6.731591374218755"})
  void someRowsAreExpectedInSoManyShards(int shards, int rows, double expected) {
    assertThat(Sharding.shardsHit(shards, rows)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void rowsHitAsManyShardsAsExpected() {
    Sharding how = new Sharding(20, 3, Sharding.Vote.MEAN);
    UniformRandomProvider random = new Seed(4).random();
    int draws = 2000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      Set<Integer> hit = new HashSet<>();
      Seed seed = new Seed(i);
      IntStream.generate(() -> random.nextInt(1_000_000))
          .limit(8)
          .forEach(row -> hit.add(how.place(seed, row) / how.slices()));
      sum += hit.size();
      squares += (double) hit.size() * hit.size();
    }
    double mean = sum / draws;
    double error = Math.sqrt((squares / draws - mean * mean) / draws);
    assertThat(mean).isCloseTo(Sharding.shardsHit(20, 8), within(4 * error));
  }

  @Test
  void slicesGoThroughAsManyRowsAsOneTraining() {
    assertThat(new Sharding(5, 4, Sharding.Vote.MEAN).epochs(50)).isEqualTo(20);
    assertThat(new Sharding(5, 1, Sharding.Vote.MEAN).epochs(50)).isEqualTo(50);
    assertThat(new Sharding(5, 100, Sharding.Vote.MEAN).epochs(5)).isEqualTo(1);
  }
}
