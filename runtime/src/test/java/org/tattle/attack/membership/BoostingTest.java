package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** Quantiles as functions of features, and the levels that are read off several of them. */
class BoostingTest {
  private static final int ROWS = 4000;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static Boosting fit(float[][] inputs, double[] values, double quantile) {
    return new Boosting(inputs, values, quantile, new Seed(3), Control.NONE);
  }

  /** Rows that are all alike. */
  private static float[][] alike(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> new float[] {1, 2}).toArray(float[][]::new);
  }

  /** Of new rows, a share of 10 % lies above the 90 % quantile: 400, three deviations of 19. */
  @Test
  void theQuantileHoldsForNewRowsOnEitherSideOfAStep() {
    float[][] inputs = new float[2 * ROWS][];
    double[] values = new double[2 * ROWS];
    UniformRandomProvider random = new Seed(4).random();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      boolean wide = inputs[i][1] > 0.5;
      values[i] = (wide ? 10 : 0) + (wide ? 5 : 1) * random.nextDouble();
    }
    Boosting fitted =
        new Boosting(
            Arrays.copyOf(inputs, ROWS),
            Arrays.copyOf(values, ROWS),
            0.9,
            new Seed(5),
            Control.NONE);
    int above = 0;
    for (int i = ROWS; i < inputs.length; i++) {
      above += values[i] > fitted.of(inputs[i]) ? 1 : 0;
    }
    assertThat((double) above / ROWS).isCloseTo(0.1, within(3 * 0.0048 * Math.sqrt(2)));
    assertThat(fitted.of(new float[] {0.5f, 0.9f, 0.5f})).isCloseTo(14.5, within(0.3));
    assertThat(fitted.of(new float[] {0.5f, 0.1f, 0.5f})).isCloseTo(0.9, within(0.3));
  }

  /** One row in 25 has the feature: fewer than a bin holds, and it has an edge of its own. */
  @Test
  void aRareFeatureIsSplitOn() {
    float[][] inputs = new float[2000][];
    double[] values = new double[2000];
    UniformRandomProvider random = new Seed(14).random();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[] {5, i % 25 == 0 ? 1 : 0};
      values[i] = random.nextDouble() + (i % 25 == 0 ? 10 : 0);
    }
    Boosting fitted = new Boosting(inputs, values, 0.5, new Seed(15), Control.NONE);
    // The median of 80 uniform numbers is wrong by .17 at most, three deviations.
    assertThat(fitted.of(new float[] {5, 1})).isCloseTo(10.5, within(0.2));
    assertThat(fitted.of(new float[] {5, 0})).isCloseTo(0.5, within(0.2));
  }

  /** The smallest value that a share of q is at most, as there is nothing to tell rows apart. */
  @Test
  void rowsThatAreAlikeHaveTheQuantileOfAll() {
    for (int size : new int[] {1, 7, 10, 100}) {
      double[] values = IntStream.range(0, size).mapToDouble(i -> (i * 37 % size) + 1).toArray();
      for (double quantile : new double[] {0.01, 0.3, 0.5, 0.95}) {
        double exact = Math.max(1, Math.ceil(quantile * size));
        assertThat(fit(alike(size), values, quantile).of(new float[] {1, 2}))
            .as("%s of %d", quantile, size)
            .isCloseTo(exact, within(1e-12));
      }
    }
  }

  /**
   * Eight kinds of row by three features, of which only one kind is high: it takes all three levels
   * of a tree. Each of 100 trees takes a tenth of what is left, so 0.9^100 of it stays.
   */
  @Test
  void featuresThatOnlyTellTogetherAreSplitOnInTurn() {
    int each = 200;
    float[][] inputs = new float[8 * each][];
    double[] values = new double[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = kind(i % 8);
      values[i] = (i % 8 == 7 ? 100 : 0) + i / 8;
    }
    for (double quantile : new double[] {0.25, 0.5, 0.9}) {
      Boosting fitted = fit(inputs, values, quantile);
      for (int kind = 0; kind < 8; kind++) {
        double exact = (kind == 7 ? 100 : 0) + quantile * each - 1;
        // Of the last trees some may split elsewhere, and each moves by a tenth of a few values.
        assertThat(fitted.of(kind(kind))).as("%s", kind).isCloseTo(exact, within(3.0));
      }
    }
  }

  private static float[] kind(int bits) {
    return new float[] {bits & 1, bits >> 1 & 1, bits >> 2};
  }

  /** Sixteen bins, one for each of as many values; what lies between belongs to the lower. */
  @Test
  void aStepIsFoundBetweenAnyTwoBins() {
    int each = 60;
    float[][] inputs = new float[16 * each][];
    double[] values = new double[inputs.length];
    for (int step = 1; step < 16; step++) {
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = new float[] {i % 16};
        values[i] = (i % 16 < step ? 100 : 0) + i / 16 / (double) each;
      }
      Boosting fitted = fit(inputs, values, 0.5);
      for (float below : new float[] {-100, 0, step - 1, step - 0.5f}) {
        assertThat(fitted.of(new float[] {below})).as("%s", step).isCloseTo(100.5, within(0.3));
      }
      for (float above : new float[] {step, 15, 100}) {
        assertThat(fitted.of(new float[] {above})).as("%s", step).isCloseTo(0.5, within(0.3));
      }
    }
  }

  /** Ten rows are too few to learn from, wherever else there is nothing to learn. */
  @Test
  void aLeafHasTwentyRowsOrMore() {
    int rows = 1000;
    float[][] inputs = new float[rows][];
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      inputs[i] = new float[] {i < 10 ? 1 : 0};
      values[i] = i < 10 ? 50 : i % 10;
    }
    Boosting fitted = fit(inputs, values, 0.5);
    assertThat(fitted.of(new float[] {1})).isEqualTo(fitted.of(new float[] {0}));
  }

  /**
   * Of 300 features a tree sees some 128, the one that tells in a third of all trees: 0.9^35 of the
   * distance stays, and more by chance.
   */
  @Test
  void oneFeatureOfManyIsFound() {
    UniformRandomProvider random = new Seed(31).random();
    float[][] inputs = new float[400][300];
    double[] values = new double[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      for (int f = 0; f < 300; f++) {
        inputs[i][f] = random.nextInt(2);
      }
      values[i] = 10 * inputs[i][299] + random.nextDouble();
    }
    Boosting fitted = fit(inputs, values, 0.5);
    double off = 0;
    for (int i = 0; i < inputs.length; i++) {
      off = Math.max(off, Math.abs(fitted.of(inputs[i]) - values[i]));
    }
    assertThat(off).isLessThan(4);
  }

  @Test
  void treesFollowTheirSeedAndStopWhereTheyAreCancelled() {
    UniformRandomProvider random = new Seed(32).random();
    float[][] inputs = new float[200][];
    double[] values = new double[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[] {random.nextFloat(), random.nextFloat()};
      values[i] = inputs[i][0] + random.nextDouble();
    }
    float[] row = {0.3f, 0.6f};
    assertThat(fit(inputs, values, 0.5).of(row)).isEqualTo(fit(inputs, values, 0.5).of(row));
    Boosting other = new Boosting(inputs, values, 0.5, new Seed(4), Control.NONE);
    assertThat(other.of(row)).isNotEqualTo(fit(inputs, values, 0.5).of(row));
    Control cancelled =
        new Control() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> new Boosting(inputs, values, 0.5, new Seed(4), cancelled))
        .isInstanceOf(CancellationException.class);
  }

  /** Of normal scores whose spread doubles with a feature, the score is the normal deviate. */
  @Test
  void aScoreIsTheLevelAtWhichARowWouldJustBeCalled() {
    UniformRandomProvider random = new Seed(8).random();
    float[][] inputs = new float[ROWS][];
    double[] sure = new double[ROWS];
    var normal = NormalDistribution.of(0, 1).createSampler(random);
    for (int i = 0; i < ROWS; i++) {
      inputs[i] = new float[] {i % 2};
      sure[i] = (i % 2 == 0 ? 1 : 2) * normal.sample();
    }
    Levels levels = new Levels(inputs, sure, 0.1, new Seed(9), Control.NONE);
    for (double z : new double[] {-1, 0, 0.5, 1, 1.5, 2, 3}) {
      // A quantile of 2,000 rows is wrong by .07 at the median and .2 beyond 1 %, three deviations.
      double off = 0.07 + 0.05 * z * z;
      assertThat(levels.of(new float[] {0}, z)).as("%s", z).isCloseTo(z, within(off));
      assertThat(levels.of(new float[] {1}, 2 * z)).as("%s", z).isCloseTo(z, within(off));
    }
    assertThat(levels.of(new float[] {0}, 9)).isGreaterThan(levels.of(new float[] {0}, 8));
    assertThat(levels.of(new float[] {0}, -9)).isLessThan(levels.of(new float[] {0}, -8));
  }

  /**
   * Of 1000 rows that are alike, with the values 1 to 1000, the quantiles are known: 100, 500, 800,
   * 950 and 990 at tails of .9, .5, .2, .05 and .01, and what lies between is on a line.
   */
  @Test
  void levelsLieOnLinesBetweenTheQuantiles() {
    double[] sure = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i).toArray();
    Levels levels = new Levels(alike(1000), sure, 0.05, new Seed(9), Control.NONE);
    double[] value = {100, 500, 800, 950, 990};
    double[] level = new double[5];
    double[] tails = {0.9, 0.5, 0.2, 0.05, 0.01};
    Arrays.setAll(level, l -> NORMAL.inverseSurvivalProbability(tails[l]));
    float[] row = {1, 2};
    for (int l = 0; l < 5; l++) {
      assertThat(levels.of(row, value[l])).isCloseTo(level[l], within(1e-9));
      if (l > 0) {
        double between = 0.75 * value[l - 1] + 0.25 * value[l];
        assertThat(levels.of(row, between))
            .isCloseTo(0.75 * level[l - 1] + 0.25 * level[l], within(1e-9));
      }
    }
    double slope = (level[4] - level[0]) / 890;
    assertThat(levels.of(row, 1090)).isCloseTo(level[4] + 100 * slope, within(1e-9));
    assertThat(levels.of(row, 0)).isCloseTo(level[0] - 100 * slope, within(1e-9));
  }

  /** A quantile takes five rows on either side; the level asked for and the median stay. */
  @Test
  void fewRowsHaveFewLevels() {
    double[] sure = IntStream.rangeClosed(1, 24).mapToDouble(i -> i).toArray();
    float[] row = {1, 2};
    // Of 24 rows .2 is too little: only the median, 12, and .1, whose quantile is the 22nd.
    Levels few = new Levels(alike(24), sure, 0.1, new Seed(9), Control.NONE);
    double tenth = NORMAL.inverseSurvivalProbability(0.1);
    assertThat(few.of(row, 12)).isCloseTo(0, within(1e-9));
    assertThat(few.of(row, 22)).isCloseTo(tenth, within(1e-9));
    assertThat(few.of(row, 17)).isCloseTo(tenth / 2, within(1e-9));
    // Of 25 it is just enough: the 20th.
    double[] more = IntStream.rangeClosed(1, 25).mapToDouble(i -> i).toArray();
    Levels enough = new Levels(alike(25), more, 0.1, new Seed(9), Control.NONE);
    assertThat(enough.of(row, 20)).isCloseTo(NORMAL.inverseSurvivalProbability(0.2), within(1e-9));
  }

  /** Where all non-members look alike, every other confidence lies far from theirs. */
  @Test
  void valuesThatAreAllEqualSetEveryOtherFarApart() {
    Levels levels = new Levels(alike(100), new double[100], 0.05, new Seed(9), Control.NONE);
    float[] row = {1, 2};
    assertThat(levels.of(row, 0)).isFinite();
    assertThat(levels.of(row, 1e-9)).isGreaterThan(1e9);
    assertThat(levels.of(row, -1e-9)).isLessThan(-1e9);
  }
}
