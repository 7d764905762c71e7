package org.tattle.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells tables apart by some of the numbers of an answer: each is put into one of some intervals,
 * and the cells that this makes are ranked by how much oftener one table gave them than the other
 * when it was tried, in steps of a fifth of a nat.
 */
record Distinguisher(int[] part, double[][] edges, Map<List<Integer>, Integer> ranks) {
  private static final int RANKS = 40;
  private static final int FINE = 5;

  static Distinguisher of(double[][][] tried, int[] part) {
    int intervals = part.length == 1 ? 60 : 9;
    double[][] edges = new double[part.length][];
    for (int i = 0; i < part.length; i++) {
      int at = part[i];
      double[] sorted =
          Stream.concat(Arrays.stream(tried[0]), Arrays.stream(tried[1]))
              .mapToDouble(answer -> answer[at])
              .sorted()
              .toArray();
      edges[i] =
          IntStream.range(1, intervals)
              .mapToDouble(k -> sorted[sorted.length * k / intervals])
              .flatMap(edge -> DoubleStream.of(edge, Math.nextUp(edge)))
              .distinct()
              .toArray();
    }
    Distinguisher plain = new Distinguisher(part, edges, Map.of());
    Map<List<Integer>, double[]> cells = new HashMap<>();
    for (int side = 0; side < 2; side++) {
      for (double[] answer : tried[side]) {
        cells.computeIfAbsent(plain.cell(answer), it -> new double[] {1, 1})[side]++;
      }
    }
    Map<List<Integer>, Integer> ranks = new HashMap<>();
    cells.forEach(
        (cell, seen) -> {
          double rank = RANKS / 2 + FINE * Math.log(seen[0] / seen[1]);
          ranks.put(cell, (int) Math.max(0, Math.min(RANKS - 1, Math.rint(rank))));
        });
    return new Distinguisher(part, edges, ranks);
  }

  Histogram count(double[][] answers) {
    long[] counts = new long[RANKS];
    for (double[] answer : answers) {
      counts[ranks.getOrDefault(cell(answer), RANKS / 2)]++;
    }
    return new Histogram(counts);
  }

  private List<Integer> cell(double[] answer) {
    List<Integer> cell = new ArrayList<>();
    for (int i = 0; i < part.length; i++) {
      int at = Arrays.binarySearch(edges[i], answer[part[i]]);
      cell.add(at < 0 ? -at - 1 : at + 1);
    }
    return cell;
  }
}
