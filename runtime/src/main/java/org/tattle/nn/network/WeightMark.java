package org.tattle.nn.network;

import java.util.Arrays;

/**
 * Bits in the weights of one layer (Uchida et al. 2017, section 3.2): with w the mean of its units'
 * weights and X a secret matrix, bit j says whether (Xw)_j is above 0. A training is drawn towards
 * them by the strength times the sum of the cross-entropies of sigmoid(Xw)_j with the bits. The
 * mean does not change when units change places.
 *
 * @param first where the layer's weights begin
 * @param units how many units, or filters, it has
 * @param inputs how many weights each of them has, besides its bias behind them
 * @param projection X, {@code [bits, inputs]}; not written to
 * @param bits what is to be read; not written to
 * @param strength of the pull; 0 is none
 */
public record WeightMark(
    int first, int units, int inputs, float[][] projection, boolean[] bits, double strength) {

  /** The same bits in a layer of so many units that begins there. */
  public WeightMark at(int begin, int count) {
    return new WeightMark(begin, count, inputs, projection, bits, strength);
  }

  /** The mean of the units' weights, which begin there. */
  private void mean(float[] weights, int begin, double[] mean) {
    Arrays.fill(mean, 0);
    for (int unit = 0; unit < units; unit++) {
      int from = begin + unit * (inputs + 1);
      for (int i = 0; i < inputs; i++) {
        mean[i] += weights[from + i] / (double) units;
      }
    }
  }

  private static double product(float[] row, double[] mean) {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += row[i] * mean[i];
    }
    return sum;
  }

  /** How many bits some weights give as they are to be. */
  public int right(float[] weights) {
    double[] mean = new double[inputs];
    mean(weights, first, mean);
    int right = 0;
    for (int j = 0; j < bits.length; j++) {
      right += product(projection[j], mean) > 0 == bits[j] ? 1 : 0;
    }
    return right;
  }

  /**
   * The gradient of the pull by the weights of each unit, the same for all of them.
   *
   * @param layer the weights of the layer alone
   * @param mean {@code [inputs]}, written over
   * @param gradient {@code [inputs]}, where it is written
   */
  public void gradient(float[] layer, double[] mean, double[] gradient) {
    mean(layer, 0, mean);
    Arrays.fill(gradient, 0);
    for (int j = 0; j < bits.length; j++) {
      double said = 1 / (1 + Math.exp(-product(projection[j], mean)));
      double off = strength / units * (said - (bits[j] ? 1 : 0));
      for (int i = 0; i < inputs; i++) {
        gradient[i] += off * projection[j][i];
      }
    }
  }

  /** How many numbers the layer holds. */
  public int size() {
    return units * (inputs + 1);
  }
}
