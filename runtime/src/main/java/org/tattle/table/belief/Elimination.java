package org.tattle.table.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Columns that must be looked at together so that a distribution can be known by parts: the largest
 * cliques of the graph of all that stand together in some set, after edges are filled in. Columns
 * are taken away one by one, each time the one that leaves the fewest edges to fill in (min-fill;
 * Koller and Friedman 2009, section 9.4.3).
 */
final class Elimination {
  private Elimination() {}

  /**
   * @param columns how many there are
   * @param sets columns that stand together
   * @return ascending columns each; every column is in one of them
   */
  static List<int[]> cliques(int columns, List<int[]> sets) {
    BitSet[] beside = new BitSet[columns];
    Arrays.setAll(beside, i -> new BitSet(columns));
    for (int[] set : sets) {
      for (int column : set) {
        for (int other : set) {
          beside[column].set(other, column != other || beside[column].get(other));
        }
      }
    }
    BitSet left = new BitSet(columns);
    left.set(0, columns);
    List<BitSet> cliques = new ArrayList<>();
    while (!left.isEmpty()) {
      int next = cheapest(left, beside);
      BitSet clique = (BitSet) beside[next].clone();
      clique.and(left);
      clique.set(next);
      left.clear(next);
      clique.stream()
          .forEach(
              column -> {
                beside[column].or(clique);
                beside[column].clear(column);
              });
      if (cliques.stream().noneMatch(larger -> within(clique, larger))) {
        cliques.removeIf(smaller -> within(smaller, clique));
        cliques.add(clique);
      }
    }
    return cliques.stream().map(clique -> clique.stream().toArray()).toList();
  }

  private static int cheapest(BitSet left, BitSet[] beside) {
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    for (int column = left.nextSetBit(0); column >= 0; column = left.nextSetBit(column + 1)) {
      BitSet near = (BitSet) beside[column].clone();
      near.and(left);
      int missing = 0;
      for (int one = near.nextSetBit(0); one >= 0; one = near.nextSetBit(one + 1)) {
        BitSet others = (BitSet) near.clone();
        others.andNot(beside[one]);
        missing += others.cardinality() - 1;
      }
      if (missing < fewest) {
        fewest = missing;
        best = column;
      }
    }
    return best;
  }

  private static boolean within(BitSet some, BitSet all) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }
}
