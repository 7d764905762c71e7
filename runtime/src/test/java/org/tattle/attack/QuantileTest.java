package org.tattle.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.data.Letters;
import org.tattle.data.Split;
import org.tattle.model.Mlp;
import org.tattle.nn.Layer;
import org.tattle.run.Control;
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
            java.util.Arrays.copyOf(inputs, ROWS),
            java.util.Arrays.copyOf(values, ROWS),
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

  @Test
  void nonMembersTeachWhatToExpectOfNonMembers() {
    for (Split.Adversary adversary : Split.Adversary.values()) {
      try (Small small =
          new Small(
              new Letters(),
              1500,
              adversary,
              new Mlp(java.util.List.of(64), Layer.Function.RELU),
              150,
              Small.SEED)) {
        Target target = small.target();
        Membership found = new Quantile(0.1).run(target, small.context());
        assertThat(found.auc().value()).isGreaterThan(0.6);
        assertThat(found.called().orElseThrow().fpr().value()).isCloseTo(0.1, within(0.08));
        assertThat(found.balancedAccuracy().value()).isGreaterThan(0.5);
      }
    }
  }
}
