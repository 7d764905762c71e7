package org.tattle.attack.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.attack.Context;

/**
 * Which known record each code is taken for, and the other way round.
 *
 * @param known of each code, the nearest known record
 * @param code of each known record, the nearest code
 * @param margin of each code, by how much the next one is further
 */
record TakenFor(int[] known, int[] code, double[] margin) {

  /**
   * The nearest of each: least squared difference.
   *
   * @param codes {@code [codes][numbers]}
   * @param records {@code [known][numbers]}
   */
  static TakenFor of(float[][] codes, float[][] records, Context context) {
    int[] known = new int[codes.length];
    int[] code = new int[records.length];
    double[] margin = new double[codes.length];
    double[] least = new double[records.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int i = 0; i < codes.length; i++) {
      context.control().check();
      double best = Double.POSITIVE_INFINITY;
      double next = Double.POSITIVE_INFINITY;
      for (int j = 0; j < records.length; j++) {
        double apart = apart(codes[i], records[j]);
        if (apart < best) {
          next = best;
          best = apart;
          known[i] = j;
        } else if (apart < next) {
          next = apart;
        }
        if (apart < least[j]) {
          least[j] = apart;
          code[j] = i;
        }
      }
      margin[i] = next - best;
    }
    return new TakenFor(known, code, margin);
  }

  private static double apart(float[] one, float[] other) {
    float sum = 0;
    for (int k = 0; k < one.length; k++) {
      float difference = one[k] - other[k];
      sum += difference * difference;
    }
    return sum;
  }

  /** The record that a code is taken for. */
  int of(int at) {
    return known[at];
  }

  /** Pairs that choose each other, those that choose most clearly first, so many at most. */
  List<int[]> anchors(int most) {
    List<int[]> pairs = new ArrayList<>();
    IntStream.range(0, known.length)
        .filter(i -> code[known[i]] == i)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -margin[i]))
        .limit(most)
        .forEach(i -> pairs.add(new int[] {i, known[i]}));
    return pairs;
  }
}
