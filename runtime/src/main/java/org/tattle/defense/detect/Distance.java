package org.tattle.defense.detect;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.defense.Detector;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.train.InputGradients;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/**
 * The Mahalanobis distance to the nearest class (Lee et al. 2018, section 2.1): what the last
 * hidden layer says of the rows of a class is taken to be normal, with a mean of each class and one
 * covariance of all. A share of the mean variance is added to each, so that few rows do.
 *
 * @param layers the network up to its last hidden layer, before that bends anything
 * @param means {@code [classes][units]}; null of classes without rows
 * @param inverse of the covariance
 */
record Distance(Trained layers, double[][] means, double[][] inverse) implements Detector {
  private static final double RIDGE = 0.01;

  /** One that knows some rows. */
  static Distance of(Trained model, float[] rows, int[] labels, Control control) {
    Trained layers = cut(model);
    LogitMatrix values = said(layers, rows, control);
    int units = layers.network().classes();
    double[][] means = new double[model.network().classes()][];
    int[] counts = new int[means.length];
    for (int i = 0; i < labels.length; i++) {
      double[] mean = means[labels[i]];
      means[labels[i]] = mean == null ? new double[units] : mean;
      counts[labels[i]]++;
      for (int u = 0; u < units; u++) {
        means[labels[i]][u] += values.logit(i, u);
      }
    }
    for (int c = 0; c < means.length; c++) {
      for (int u = 0; means[c] != null && u < units; u++) {
        means[c][u] /= counts[c];
      }
    }
    double[][] covariance = new double[units][units];
    for (int i = 0; i < labels.length; i++) {
      for (int u = 0; u < units; u++) {
        double off = values.logit(i, u) - means[labels[i]][u];
        for (int v = 0; v < units; v++) {
          double other = values.logit(i, v) - means[labels[i]][v];
          covariance[u][v] += off * other / labels.length;
        }
      }
    }
    double trace = 0;
    for (int u = 0; u < units; u++) {
      trace += covariance[u][u];
    }
    for (int u = 0; u < units; u++) {
      covariance[u][u] += RIDGE * trace / units + Double.MIN_NORMAL;
    }
    return new Distance(layers, means, inverse(covariance));
  }

  /** By Gauss and Jordan, in place: what is positive definite needs no pivots. */
  private static double[][] inverse(double[][] matrix) {
    int size = matrix.length;
    for (int k = 0; k < size; k++) {
      double pivot = matrix[k][k];
      matrix[k][k] = 1;
      for (int v = 0; v < size; v++) {
        matrix[k][v] /= pivot;
      }
      for (int u = 0; u < size; u++) {
        double factor = matrix[u][k];
        if (u != k) {
          matrix[u][k] = 0;
          for (int v = 0; v < size; v++) {
            matrix[u][v] -= factor * matrix[k][v];
          }
        }
      }
    }
    return matrix;
  }

  /** The network up to its last hidden dense layer; all of it if there is none. */
  private static Trained cut(Trained model) {
    Network network = model.network();
    List<Layer> hidden = network.hidden();
    for (int k = hidden.size() - 1; k >= 0; k--) {
      if (hidden.get(k) instanceof Layer.Dense dense) {
        Network some = new Network(network.input(), hidden.subList(0, k), dense.units());
        return Trained.elsewhere(some, Arrays.copyOf(model.weights(), some.weights()));
      }
    }
    return model;
  }

  private static LogitMatrix said(Trained layers, float[] rows, Control control) {
    int width = layers.network().input().size();
    INDArray asked = Nd4j.createFromArray(rows).reshape(rows.length / width, width);
    return layers.outputs(asked, control);
  }

  @Override
  public double[] scores(float[] rows, Control control) {
    LogitMatrix values = said(layers, rows, control);
    double[] scores = new double[values.rows()];
    for (int i = 0; i < scores.length; i++) {
      int row = i;
      scores[i] = nearest(u -> values.logit(row, u), new double[inverse.length]);
    }
    return scores;
  }

  /** The value of a unit. */
  private interface Units {
    double of(int unit);
  }

  /**
   * The squared distance to the nearest class.
   *
   * @param slope {@code [units]}, overwritten by the slope of that
   */
  private double nearest(Units values, double[] slope) {
    int units = inverse.length;
    double best = Double.POSITIVE_INFINITY;
    for (double[] mean : means) {
      double[] times = new double[units];
      double square = 0;
      for (int u = 0; mean != null && u < units; u++) {
        for (int v = 0; v < units; v++) {
          times[u] += inverse[u][v] * (values.of(v) - mean[v]);
        }
        square += times[u] * (values.of(u) - mean[u]);
      }
      if (mean != null && square < best) {
        best = square;
        for (int u = 0; u < units; u++) {
          slope[u] = 2 * times[u];
        }
      }
    }
    return best;
  }

  @Override
  public Slopes slopes(Control control) {
    InputGradients gradients = new InputGradients(layers, control);
    double[] slope = new double[inverse.length];
    return new Slopes() {
      @Override
      public void add(float[] rows, int count, float[] sum) {
        gradients.add(
            rows,
            count,
            (from, n, values, delta) -> {
              for (int b = 0; b < n; b++) {
                int row = b;
                nearest(u -> values[u * n + row], slope);
                for (int u = 0; u < slope.length; u++) {
                  delta[u * n + b] = (float) slope[u];
                }
              }
            },
            sum);
      }

      @Override
      public void close() {
        gradients.close();
      }
    };
  }
}
