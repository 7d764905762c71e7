package org.tattle.subject.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.defense.output.QueryLimit;

class QueryMeterTest {
  private static Queries after(int queries, QueryLimit limit) {
    QueryMeter meter = new QueryMeter(limit);
    IntStream.range(0, queries).forEach(i -> meter.ask());
    return meter.queries();
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
