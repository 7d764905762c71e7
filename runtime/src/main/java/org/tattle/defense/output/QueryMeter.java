package org.tattle.defense.output;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tattle.defense.Gate;
import org.tattle.defense.Query;

/**
 * One attacker's queries against a limit: takes a token of whichever key has one, and waits, on a
 * clock of its own, where one will come back in time. Not safe for several threads.
 */
final class QueryMeter implements Gate {
  private final List<Bucket> keys = new ArrayList<>();
  private final int[] left;
  private final long end;
  private long now;
  private int next;

  QueryMeter(QueryLimit limit) {
    TimeMeter clock =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return now;
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        };
    left = new int[limit.keys()];
    for (int key = 0; key < left.length; key++) {
      left[key] = limit.total() == 0 ? Integer.MAX_VALUE : limit.total();
      keys.add(
          Bucket.builder()
              .addLimit(
                  b -> b.capacity(limit.burst()).refillGreedy(limit.rate(), Duration.ofHours(1)))
              .withCustomTimePrecision(clock)
              .build());
    }
    end = limit.within().toNanos();
  }

  @Override
  public boolean admits(Query query) {
    long wait = Long.MAX_VALUE;
    int soonest = -1;
    for (int tried = 0; tried < left.length; tried++) {
      int key = (next + tried) % left.length;
      if (left[key] > 0) {
        ConsumptionProbe probe = keys.get(key).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
          return answer(key);
        }
        if (probe.getNanosToWaitForRefill() < wait) {
          wait = probe.getNanosToWaitForRefill();
          soonest = key;
        }
      }
    }
    if (soonest < 0 || wait > end - now) {
      return false;
    }
    now += wait;
    return keys.get(soonest).tryConsume(1) && answer(soonest);
  }

  private boolean answer(int key) {
    left[key]--;
    next = key;
    return true;
  }

  @Override
  public Duration waited() {
    return Duration.ofNanos(now);
  }
}
