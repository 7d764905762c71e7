package org.tattle.model.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tattle.run.Control;

/**
 * How rows lie in the leaves of trees: a leaf that one row alone comes to gives that row's answer
 * away to whoever sees the trees.
 *
 * @param rows how many rows there are
 * @param trees how many trees
 * @param leaves how many leaves they have together
 * @param reached how many of these any row comes to
 * @param single how many of these one row comes to
 * @param alone how many rows are alone in a leaf of at least one tree
 */
public record LeafCounts(int rows, int trees, int leaves, int reached, int single, int alone) {

  /**
   * @param rows in the unit that the trees ask in, {@code [rows][features]}
   */
  public static LeafCounts of(List<Tree> trees, float[][] rows, Control control) {
    int leaves = 0;
    int reached = 0;
    int single = 0;
    Set<Integer> alone = new HashSet<>();
    for (Tree tree : trees) {
      control.check();
      Map<Integer, Integer> first = new HashMap<>();
      Set<Integer> shared = new HashSet<>();
      for (int i = 0; i < rows.length; i++) {
        int leaf = tree.leaf(rows[i]);
        if (first.putIfAbsent(leaf, i) != null) {
          shared.add(leaf);
        }
      }
      leaves += tree.leaves();
      reached += first.size();
      single += first.size() - shared.size();
      first.keySet().removeAll(shared);
      alone.addAll(first.values());
    }
    return new LeafCounts(rows.length, trees.size(), leaves, reached, single, alone.size());
  }

  /** How many rows come to a leaf that any comes to, on average over all trees. */
  public double each() {
    return reached == 0 ? 0 : (double) rows * trees / reached;
  }

  /** The share of the rows that are alone in a leaf of at least one tree. */
  public double lone() {
    return rows == 0 ? 0 : (double) alone / rows;
  }
}
