package org.tattle.attack.encoding;

import java.util.Arrays;
import org.tattle.record.code.BitCodes;
import org.tattle.run.Control;

/**
 * How alike each of some codes is to each other.
 *
 * @param alike {@code [codes][codes]}; 0 to itself
 * @param fill of each code, the share of its bits that is set
 */
record Likenesses(float[][] alike, double[] fill) {
  private static final int LARGEST = 20;
  private static final double[] QUANTILES = {0.5, 0.75, 0.9, 0.95, 0.99};

  static Likenesses of(BitCodes codes, Control control) {
    int n = codes.records();
    float[][] alike = new float[n][n];
    double[] fill = new double[n];
    for (int i = 0; i < n; i++) {
      control.check();
      fill[i] = (double) codes.ones(i) / codes.bits();
      for (int j = 0; j < i; j++) {
        alike[i][j] = (float) codes.dice(i, codes, j);
        alike[j][i] = alike[i][j];
      }
    }
    return new Likenesses(alike, fill);
  }

  /** What the edges of each look like, in the scale of a graph: {@code [codes][features]}. */
  float[][] features(Likenesses scale) {
    float[][] own = plain();
    float[][] like = scale == this ? own : scale.plain();
    int width = own.length == 0 ? 0 : own[0].length;
    float[][] scaled = new float[own.length][width];
    for (int f = 0; f < width; f++) {
      int at = f;
      double mean = Arrays.stream(like).mapToDouble(row -> row[at]).average().orElse(0);
      double square =
          Arrays.stream(like)
              .mapToDouble(row -> (row[at] - mean) * (row[at] - mean))
              .average()
              .orElse(0);
      for (int i = 0; i < own.length; i++) {
        scaled[i][f] = (float) ((own[i][f] - mean) / (Math.sqrt(square) + 1e-9));
      }
    }
    return scaled;
  }

  private float[][] plain() {
    int largest = Math.min(LARGEST, alike.length);
    float[][] features = new float[alike.length][largest + QUANTILES.length + 3];
    for (int i = 0; i < alike.length; i++) {
      float[] sorted = alike[i].clone();
      Arrays.sort(sorted);
      for (int k = 0; k < largest; k++) {
        features[i][k] = sorted[sorted.length - 1 - k];
      }
      for (int q = 0; q < QUANTILES.length; q++) {
        features[i][largest + q] = sorted[(int) (QUANTILES[q] * (sorted.length - 1))];
      }
      double mean = mean(sorted);
      double square = 0;
      for (float one : sorted) {
        square += (one - mean) * (one - mean);
      }
      features[i][largest + QUANTILES.length] = (float) mean;
      features[i][largest + QUANTILES.length + 1] = (float) Math.sqrt(square / sorted.length);
      features[i][largest + QUANTILES.length + 2] = (float) fill[i];
    }
    return features;
  }

  /** How alike each is to some, less its mean and of length 1: {@code [codes][some]}. */
  float[][] towards(int[] some) {
    float[][] all = new float[alike.length][some.length];
    for (int i = 0; i < all.length; i++) {
      for (int k = 0; k < some.length; k++) {
        all[i][k] = alike[i][some[k]];
      }
      double mean = mean(all[i]);
      double square = 0;
      for (int k = 0; k < some.length; k++) {
        all[i][k] -= (float) mean;
        square += all[i][k] * all[i][k];
      }
      for (int k = 0; k < some.length; k++) {
        all[i][k] /= (float) (Math.sqrt(square) + 1e-9);
      }
    }
    return all;
  }

  private static double mean(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum / Math.max(1, numbers.length);
  }
}
