package org.tattle.dsl.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OutlineTest {

  @Test
  void pointsOnAStraightLineGo() {
    double[] places = {0, 0.2, 0.5, 1};

    assertThat(Outline.of(places, places, 100)).containsExactly(0, 3);
  }

  @Test
  void cornersOfStepsStay() {
    double[] x = {0, 0.3, 0.3, 0.6, 0.6, 1};
    double[] y = {0, 0, 0.2, 0.2, 0.9, 0.9};

    assertThat(Outline.of(x, y, 100)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void aCurveOfTenThousandPointsStaysWithinAPixelOfItself() {
    Random random = new Random(7);
    double[] x = new double[10_000];
    double[] y = new double[x.length];
    for (int i = 1; i < x.length; i++) {
      x[i] = i / (x.length - 1.0);
      y[i] = y[i - 1] + random.nextDouble() / x.length;
    }

    int[] kept = Outline.of(x, y, 380);

    assertThat(kept.length).isLessThanOrEqualTo(380);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      int after = Arrays.binarySearch(kept, i);
      if (after < 0) {
        int last = kept[-after - 1];
        int first = kept[-after - 2];
        double t = (x[i] - x[first]) / (x[last] - x[first]);
        worst = Math.max(worst, Math.abs(y[i] - y[first] - t * (y[last] - y[first])));
      }
    }
    assertThat(worst).isLessThan(1.0 / Chart.WIDTH);
  }

  @Test
  void shortAndStandingLinesAreKept() {
    assertThat(Outline.of(new double[] {0.5}, new double[] {0.5}, 10)).containsExactly(0);
    double[] still = {0.5, 0.5, 0.5};
    assertThat(Outline.of(still, still, 10)).containsExactly(0, 2);
  }
}
