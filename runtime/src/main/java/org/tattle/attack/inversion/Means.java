package org.tattle.attack.inversion;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;

/** Means of rows, and how like them something is. */
final class Means {
  private Means() {}

  /** The mean of those rows; zeros if there are none. */
  static double[] of(Dataset data, IntPredicate which) {
    return of(data, IntStream.range(0, data.rows()).filter(which).toArray());
  }

  /** The mean of the rows of a class among these. */
  static double[] of(Dataset data, int[] rows, int label) {
    return of(data, IntStream.of(rows).filter(row -> data.labels()[row] == label).toArray());
  }

  private static double[] of(Dataset data, int[] rows) {
    int width = data.shape().size();
    double[] mean = new double[width];
    for (int row : rows) {
      float[] values = data.values(new int[] {row});
      for (int f = 0; f < width; f++) {
        mean[f] += values[f] / rows.length;
      }
    }
    return mean;
  }

  /** Pearson's correlation of two rows, of what each has beyond a third. */
  static double correlation(double[] one, double[] other, double[] beyond) {
    int width = one.length;
    double[] a = IntStream.range(0, width).mapToDouble(f -> one[f] - beyond[f]).toArray();
    double[] b = IntStream.range(0, width).mapToDouble(f -> other[f] - beyond[f]).toArray();
    double meanA = IntStream.range(0, width).mapToDouble(f -> a[f]).average().orElse(0);
    double meanB = IntStream.range(0, width).mapToDouble(f -> b[f]).average().orElse(0);
    double both = 0;
    double first = 0;
    double second = 0;
    for (int f = 0; f < width; f++) {
      both += (a[f] - meanA) * (b[f] - meanB);
      first += (a[f] - meanA) * (a[f] - meanA);
      second += (b[f] - meanB) * (b[f] - meanB);
    }
    return first == 0 || second == 0 ? 0 : both / Math.sqrt(first * second);
  }

  /** How far the nearest of these rows is, as a mean over features. */
  static double nearest(Dataset data, int[] rows, double[] from) {
    double least = Double.POSITIVE_INFINITY;
    for (int row : rows) {
      float[] values = data.values(new int[] {row});
      double squares = 0;
      for (int f = 0; f < from.length && squares < least; f++) {
        squares += (values[f] - from[f]) * (values[f] - from[f]);
      }
      least = Math.min(least, squares);
    }
    return Math.sqrt(least / from.length);
  }
}
