package org.tattle.attack.updates;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.nn.network.Shape;

/**
 * What an attacker knows before looking: rows of its own, which no client has, and so what rows are
 * like.
 *
 * @param data all rows, of which it knows those
 * @param own which
 * @param least the least value of a feature among them
 * @param most the largest
 */
record OwnRows(Dataset data, int[] own, double least, double most) {

  static OwnRows of(Dataset data, Split split) {
    int[] own = split.adversary() == Split.Adversary.THIRDS ? split.pool() : split.nonmembers();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float value : data.values(own)) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new OwnRows(data, own, least, most);
  }

  Shape shape() {
    return data.shape();
  }

  /** How far apart two values can be. */
  double range() {
    return most - least > 0 ? most - least : 1;
  }

  /** Whether rows are of classes, and not of numbers that are predicted. */
  boolean classes() {
    return !(data.truth() instanceof Labels.Numbers);
  }

  /** The mean of its own rows: a guess of which nothing else is known. */
  double[] mean() {
    return mean(own);
  }

  /** The mean of its own rows of each class: the weaker explanation, which needs no update. */
  double[][] classMeans() {
    int[] labels = data.truth().groups();
    int classes = classes() ? data.classes().size() : 1;
    double[][] means = new double[classes][];
    Arrays.setAll(
        means,
        c -> mean(classes() ? IntStream.of(own).filter(row -> labels[row] == c).toArray() : own));
    return means;
  }

  /** The row as doubles. */
  double[] row(int row) {
    float[] values = data.values(new int[] {row});
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private double[] mean(int[] rows) {
    if (rows.length == 0) {
      return mean();
    }
    double[] mean = new double[shape().size()];
    for (int row : rows) {
      float[] values = data.values(new int[] {row});
      for (int f = 0; f < mean.length; f++) {
        mean[f] += values[f] / rows.length;
      }
    }
    return mean;
  }

  /** The same within what values can be. */
  double[] boxed(double[] row) {
    return Arrays.stream(row).map(v -> Math.max(least, Math.min(most, v))).toArray();
  }

  /** The mean square by which two rows differ, in ranges: 1 is as far as can be. */
  double apart(double[] one, double[] other) {
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      double d = (one[i] - other[i]) / range();
      squares += d * d;
    }
    return squares / one.length;
  }
}
