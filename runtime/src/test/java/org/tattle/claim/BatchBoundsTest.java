package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.claim.Finding.Status;

/**
 * What chance explains of batches at most, to the row. Bounds are those of SciPy's distributions.
 */
class BatchBoundsTest extends StagedBatches {
  /** Rows, steps and runs by which a rate 5 % off shows. */
  @ParameterizedTest
  @CsvSource({"0.01, 400, 29, 240, 5 %", "0.1, 200, 3, 420, 5 %", "0.3, 200, 1, 326, 5 %"})
  void coinsAreNotRefuted(double rate, int rows, int steps, int runs, String seen) {
    for (boolean secure : new boolean[] {true, false}) {
      int[] asked = {0};
      Finding found =
          batches(
              rate,
              secure,
              (n, m, open, seed) -> {
                assertThat(n).isEqualTo(rows);
                assertThat(m).isEqualTo(steps);
                asked[0]++;
                return coins(rate, n, m);
              });
      assertThat(found.status()).as(found.words()).isEqualTo(Status.NOT_REFUTED);
      assertThat(asked[0]).isEqualTo(runs + 1);
      assertThat(found.words())
          .matches("rows joined batches at (1.0|0.9)\\d\\d of the rate, as by coins.*")
          .endsWith("; a rate %s off would have been seen".formatted(seen))
          .matches(secure ? ".*that nobody can foresee.*" : ".*as by coins; .*");
    }
  }

  /** Of 326 runs on 200 rows at 0.3, 616 joins off are the fewest that chance does not explain. */
  @ParameterizedTest
  @CsvSource({"0, 1.000", "615, 1.031", "-615, 0.969", "616, ", "-616, "})
  void asManyJoinsAsChanceExplainsAreNotRefuted(int off, String share) {
    int[] joined = {0};
    double[][] all = new double[327][];
    for (int i = 0; i < 327; i++) {
      all[i] = coins(0.3, 200, 1);
      joined[0] += i < 326 ? (int) Arrays.stream(all[i]).sum() : 0;
    }
    for (int at = 0; joined[0] != 19_560 + off; at++) {
      double[] row = all[at % 326];
      int i = random.nextInt(200);
      double wanted = joined[0] < 19_560 + off ? 1 : 0;
      joined[0] += row[i] == wanted ? 0 : wanted == 1 ? 1 : -1;
      row[i] = wanted;
    }
    Finding found = batches(all);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(share == null ? Status.FAILS : Status.NOT_REFUTED);
    assertThat(found.words())
        .matches(
            share == null
                ? "rows join batches at (1.031|0.969) of the rate"
                : "rows joined batches at %s of the rate, as by coins.*".formatted(share));
  }

  /** 163 pairs of 60 rows of 200 have 2,934 in common, and by chance 3,203 at most. */
  @ParameterizedTest
  @CsvSource({"3203, false", "3204, true"})
  void pairsThatAgreeJustOftenerThanByChanceAreRefuted(int common, boolean refuted) {
    double[][] all = new double[327][200];
    for (int i = 0; i < 326; i++) {
      int shared = common / 163 + (i / 2 < common % 163 ? 1 : 0);
      for (int k = 0; k < 60; k++) {
        all[i][i % 2 == 0 ? k : 60 - shared + k] = 1;
      }
    }
    assertThat(batches(all).words().contains("foreseen")).isEqualTo(refuted);
  }

  /**
   * Of the 60 rows that the public seed gives, 326 runs have 5,868, and by chance 6,199 at most.
   */
  @ParameterizedTest
  @CsvSource({"6199, false", "6200, true"})
  void runsThatAgreeWithTheSeedJustOftenerThanByChanceAreRefuted(int common, boolean refuted) {
    double[][] all = new double[327][];
    for (int i = 0; i < 326; i++) {
      int shared = common / 326 + (i < common % 326 ? 1 : 0);
      all[i] = some(0, 60, shared, 60 - shared);
    }
    all[326] = some(0, 60, 60, 0);
    assertThat(batches(all).words().contains("foreseen")).isEqualTo(refuted);
  }

  /**
   * With 325 degrees of freedom chance explains sizes whose squared deviations are 208.1 to 477.4
   * variances of 42. Here are 478.2 and 209.2, by sizes that are 8 and 7, or 6 and 5 off 60.
   */
  @ParameterizedTest
  @CsvSource({"7, 137, true", "5, 29, false"})
  void sizesThatVaryJustMoreThanChanceExplainsAreRefuted(int off, int more, boolean refuted) {
    double[][] all = new double[327][];
    for (int i = 0; i < 326; i++) {
      int by = off + (i / 2 < more ? 1 : 0);
      all[i] = some(0, 200, 60 + (i % 2 == 0 ? by : -by), 0);
    }
    all[326] = coins(0.3, 200, 1);
    Finding found = batches(all);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(refuted ? Status.FAILS : Status.NOT_REFUTED);
    if (refuted) {
      assertThat(found.words()).endsWith("sizes have 1.47 times the variance");
    }
  }

  /**
   * With 199 degrees of freedom chance explains rows whose squared deviations are 111.2 to 322.3
   * variances of 68.46. Here are 323.4 and 112.0, by rows that are 11 and 10, or 7 and 6 off 98.
   */
  @ParameterizedTest
  @CsvSource({"10, 51, true", "6, 18, false"})
  void rowsThatVaryJustMoreThanChanceExplainsAreRefuted(int off, int more, boolean refuted) {
    double[][] all = new double[327][200];
    for (int row = 0; row < 200; row++) {
      int by = off + (row / 2 < more ? 1 : 0);
      for (int left = 98 + (row % 2 == 0 ? by : -by); left > 0; ) {
        int run = random.nextInt(326);
        left -= all[run][row] == 0 ? 1 : 0;
        all[run][row] = 1;
      }
    }
    all[326] = coins(0.3, 200, 1);
    Finding found = batches(all);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(refuted ? Status.FAILS : Status.NOT_REFUTED);
    assertThat(found.words().equals("some rows join batches oftener than others"))
        .isEqualTo(refuted);
  }
}
