package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

class PairingTest {

  @RepeatedTest(20)
  void noOtherPairingCostsLess(RepetitionInfo info) {
    UniformRandomProvider random = new Seed(info.getCurrentRepetition()).random();
    double[][] cost = new double[4][6];
    for (double[] row : cost) {
      Arrays.setAll(row, i -> random.nextDouble() * random.nextInt(3));
    }
    int[] columnOf = Pairing.of(cost);
    double sum = 0;
    for (int row = 0; row < cost.length; row++) {
      sum += cost[row][columnOf[row]];
    }
    assertThat(Arrays.stream(columnOf).distinct().count()).isEqualTo(4);
    assertThat(sum).isCloseTo(least(cost, 0, new boolean[6]), within(1e-12));
  }

  private static double least(double[][] cost, int row, boolean[] taken) {
    if (row == cost.length) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        least = Math.min(least, cost[row][column] + least(cost, row + 1, taken));
        taken[column] = false;
      }
    }
    return least;
  }

  /** By scipy's filters, windows of 11 with deviation 1.5, those alone that lie inside. */
  @Test
  void picturesAreAsAlikeAsAnotherProgramSays() {
    double[] x = new double[144];
    double[] y = new double[144];
    for (int i = 0; i < 144; i++) {
      x[i] = i % 12 / 12.0;
      y[i] = i / 12 / 12.0;
    }
    assertThat(Ssim.of(x, x, 12, 12, 1)).isCloseTo(1, within(1e-12));
    assertThat(Ssim.of(x, y, 12, 12, 1)).isCloseTo(0.027842682095513906, within(1e-9));
  }
}
