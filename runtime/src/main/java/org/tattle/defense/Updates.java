package org.tattle.defense;

import java.util.Arrays;

/**
 * What reached the server of a federation in a round.
 *
 * @param changes by how much each client moved the weights, {@code [clients][weights]}; not written
 *     to
 * @param shares how much each counts; they need not sum to 1
 * @param total what their sum is divided by
 */
public record Updates(float[][] changes, double[] shares, double total) {

  /** Those of which the mean is taken. */
  public Updates(float[][] changes, double[] shares) {
    this(changes, shares, Arrays.stream(shares).sum());
  }

  /** One change that stands for all. */
  public static Updates of(float[] joined) {
    return new Updates(new float[][] {joined}, new double[] {1});
  }

  /** How many there are. */
  public int count() {
    return changes.length;
  }

  /** The same shares of other changes. */
  public Updates with(float[][] others) {
    return new Updates(others, shares, total);
  }

  /** Their sum, each by its share, over the total (McMahan et al. 2017, algorithm 1). */
  public float[] mean() {
    double[] sum = new double[changes[0].length];
    for (int client = 0; client < changes.length; client++) {
      double share = shares[client] / total;
      float[] change = changes[client];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += share * change[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) sum[i];
    }
    return mean;
  }
}
