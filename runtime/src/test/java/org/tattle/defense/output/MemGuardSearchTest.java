package org.tattle.defense.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemGuardSearchTest {
  /**
   * One hidden unit that sees the largest of three probabilities: {@code g = 10 ReLU(p_max) - 6},
   * so h is undecided at 0.6.
   */
  private static final float[] WEIGHTS = {0, 0, 1, 0, 0, 0, 10, -6};

  @Test
  void anAnswerThatGivesItselfAwayIsMovedToWhereTheClassifierCannotTell() {
    MemGuardSearch noise = new MemGuardSearch(WEIGHTS, 1, 3, 300);
    double[] sure = {0.02, 0.95, 0.03};
    assertThat(noise.member(sure)).isGreaterThan(0.95);
    double[] changed = noise.on(sure);
    assertThat(Arrays.stream(changed).sum()).isCloseTo(1, within(1e-9));
    assertThat(changed[1]).isBetween(0.5, 0.6);
    assertThat(noise.member(changed)).isCloseTo(0.5, within(0.15));
    double[] unsure = noise.on(new double[] {0.4, 0.3, 0.3});
    assertThat(unsure[0]).isBetween(0.6, 0.7);
  }

  @Test
  void whereNothingHelpsTheAnswerStays() {
    float[] certain = {0, 0, 0, 1, 0, 0, 0, 5};
    double[] p = {0.2, 0.5, 0.3};
    assertThat(new MemGuardSearch(certain, 1, 3, 50).on(p)).containsExactly(p);
  }
}
