package org.tattle.measure.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class SpaceTest {
  @Test
  void theNearestAreThoseOfAllDistances() {
    float[][] points =
        IntStream.range(0, 3000)
            .mapToObj(i -> new float[] {(i * 37) % 101, (i * 53) % 97})
            .toArray(float[][]::new);
    int[][] near = new NearestPoints(points).of(5, Control.NONE);
    for (int i : new int[] {0, 1500, 2999}) {
      double[] all =
          IntStream.range(0, points.length)
              .mapToDouble(j -> j == i ? Double.POSITIVE_INFINITY : square(points[i], points[j]))
              .sorted()
              .limit(5)
              .toArray();
      assertThat(Arrays.stream(near[i]).mapToDouble(j -> square(points[i], points[j])).toArray())
          .isEqualTo(all);
      assertThat(near[i]).doesNotContain(i);
    }
  }

  private static double square(float[] one, float[] other) {
    double square = 0;
    for (int k = 0; k < one.length; k++) {
      square += (one[k] - other[k]) * (one[k] - other[k]);
    }
    return square;
  }

  @Test
  void twoHeapsOfPointsAreTwoClusters() {
    double[][] points =
        IntStream.range(0, 100)
            .mapToObj(i -> new double[] {i < 20 ? 10 + i * 0.01 : i * 0.01, 0})
            .toArray(double[][]::new);
    TwoMeans parted = TwoMeans.of(points, new Seed(1), Control.NONE);
    assertThat(parted.small()).isEqualTo(0.2, within(1e-9));
    assertThat(parted.smaller()[0]).isEqualTo(10.095, within(1e-9));
    double[] nearer = parted.nearer(points);
    assertThat(IntStream.range(0, 100).filter(i -> nearer[i] > 0)).hasSize(20);
    assertThat(parted.silhouette(nearer)).isGreaterThan(0.9);
  }

  @Test
  void theStrongestDirectionIsThatOfMostVariance() {
    double[][] vectors =
        IntStream.range(0, 50)
            .mapToObj(i -> new double[] {5 + 3 * (i % 7), 1 + 4 * (i % 7), i % 2})
            .toArray(double[][]::new);
    Directions found = Directions.of(vectors, 2);
    assertThat(Math.abs(found.axes()[0][0])).isEqualTo(0.6, within(0.01));
    assertThat(Math.abs(found.axes()[0][1])).isEqualTo(0.8, within(0.01));
    assertThat(found.axes()).hasNumberOfRows(2);
  }
}
