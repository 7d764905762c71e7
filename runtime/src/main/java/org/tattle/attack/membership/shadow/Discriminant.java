package org.tattle.attack.membership.shadow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes one number of the answers to several queries about a row. Carlini et al. (2022, section VI)
 * fit a normal of as many dimensions as there are queries to each row and side; with means {@code
 * mu_in}, {@code mu_out} and a covariance S for both, its likelihood ratio is that of the single
 * number
 *
 * <pre>
 *   w' phi,  w = S^-1 (mu_in - mu_out)
 * </pre>
 *
 * <p>(Fisher 1936). A few shadows cannot tell that many means of each row: what is wrong in each
 * adds up, and more queries tell less. So S and the difference of the means, and by them w, are
 * pooled over all rows, as the variance is, and w leaves out of account what copies do not tell. It
 * is learnt from shadows alone.
 */
final class Discriminant {
  /** Added to variances, as a share of them: mirror images of a symmetric row answer alike. */
  private static final double RIDGE = 1e-3;

  private Discriminant() {}

  /** The numbers of these queries as one, for shadows of which every row has some of each side. */
  static ShadowScores of(List<ShadowScores> queries) {
    return ShadowScores.sum(queries, weights(queries));
  }

  private static double[] weights(List<ShadowScores> queries) {
    int size = queries.size();
    double[] difference = new double[size];
    double[][] covariance = new double[size][size];
    for (int i = 0; i < queries.get(0).rows(); i++) {
      List<double[]> in = new ArrayList<>();
      List<double[]> out = new ArrayList<>();
      for (int q = 0; q < size; q++) {
        in.add(queries.get(q).in(i));
        out.add(queries.get(q).out(i));
        difference[q] += centre(in.get(q)) - centre(out.get(q));
      }
      add(in, covariance);
      add(out, covariance);
    }
    return solve(covariance, difference);
  }

  /** Takes the mean away, and tells it. */
  private static double centre(double[] sample) {
    double mean = Arrays.stream(sample).average().orElseThrow();
    Arrays.setAll(sample, s -> sample[s] - mean);
    return mean;
  }

  private static void add(List<double[]> off, double[][] covariance) {
    for (int q = 0; q < covariance.length; q++) {
      for (int k = 0; k <= q; k++) {
        double[] a = off.get(q);
        double[] b = off.get(k);
        for (int s = 0; s < a.length; s++) {
          covariance[q][k] += a[s] * b[s];
        }
      }
    }
  }

  /**
   * Solves {@code matrix w = right} by the Cholesky root of the matrix, given by its lower half.
   */
  public static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    double[] w = new double[size];
    for (int q = 0; q < size; q++) {
      double least = RIDGE * matrix[q][q];
      matrix[q][q] += least;
      w[q] = right[q];
      for (int k = 0; k <= q; k++) {
        double rest = matrix[q][k];
        for (int j = 0; j < k; j++) {
          rest -= matrix[q][j] * matrix[k][j];
        }
        if (k < q) {
          matrix[q][k] = rest / matrix[k][k];
          w[q] -= matrix[q][k] * w[k];
        } else {
          matrix[q][q] = Math.sqrt(Math.max(Math.max(rest, least), Double.MIN_NORMAL));
        }
      }
      w[q] /= matrix[q][q];
    }
    for (int q = size - 1; q >= 0; q--) {
      for (int k = q + 1; k < size; k++) {
        w[q] -= matrix[k][q] * w[k];
      }
      w[q] /= matrix[q][q];
    }
    return w;
  }
}
