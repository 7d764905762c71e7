package org.tattle.defense.aggregation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.defense.Updates;

/** Squared distances between the changes of a round. */
final class Distances {
  private final double[][] squared;

  Distances(Updates updates) {
    int n = updates.count();
    squared = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        squared[i][j] = squared(updates.changes()[i], updates.changes()[j]);
        squared[j][i] = squared[i][j];
      }
    }
  }

  private static double squared(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double apart = (double) one[i] - other[i];
      sum += apart * apart;
    }
    return sum;
  }

  /**
   * Those of some updates that lie closest among the others, best first: by the sum of the n − f −
   * 2 smallest squared distances (Blanchard et al. 2017, section 4).
   */
  List<Integer> closest(List<Integer> among, int bad) {
    int near = Math.max(1, among.size() - bad - 2);
    double[] scores = new double[squared.length];
    for (int i : among) {
      double[] others =
          among.stream().filter(j -> j != i).mapToDouble(j -> squared[i][j]).sorted().toArray();
      scores[i] = Arrays.stream(others).limit(near).sum();
    }
    return among.stream().sorted(Comparator.comparing(i -> scores[i])).toList();
  }

  List<Integer> closest(int bad) {
    return closest(IntStream.range(0, squared.length).boxed().toList(), bad);
  }

  /** Those that count for anything; where none does, nothing moves. */
  static Updates counting(Updates updates) {
    List<Integer> left =
        IntStream.range(0, updates.count()).filter(i -> updates.shares()[i] > 0).boxed().toList();
    return left.isEmpty()
        ? Updates.of(new float[updates.changes()[0].length])
        : only(updates, left);
  }

  /** The same updates, of which these alone are left. */
  static Updates only(Updates updates, List<Integer> left) {
    return new Updates(
        left.stream().map(i -> updates.changes()[i]).toArray(float[][]::new),
        left.stream().mapToDouble(i -> updates.shares()[i]).toArray());
  }
}
