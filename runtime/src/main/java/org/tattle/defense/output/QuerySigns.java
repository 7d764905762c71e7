package org.tattle.defense.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.defense.Query;
import org.tattle.measure.ShapiroWilk;

/**
 * What a window of queries looks like.
 *
 * @param nearest the distance of each query but the first to the nearest before it
 * @param normal W of the distances within classes; 1 where there are too few to tell
 */
record QuerySigns(double[] nearest, double normal) {
  private static final int FEWEST = 12;
  private static final double FAR = 3;

  /** Of queries in the order in which they were put. */
  static QuerySigns of(List<Query> window) {
    double[][] distances = distances(window);
    double[] nearest = new double[window.size() - 1];
    for (int i = 1; i < window.size(); i++) {
      nearest[i - 1] = Arrays.stream(distances[i], 0, i).min().orElseThrow();
    }
    return new QuerySigns(nearest, normal(window, distances));
  }

  /** Which share of queries is that near to one before. */
  double alike(double radius) {
    return Arrays.stream(nearest).filter(it -> it <= radius).count() / (double) nearest.length;
  }

  private static double normal(List<Query> window, double[][] distances) {
    Map<Integer, Kept> classes = new HashMap<>();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < distances.length; i++) {
      classes.computeIfAbsent(window.get(i).said(), said -> new Kept()).take(i, distances, all);
    }
    double[] left = within(all.stream().mapToDouble(it -> it).toArray());
    return left.length < FEWEST ? 1 : ShapiroWilk.of(left);
  }

  /** Those within three deviations of the mean. */
  private static double[] within(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double far = FAR * deviation(values, mean);
    return Arrays.stream(values).filter(it -> Math.abs(it - mean) <= far).toArray();
  }

  private static double deviation(double[] values, double mean) {
    return Math.sqrt(
        Arrays.stream(values).map(it -> (it - mean) * (it - mean)).average().orElse(0));
  }

  /** Queries of one class that are far enough from each other, and the distances of these. */
  private static final class Kept {
    private final List<Integer> kept = new ArrayList<>();
    private final List<Double> apart = new ArrayList<>();
    private double bound;

    void take(int query, double[][] distances, List<Double> all) {
      if (kept.isEmpty()) {
        kept.add(query);
        return;
      }
      double least = kept.stream().mapToDouble(it -> distances[query][it]).min().orElseThrow();
      all.add(least);
      if (least > bound) {
        kept.add(query);
        apart.add(least);
        double[] values = apart.stream().mapToDouble(it -> it).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        bound = Math.max(bound, mean - deviation(values, mean));
      }
    }
  }

  /** The distance of each query to each other: {@code |x - y|^2 = |x|^2 + |y|^2 - 2 x y}. */
  private static double[][] distances(List<Query> window) {
    double[][] inputs =
        window.stream()
            .map(query -> query.input())
            .map(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray())
            .toArray(double[][]::new);
    INDArray rows = Nd4j.createFromArray(inputs);
    int count = inputs.length;
    double[] products = rows.mmul(rows.transpose()).data().asDouble();
    double[][] distances = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        boolean same = Arrays.equals(inputs[i], inputs[j]); // which rounding would hide
        double square =
            products[i * count + i] + products[j * count + j] - 2 * products[i * count + j];
        distances[i][j] = same ? 0 : Math.sqrt(Math.max(0, square));
      }
    }
    return distances;
  }
}
