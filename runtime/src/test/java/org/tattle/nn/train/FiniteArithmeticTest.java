package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.step.Normals;

class FiniteArithmeticTest {
  private static final Network DENSE =
      new Network(Shape.flat(99), List.of(new Layer.Dense(20)), 10);

  /** 99 + 1 weights to each of 20 units, 21 to each of 10, and one number for a quantile. */
  private static final double NUMBERS = 2000 + 210 + 1;

  @Test
  void theDivergenceIsThatOfAllNumbersThatAreReleased() {
    FiniteArithmetic charged = FiniteArithmetic.of(DENSE, 1000, 1);
    assertThat(charged.divergence()).isEqualTo(NUMBERS * 1000 * 0x1.0p-65);
    double rho = charged.divergence();
    assertThat(charged.epsilon(30)).isCloseTo(2 * (rho + 2 * Math.sqrt(30 * rho)), within(1e-18));
    assertThat(charged.epsilon(30)).isBetween(1e-6, 1e-5);
  }

  @Test
  void tailsThatNoiseReachesCostNothingToSpeakOf() {
    assertThat(FiniteArithmetic.of(DENSE, 1_000_000, 0.1).delta())
        .isCloseTo(Math.exp(-64), within(1e-40));
  }

  /** A row that moves a sum by more deviations than noise has is seen for certain. */
  @Test
  void noiseThatDoesNotReachIsNoGuarantee() {
    assertThat(FiniteArithmetic.of(DENSE, 1, 1 / 40.0).delta()).isEqualTo(1);
    double inside = Normals.REACH - 30;
    assertThat(FiniteArithmetic.of(DENSE, 2, 1 / 30.0).delta())
        .isCloseTo(2 * Math.sqrt(NUMBERS) * Math.exp(-inside * inside / 2), within(1e-20));
  }

  @Test
  void sumsOverSharedWeightsAreNotProved() {
    assertThat(FiniteArithmetic.of(DENSE, 1, 1).proved()).isTrue();
    Layer convolution = new Layer.Convolution(2, 3);
    Network images = new Network(new Shape(1, 4, 4), List.of(convolution), 2);
    assertThat(FiniteArithmetic.of(images, 1, 1).proved()).isFalse();
    Network tokens = new Network(Shape.flat(4), List.of(new Layer.Embedding(5, 2)), 2);
    assertThat(FiniteArithmetic.of(tokens, 1, 1).proved()).isFalse();
  }

  /** All 100 rows: one part, 2 (100 + 1 + 2) 100 / 2^24, and norms of 119 + 16 numbers. */
  @Test
  void gradientsKeepTheNormLessWhatRoundingCanAdd() {
    PrivateSteps privacy = new PrivateSteps(1, 1, 1, 10, true);
    double expected = (1 + 135 * 0x1.0p-24) * (1 + 2 * 103 * 100 * 0x1.0p-24);
    assertThat(1 / FiniteArithmetic.kept(DENSE, privacy, 100, 128))
        .isCloseTo(expected, within(1e-15));
    double parts = (1 + 135 * 0x1.0p-24) * (1 + 2 * (10 + 10 + 2) * 100 * 0x1.0p-24);
    assertThat(1 / FiniteArithmetic.kept(DENSE, privacy, 100, 10)).isCloseTo(parts, within(1e-15));
  }

  /** Bernstein at e^-64 over 100 steps: 64 + 68.6/3 + sqrt((68.6/3)^2 + 2 68.6 64) = 183.4. */
  @Test
  void theLargestBatchIsReckonedWithAndNotAllRows() {
    PrivateSteps privacy = new PrivateSteps(0.001, 1, 1, 100, true);
    double expected = (1 + 135 * 0x1.0p-24) * (1 + 2 * (128 + 2 + 2) * 184 * 0x1.0p-24);
    assertThat(1 / FiniteArithmetic.kept(DENSE, privacy, 64_000, 128))
        .isCloseTo(expected, within(1e-15));
  }
}
