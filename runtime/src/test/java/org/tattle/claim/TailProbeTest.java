package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.claim.Finding.Status;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;

/**
 * What the probe of tails makes of models that were made up. Numbers of looks and bounds are those
 * of SciPy's distributions.
 */
class TailProbeTest extends StagedProbe {
  private Finding tails(OptionalDouble reach, boolean secure, Map<Double, Integer> beyond) {
    List<Float> sizes = new ArrayList<>();
    beyond.forEach(
        (size, count) -> {
          for (int i = 0; i < count; i++) {
            sizes.add((float) (i % 2 == 0 ? size : -size));
          }
        });
    int[] first = {0};
    Bench bench =
        bench(
            privacy(0.1, secure, new Phase(2, 10)),
            reach,
            job -> {
              float[] weights = new float[Staged.size(job)];
              float base = new Seed(job.seed()).random().nextFloat();
              Arrays.fill(weights, base);
              if (!idle(job) && first[0]++ == 7) {
                for (int i = 0; i < sizes.size(); i++) {
                  weights[weights.length - 1 - i] += (float) (sizes.get(i) * Staged.deviation(job));
                }
              }
              return Made.of(job, weights);
            });
    return new TailProbe(bench).find();
  }

  /** 1,516 beyond 4, 119 beyond 4.5 and 1 beyond 5 are the fewest that chance explains. */
  @ParameterizedTest
  @CsvSource({
    "1397, 118, 1, 0.0",
    "1396, 118, 1, 4.0",
    "1398, 117, 1, 4.5",
    "1398, 119, 0, 5.0",
  })
  void fewerThanChanceExplainsAreRefuted(int four, int half, int five, double from) {
    Map<Double, Integer> beyond = new HashMap<>();
    beyond.put(4.2, four);
    beyond.put(4.7, half);
    beyond.put(5.3, five);
    Finding found = tails(OptionalDouble.of(9), true, beyond);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(from > 0 ? Status.FAILS : Status.NOT_REFUTED);
    if (from > 0) {
      int seen = from == 4 ? four + half + five : from == 4.5 ? half + five : five;
      double chance = from == 4 ? 1909.6 : from == 4.5 ? 204.9 : 17.3;
      assertThat(found.words())
          .isEqualTo(
              MessageText.of(
                  "of 30,146,560 deviates %,d are beyond %.1f, and %.1f should be",
                  seen, from, chance));
    } else {
      assertThat(found.words()).endsWith("17.3 should be; its rarest bits reach 9.0");
    }
  }

  @Test
  void whatTheGridRoundsOutwardIsNotBeyond() {
    Map<Double, Integer> beyond = new HashMap<>(Map.of(4.2, 1400, 4.7, 130));
    beyond.put(5.009, 30); // By 0.6 of a mesh of 1/64 it would have to be beyond.
    assertThat(tails(OptionalDouble.of(9), false, beyond).status()).isEqualTo(Status.FAILS);
    beyond.put(5.011, 30);
    assertThat(tails(OptionalDouble.of(9), false, beyond).status()).isEqualTo(Status.NOT_REFUTED);
  }

  @Test
  void whereNoiseEndsIsToldByItsRarestBits() {
    Map<Double, Integer> fair = Map.of(4.2, 1700, 4.7, 190, 5.3, 17);
    Finding near = tails(OptionalDouble.of(8.99), true, fair);
    assertThat(near.status()).isEqualTo(Status.FAILS);
    assertThat(near.words()).isEqualTo("noise ends at 9.0 deviations");
    Finding unknown = tails(OptionalDouble.empty(), true, fair);
    assertThat(unknown.status()).isEqualTo(Status.NOT_REFUTED);
    assertThat(unknown.words()).endsWith("; an end farther out would not have been seen");
  }
}
