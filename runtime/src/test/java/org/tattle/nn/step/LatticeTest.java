package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

class LatticeTest {

  @Test
  void theMeshIsAPowerOfTwoOfASixtyFourthOfADeviationOrFiner() {
    for (double deviation : new double[] {1e-30, 0.3, 1, 1.99, 2, 7e9}) {
      double mesh = Lattice.mesh(deviation);
      assertThat(Math.scalb(1.0, Math.getExponent(mesh))).isEqualTo(mesh);
      assertThat(deviation / mesh).isBetween(64.0, 128.0);
    }
  }

  /**
   * Whatever low bits a sum has, what comes out lies on the grid, and is the nearest point there.
   */
  @Test
  void sumsWithNoiseAreTheNearestPointsOfTheGrid() {
    UniformRandomProvider random = new Seed(3).random();
    double deviation = 1.3;
    double mesh = Lattice.mesh(deviation);
    float[] sums = new float[Normals.BLOCK];
    double[] normals = new double[Normals.BLOCK];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) ((random.nextDouble() - 0.5) * Math.pow(10, i % 9 - 4));
      normals[i] = 20 * (random.nextDouble() - 0.5);
    }
    double[] exact = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      exact[i] = Math.rint((sums[i] + deviation * normals[i]) / mesh) * mesh;
    }
    new Lattice().disturb(sums, normals, deviation, sums.length);
    for (int i = 0; i < sums.length; i++) {
      assertThat(sums[i] / mesh % 1).isEqualTo(0);
      assertThat((double) sums[i]).isCloseTo(exact[i], within(0.0));
    }
  }

  @Test
  void sumsBeyondTheFirstAreLeftAlone() {
    float[] sums = {0.1f, 0.1f};
    new Lattice().disturb(sums, new double[] {0, 0}, 1, 1);
    assertThat(sums).containsExactly(0.09375f, 0.1f);
  }
}
