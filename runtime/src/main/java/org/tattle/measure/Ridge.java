package org.tattle.measure;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A number as a linear function of features, of which there may be more than examples: ridge
 * regression in its dual form (Hoerl and Kennard 1970; Saunders et al. 1998). Features are
 * standardised. With K the products of all examples, {@code a = (K + s I)^-1 (y - mean)}; the
 * strength s is the one whose errors are smallest where each example is left out in turn, which are
 * {@code a_i / (K + s I)^-1_ii}.
 */
public final class Ridge {
  private static final double[] STRENGTHS = {1e-3, 1e-2, 0.03, 0.1, 0.3, 1, 3, 10, 100};

  private final double[] center;
  private final double[] scale;
  private final double mean;

  /** How much each standardised feature counts. */
  private final double[] slope;

  /**
   * @param examples {@code [examples][features]}, two or more
   * @param values one an example
   */
  public Ridge(double[][] examples, double[] values) {
    int count = examples.length;
    int width = examples[0].length;
    center = new double[width];
    scale = new double[width];
    for (int f = 0; f < width; f++) {
      standardise(examples, f);
    }
    mean = Arrays.stream(values).average().orElseThrow();
    double[][] standard = new double[count][];
    Arrays.setAll(standard, i -> standard(examples[i]));
    double[][] products = products(standard);
    double[] left = Arrays.stream(values).map(value -> value - mean).toArray();
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double strength : STRENGTHS) {
      double[][] inverse = inverse(products, strength);
      double[] dual = new double[count];
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          dual[i] += inverse[i][j] * left[j];
        }
      }
      double error = 0;
      for (int i = 0; i < count; i++) {
        error += Math.pow(dual[i] / inverse[i][i], 2);
      }
      if (error < least) {
        least = error;
        best = dual;
      }
    }
    slope = new double[width];
    for (int i = 0; i < count; i++) {
      for (int f = 0; f < width; f++) {
        slope[f] += best[i] * standard[i][f] / width;
      }
    }
  }

  /** The products of all examples with each other, a mean over features. */
  private static double[][] products(double[][] examples) {
    INDArray matrix = Nd4j.createFromArray(examples);
    double[] flat =
        matrix.mmul(matrix.transpose()).divi(matrix.columns()).dup('c').data().asDouble();
    double[][] products = new double[examples.length][];
    Arrays.setAll(
        products, i -> Arrays.copyOfRange(flat, i * examples.length, (i + 1) * examples.length));
    return products;
  }

  /** The inverse of a matrix with that added to its diagonal, by Gauss and Jordan. */
  private static double[][] inverse(double[][] matrix, double added) {
    int size = matrix.length;
    double[][] left = new double[size][];
    double[][] right = new double[size][size];
    for (int i = 0; i < size; i++) {
      left[i] = matrix[i].clone();
      left[i][i] += added;
      right[i][i] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double whole = left[pivot][pivot]; // above 0: the matrix is positive definite
      for (int c = 0; c < size; c++) {
        left[pivot][c] /= whole;
        right[pivot][c] /= whole;
      }
      for (int row = 0; row < size; row++) {
        double part = row == pivot ? 0 : left[row][pivot];
        for (int c = 0; part != 0 && c < size; c++) {
          left[row][c] -= part * left[pivot][c];
          right[row][c] -= part * right[pivot][c];
        }
      }
    }
    return right;
  }

  private void standardise(double[][] examples, int feature) {
    double sum = 0;
    double squares = 0;
    for (double[] example : examples) {
      sum += example[feature];
      squares += example[feature] * example[feature];
    }
    center[feature] = sum / examples.length;
    double variance = squares / examples.length - center[feature] * center[feature];
    scale[feature] = variance > 1e-18 ? 1 / Math.sqrt(variance) : 0;
  }

  private double[] standard(double[] example) {
    double[] standard = new double[example.length];
    Arrays.setAll(standard, f -> (example[f] - center[f]) * scale[f]);
    return standard;
  }

  /** What the number of another example should be. */
  public double of(double[] example) {
    double value = mean;
    double[] standard = standard(example);
    for (int f = 0; f < slope.length; f++) {
      value += slope[f] * standard[f];
    }
    return value;
  }
}
