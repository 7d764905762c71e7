package org.tattle.defense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.defense.output.QueryLimit;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Outputs;
import org.tattle.subject.answer.Queries;
import org.tattle.subject.answer.QueryLog;

class QueryMeterTest {
  private static final Seed SEED = new Seed(1);

  private static Queries after(int queries, QueryLimit limit) {
    QueryLog log =
        new QueryLog(
            List.of(limit.open(new Honest(List::of, List::of, Randomness.seeded(SEED)))), SEED);
    double[][] said = new double[queries][];
    Arrays.fill(said, new double[] {0.5, 0.5});
    Answers.of(new Outputs.Given(said, 2), new int[queries], List.of())
        .metered(log, i -> new float[] {i})
        .predicted(0);
    return log.queries();
  }

  @Test
  void aKeyGetsItsBurstAtOnceAndThenItsRate() {
    QueryLimit limit = new QueryLimit(10, 60, 0, 1, Duration.ofMinutes(30));
    assertThat(after(10, limit)).isEqualTo(new Queries(10, 0, Duration.ZERO));
    assertThat(after(15, limit)).isEqualTo(new Queries(15, 0, Duration.ofMinutes(5)));
    assertThat(after(100, limit)).isEqualTo(new Queries(40, 60, Duration.ofMinutes(30)));
  }

  @Test
  void aKeyGetsNoMoreThanItsTotalHoweverLongItWaits() {
    QueryLimit limit = new QueryLimit(10, 60, 25, 1, Duration.ofDays(9));
    assertThat(after(100, limit).answered()).isEqualTo(25);
  }

  @Test
  void moreKeysGetMore() {
    QueryLimit limit = new QueryLimit(10, 60, 25, 4, Duration.ofDays(9));
    assertThat(after(30, limit).elapsed()).isZero();
    assertThat(after(1000, limit).answered()).isEqualTo(100);
  }
}
