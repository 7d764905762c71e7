package org.tattle.table.search;

import java.util.List;
import java.util.function.IntPredicate;
import org.tattle.table.Tuples;
import org.tattle.table.hierarchy.Hierarchy;

/** How many bits of each column a level loses, of {@link Loss#ENTROPY}; columns add up. */
final class ColumnLoss {
  private static final double LN2 = Math.log(2);

  private final Tuples tuples;
  private final double[][] whole;
  private final double[][][] perValue;
  private final double[][] all;

  ColumnLoss(List<Hierarchy> hierarchies, Tuples tuples) {
    this.tuples = tuples;
    int width = hierarchies.size();
    whole = new double[width][];
    perValue = new double[width][][];
    all = new double[width][];
    for (int c = 0; c < width; c++) {
      Hierarchy hierarchy = hierarchies.get(c);
      long[] counts = tuples.counts(c, hierarchy.values().size());
      whole[c] = new double[hierarchy.levels()];
      perValue[c] = new double[hierarchy.levels()][counts.length];
      all[c] = new double[counts.length];
      for (int level = 0; level < whole[c].length; level++) {
        int[] groups = hierarchy.groups(level);
        long[] joined = new long[hierarchy.labels(level).size()];
        for (int code = 0; code < counts.length; code++) {
          joined[groups[code]] += counts[code];
        }
        for (int code = 0; code < counts.length; code++) {
          if (counts[code] > 0) {
            perValue[c][level][code] = bits(counts[code], joined[groups[code]]);
            whole[c][level] += counts[code] * perValue[c][level][code];
            all[c][code] = bits(counts[code], tuples.published());
          }
        }
      }
    }
  }

  private static double bits(long part, long of) {
    return -Math.log((double) part / of) / LN2;
  }

  /** What a node loses if no row is left out. */
  double bits(int[] node) {
    double sum = 0;
    for (int c = 0; c < node.length; c++) {
      sum += whole[c][node[c]];
    }
    return sum;
  }

  /** What a node loses if only these tuples are kept. */
  double bits(int[] node, IntPredicate kept) {
    double sum = 0;
    for (int tuple = 0; tuple < tuples.size(); tuple++) {
      boolean stays = kept.test(tuple);
      double lost = 0;
      for (int c = 0; c < node.length; c++) {
        int code = tuples.code(c, tuple);
        lost += stays ? perValue[c][node[c]][code] : all[c][code];
      }
      sum += tuples.rows()[tuple] * lost;
    }
    return sum;
  }
}
