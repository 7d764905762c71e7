package org.tattle.measure.space;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Points in two clusters around their means (Lloyd 1982), the best of several starts.
 *
 * @param smaller the centre of the one with fewer points
 * @param larger the centre of the other
 * @param small the share of points in the smaller
 */
public record TwoMeans(double[] smaller, double[] larger, double small) {
  private static final int STARTS = 10;
  private static final int MOST_ROUNDS = 300;

  /**
   * @param points at least two
   */
  public static TwoMeans of(double[][] points, Seed seed, Control control) {
    UniformRandomProvider random = seed.random();
    double[][] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start < STARTS; start++) {
      control.check();
      double[][] centres = start(points, random);
      double spread = Double.POSITIVE_INFINITY;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        double now = settle(points, centres);
        if (!(now < spread)) {
          break;
        }
        spread = now;
      }
      if (best == null || spread < least) {
        best = centres;
        least = spread;
      }
    }
    double[] one = best[0];
    double[] other = best[1];
    double first =
        Arrays.stream(points).filter(p -> square(p, one) < square(p, other)).count()
            / (double) points.length;
    return first <= 0.5 ? new TwoMeans(one, other, first) : new TwoMeans(other, one, 1 - first);
  }

  /** A point, and another drawn by the square of its distance (Arthur and Vassilvitskii 2007). */
  private static double[][] start(double[][] points, UniformRandomProvider random) {
    double[] one = points[random.nextInt(points.length)];
    double[] far = Arrays.stream(points).mapToDouble(p -> square(p, one)).toArray();
    double left = random.nextDouble() * Arrays.stream(far).sum();
    int other = 0;
    while (other < points.length - 1 && (left -= far[other]) > 0) {
      other++;
    }
    return new double[][] {one.clone(), points[other].clone()};
  }

  /** Moves each centre to the mean of the points that are nearest to it; their spread before. */
  private static double settle(double[][] points, double[][] centres) {
    double[][] sums = new double[2][centres[0].length];
    int[] counts = new int[2];
    double spread = 0;
    for (double[] point : points) {
      double one = square(point, centres[0]);
      double other = square(point, centres[1]);
      int nearest = one < other ? 0 : 1;
      spread += Math.min(one, other);
      counts[nearest]++;
      for (int k = 0; k < point.length; k++) {
        sums[nearest][k] += point[k];
      }
    }
    for (int c = 0; c < 2; c++) {
      for (int k = 0; counts[c] > 0 && k < sums[c].length; k++) {
        centres[c][k] = sums[c][k] / counts[c];
      }
    }
    return spread;
  }

  /**
   * How much nearer each point is to the smaller one's centre, as a share of the larger distance.
   */
  public double[] nearer(double[][] points) {
    return Arrays.stream(points)
        .mapToDouble(
            point -> {
              double own = Math.sqrt(square(point, smaller));
              double other = Math.sqrt(square(point, larger));
              double most = Math.max(own, other);
              return most == 0 ? 0 : (other - own) / most;
            })
        .toArray();
  }

  /** How well they lie apart: the mean of that, of whichever is a point's own. */
  public double silhouette(double[] nearer) {
    return Arrays.stream(nearer).map(Math::abs).average().orElseThrow();
  }

  private static double square(double[] point, double[] centre) {
    double square = 0;
    for (int k = 0; k < point.length; k++) {
      double off = point[k] - centre[k];
      square += off * off;
    }
    return square;
  }
}
