package org.tattle.defense.sieve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * A linear classifier: weights W that bring {@code xW} near to 1 at the class of a row and to 0 at
 * others, by least squares with a ridge as strong as one row more. With A the squares of the rows
 * that it learned from, and the ridge, a row x of class y adds {@code g r} to W, where {@code g =
 * A⁻¹x / (1 + xᵀA⁻¹x)} and {@code r = y - xW} (Sherman and Morrison 1950).
 */
final class LeastSquares {
  /** {@code [rows, width + 1]}, the last of each 1. */
  private final R064Store rows;

  /** {@code [rows, classes]}. */
  private final R064Store truth;

  LeastSquares(float[][] places, int[] labels, int classes) {
    int width = places[0].length;
    rows = R064Store.FACTORY.make(places.length, width + 1);
    truth = R064Store.FACTORY.make(places.length, classes);
    for (int i = 0; i < places.length; i++) {
      for (int d = 0; d < width; d++) {
        rows.set(i, d, places[i][d]);
      }
      rows.set(i, width, 1);
      truth.set(i, labels[i], 1);
    }
  }

  /**
   * By how much the mean square of what it is off by on some rows grows once it has learned from a
   * row more.
   *
   * @param from what it learns from
   * @param on what it is looked at on
   * @return of each row there is
   */
  double[] worseBy(int[] from, int[] on) {
    MatrixStore<Double> learned = rows.rows(from);
    MatrixStore<Double> inverse = inverse(learned.transpose().multiply(learned), from.length);
    MatrixStore<Double> weights = inverse.multiply(learned.transpose().multiply(truth.rows(from)));
    MatrixStore<Double> looked = rows.rows(on);
    MatrixStore<Double> wrong = truth.rows(on).subtract(looked.multiply(weights));
    MatrixStore<Double> pull = looked.transpose().multiply(wrong);
    MatrixStore<Double> squares = looked.transpose().multiply(looked);

    MatrixStore<Double> steps = rows.multiply(inverse);
    MatrixStore<Double> off = truth.subtract(rows.multiply(weights));
    MatrixStore<Double> pulled = steps.multiply(pull);
    MatrixStore<Double> moved = steps.multiply(squares);
    double[] worse = new double[(int) rows.countRows()];
    Arrays.setAll(
        worse,
        i -> {
          double scale = 1 + dot(rows, steps, i);
          double far = dot(off, off, i) * dot(steps, moved, i) / scale;
          return (far - 2 * dot(off, pulled, i)) / scale / on.length;
        });
    return worse;
  }

  private static MatrixStore<Double> inverse(MatrixStore<Double> squares, int count) {
    R064Store ridged = R064Store.FACTORY.copy(squares);
    int width = (int) squares.countRows();
    double mean = IntStream.range(0, width).mapToDouble(d -> squares.doubleValue(d, d)).sum();
    for (int d = 0; d < width; d++) {
      ridged.add(d, d, mean / width / count);
    }
    Cholesky<Double> solver = Cholesky.R064.make(width, width);
    solver.decompose(ridged);
    return solver.getInverse();
  }

  private static double dot(MatrixStore<Double> one, MatrixStore<Double> other, int row) {
    double sum = 0;
    for (int d = 0; d < one.countColumns(); d++) {
      sum += one.doubleValue(row, d) * other.doubleValue(row, d);
    }
    return sum;
  }
}
