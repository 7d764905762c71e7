package org.tattle.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.data.Letters;
import org.tattle.data.Split;
import org.tattle.model.Mlp;
import org.tattle.nn.Layer;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.target.Target;

class QuantileTest {
  private static final int ROWS = 4000;

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

  @Test
  void tooFewNonMembersAreRefusedInWords() {
    try (Small small =
        new Small(
            new Letters(),
            10,
            Split.Adversary.HALVES,
            new Mlp(List.of(4), Layer.Function.RELU),
            1,
            Small.SEED)) {
      assertThatThrownBy(() -> new Quantile(0.1).run(small.target(), small.context()))
          .isInstanceOf(Fault.class)
          .hasMessage(
              "5 rows that the target was not trained on teach nothing of what to expect of"
                  + " others");
    }
  }

  @Test
  void nonMembersTeachWhatToExpectOfNonMembers() {
    for (Split.Adversary adversary : Split.Adversary.values()) {
      try (Small small =
          new Small(
              new Letters(),
              1500,
              adversary,
              new Mlp(List.of(64), Layer.Function.RELU),
              150,
              Small.SEED)) {
        Target target = small.target();
        Membership found = new Quantile(0.1).run(target, small.context());
        assertThat(found.auc().value()).isGreaterThan(0.6);
        assertThat(found.balancedAccuracy().value()).isGreaterThan(0.5);
      }
    }
  }

  @Test
  void asManyNonMembersAreCalledAsWasAskedFor() {
    calls(2, 750);
  }

  /** Two minutes, by the command for slow tests in the README. */
  @Test
  @Tag("slow")
  void asManyNonMembersOfManyRowsAreCalledAsWasAskedFor() {
    calls(10, 2500);
  }

  /**
   * As many non-members set the cuts as are judged by them. Both counts vary by .05 * .95 / n, and
   * a cut of m rows lies up to 1/(m + 1) on the careful side; of four parts m is n/4.
   */
  private static void calls(int seeds, int each) {
    for (Split.Adversary adversary : Split.Adversary.values()) {
      long called = 0;
      long all = 0;
      for (int seed = 0; seed < seeds; seed++) {
        try (Small small =
            new Small(
                new Letters(),
                2 * each,
                adversary,
                new Mlp(List.of(32), Layer.Function.RELU),
                10,
                new Seed(60 + seed))) {
          Membership found = new Quantile(0.05).run(small.target(), small.context());
          called += found.called().orElseThrow().falsePositives();
          all += found.called().orElseThrow().nonMembers();
        }
      }
      double off = 3 * Math.sqrt(2 * 0.05 * 0.95 / all);
      assertThat((double) called / all)
          .as("%s, %s rows", adversary, all)
          .isBetween(0.05 - off - 4.0 / each, 0.05 + off);
    }
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
}
