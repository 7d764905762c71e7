package org.tattle.measure.space;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/**
 * The directions along which some vectors differ most: the first singular vectors of what is left
 * of them after their mean, by the eigenvectors of their second moments.
 *
 * @param mean {@code [width]}
 * @param axes {@code [count][width]}, of length 1, the strongest first
 */
public record Directions(double[] mean, double[][] axes) {

  /**
   * Those of some vectors.
   *
   * @param vectors {@code [rows][width]}, at least one
   */
  public static Directions of(double[][] vectors, int count) {
    int width = vectors[0].length;
    double[] mean = new double[width];
    for (double[] vector : vectors) {
      for (int u = 0; u < width; u++) {
        mean[u] += vector[u] / vectors.length;
      }
    }
    double[][] moments = new double[width][width];
    double[] off = new double[width];
    for (double[] vector : vectors) {
      Arrays.setAll(off, u -> vector[u] - mean[u]);
      for (int u = 0; u < width; u++) {
        for (int v = 0; v <= u; v++) {
          moments[u][v] += off[u] * off[v];
        }
      }
    }
    R064Store matrix = R064Store.FACTORY.make(width, width);
    for (int u = 0; u < width; u++) {
      for (int v = 0; v <= u; v++) {
        matrix.set(u, v, moments[u][v]);
        matrix.set(v, u, moments[u][v]);
      }
    }
    Eigenvalue<Double> found = Eigenvalue.R064.make(matrix, true);
    found.decompose(matrix);
    int[] strongest =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -found.getD().doubleValue(k, k)))
            .mapToInt(k -> k)
            .toArray();
    double[][] axes = new double[Math.min(count, width)][width];
    for (int k = 0; k < axes.length; k++) {
      for (int u = 0; u < width; u++) {
        axes[k][u] = found.getV().doubleValue(u, strongest[k]);
      }
    }
    return new Directions(mean, axes);
  }

  /** How far a vector lies along each of them, from the mean. */
  public double[] along(double[] vector) {
    double[] places = new double[axes.length];
    for (int k = 0; k < axes.length; k++) {
      for (int u = 0; u < mean.length; u++) {
        places[k] += axes[k][u] * (vector[u] - mean[u]);
      }
    }
    return places;
  }
}
