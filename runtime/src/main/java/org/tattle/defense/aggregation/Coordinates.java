package org.tattle.defense.aggregation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.tattle.defense.Updates;

/** Joins updates weight by weight. */
final class Coordinates {
  private Coordinates() {}

  /**
   * @param join of the values of one weight, in rising order
   */
  static float[] join(Updates updates, ToDoubleFunction<float[]> join) {
    float[] joined = new float[updates.changes()[0].length];
    float[] values = new float[updates.count()];
    for (int i = 0; i < joined.length; i++) {
      for (int client = 0; client < values.length; client++) {
        values[client] = updates.changes()[client][i];
      }
      Arrays.sort(values);
      joined[i] = (float) join.applyAsDouble(values);
    }
    return joined;
  }

  static double median(float[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + (double) sorted[half]) / 2;
  }

  /** The mean of all but so many at each end. */
  static double trimmed(float[] sorted, int ends) {
    double sum = 0;
    for (int i = ends; i < sorted.length - ends; i++) {
      sum += sorted[i];
    }
    return sum / (sorted.length - 2 * ends);
  }

  /** The mean of so many that lie nearest the median. */
  static double nearest(float[] sorted, int kept) {
    double median = median(sorted);
    int from = 0;
    while (from + kept < sorted.length
        && Math.abs(sorted[from + kept] - median) < Math.abs(sorted[from] - median)) {
      from++;
    }
    double sum = 0;
    for (int i = from; i < from + kept; i++) {
      sum += sorted[i];
    }
    return sum / kept;
  }
}
