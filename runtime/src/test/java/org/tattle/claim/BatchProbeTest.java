package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.claim.Finding.Status;
import org.tattle.run.Seed;

/** What the probe of batches finds that chance does not explain. */
class BatchProbeTest extends StagedBatches {
  @ParameterizedTest
  @CsvSource({"0.9", "1.1"})
  void anotherRateIsRefuted(double factor) {
    Finding found =
        batches(0.1, true, (rows, steps, open, seed) -> coins(0.1 * factor, rows, steps));
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words())
        .matches(
            "rows join batches at (%s|%s)\\d\\d? of the rate"
                .formatted(factor < 1 ? "0.9" : "1.1", factor < 1 ? "0.8" : "1.0"));
  }

  @Test
  void batchesOfOneSizeAreRefuted() {
    Finding found =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = new double[rows];
              int left = (int) Math.round(0.3 * rows);
              while (left > 0) {
                int row = random.nextInt(rows);
                left -= joined[row] == 0 ? 1 : 0;
                joined[row] = 1;
              }
              return joined;
            });
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words())
        .isEqualTo("batches do not vary as coins make them: sizes have 0.00 times the variance");
  }

  /** Sizes of 0.2 and 0.4 of the rows in turn, where 0.3 is the rate. */
  @Test
  void batchesThatVaryTooMuchAreRefuted() {
    int[] run = {0};
    Finding found =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> coins(run[0]++ % 2 == 0 ? 0.2 : 0.4, rows, steps));
    assertThat(found.status()).isEqualTo(Status.FAILS);
    // 1 + (0.1 · 200)² / (200 · 0.3 · 0.7), less what the halves vary less.
    assertThat(found.words()).matches("batches do not vary.* sizes have (9|10).* times.*");
  }

  @Test
  void rowsThatJoinOftenerThanOthersAreRefuted() {
    Finding found =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = coins(0.3, rows, steps);
              for (int row = 0; row < rows; row++) {
                joined[row] = random.nextDouble() < (row % 2 == 0 ? 0.28 : 0.32) ? 1 : 0;
              }
              return joined;
            });
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).isEqualTo("some rows join batches oftener than others");
  }

  @Test
  void batchesThatFollowFromThePublicSeedAreRefuted() {
    Joins open =
        (rows, steps, known, seed) -> {
          UniformRandomProvider own = new Seed(5).random();
          double[] joined = new double[rows];
          Arrays.setAll(joined, row -> own.nextDouble() < 0.3 ? 1 : 0);
          return joined;
        };
    Finding found = batches(0.3, true, open);
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words())
        .isEqualTo("batches can be foreseen: they follow from the public seed");
  }

  /** Runs that differ from each other, but in pairs; or each in half of its rows the open one. */
  @Test
  void batchesThatAgreeOftenerThanByChanceAreRefuted() {
    double[][] last = new double[1][];
    int[] run = {-1};
    Finding pairs =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              if (run[0]++ % 2 == 1 || last[0] == null) {
                last[0] = coins(0.3, rows, steps);
              }
              return last[0];
            });
    assertThat(pairs.words()).contains("foreseen");
    double[] known = coins(0.3, 200, 1);
    Finding half =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = coins(0.3, rows, steps);
              for (int row = 0; row < rows; row++) {
                joined[row] = open || random.nextInt(10) == 0 ? known[row] : joined[row];
              }
              return joined;
            });
    assertThat(half.words()).contains("foreseen");
  }

  @Test
  void aRowThatCountsForSomethingElseThanOneIsRefuted() {
    Finding more =
        batches(0.3, true, (rows, steps, open, seed) -> times(1.03, coins(0.3, rows, steps)));
    assertThat(more.words())
        .isEqualTo("a row moves the weights by 1.030 of C / (rate × rows), or that is no constant");
    Finding some =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = coins(0.3, rows, steps);
              joined[0] = 1;
              joined[1] = 1.03;
              return joined;
            });
    assertThat(some.status()).isEqualTo(Status.FAILS);
    assertThat(some.words()).startsWith("a row moves the weights by 1.0").endsWith("no constant");
    // One per cent is what floats are off at most, of large counts as well.
    Finding rounded =
        batches(0.01, true, (rows, steps, open, seed) -> times(1.01, coins(0.01, rows, steps)));
    assertThat(rounded.words()).doesNotContain("no constant");
  }

  private static double[] times(double factor, double[] counts) {
    return Arrays.stream(counts).map(count -> factor * count).toArray();
  }

  @Test
  void withoutSamplingEveryRowJoinsEveryStep() {
    Joins whole =
        (rows, steps, open, seed) -> {
          assertThat(rows).isEqualTo(200);
          assertThat(steps).isEqualTo(1);
          double[] joined = new double[rows];
          Arrays.fill(joined, 1);
          return joined;
        };
    Finding all = batches(1, true, whole);
    assertThat(all.status()).as(all.words()).isEqualTo(Status.NOT_REFUTED);
    int[] run = {0};
    Finding without =
        batches(
            1,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = whole.of(rows, steps, open, seed);
              joined[3] = run[0]++ == 2 ? 0 : 1;
              return joined;
            });
    assertThat(without.status()).isEqualTo(Status.FAILS);
    assertThat(without.words()).isEqualTo("rows are left out of batches");
  }
}
