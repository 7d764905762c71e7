package org.tattle.table.belief;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Control;

/** A distribution over the columns of a table that is known by its parts. */
public final class BeliefModel implements RowMaker {
  private final JunctionTree tree;
  private final List<Factor> weights;
  private final List<Factor> likely;
  private final double total;

  BeliefModel(JunctionTree tree, List<Factor> weights, List<Factor> likely, double total) {
    this.tree = tree;
    this.weights = List.copyOf(weights);
    this.likely = List.copyOf(likely);
    this.total = total;
  }

  /** How many combinations a model of these sets of columns keeps. */
  public static long cells(int[] sizes, List<int[]> sets) {
    return JunctionTree.cells(sizes, sets);
  }

  List<Factor> weights() {
    return weights;
  }

  JunctionTree tree() {
    return tree;
  }

  @Override
  public double total() {
    return total;
  }

  /** How many rows it expects with each combination of one column or two, ascending. */
  public Factor counts(int... columns) {
    int clique = tree.with(columns);
    return clique >= 0 ? likely.get(clique).onto(columns) : apart(columns);
  }

  /**
   * Of two columns that no clique has both of: along the tree from one to the other, each clique
   * tells of the next what the columns say that both have.
   */
  private Factor apart(int... columns) {
    List<Integer> path = nearest(columns[0], columns[1]);
    Factor told = likely.get(path.get(0));
    for (int k = 0; k + 1 < path.size(); k++) {
      Factor next = likely.get(path.get(k + 1));
      int[] shared = JunctionTree.common(told.columns(), next.columns());
      int[] later =
          k + 2 < path.size()
              ? JunctionTree.common(next.columns(), likely.get(path.get(k + 2)).columns())
              : new int[] {columns[1]};
      Factor known = told.onto(sorted(shared, columns[0]));
      Factor following = next.onto(sorted(shared, later));
      Factor given = following.over(following.onto(shared));
      told = known.times(given).onto(sorted(later, columns[0]));
    }
    return told.onto(columns);
  }

  /** The shortest way between cliques that have one column or the other. */
  private List<Integer> nearest(int one, int other) {
    List<Integer> best = null;
    for (int from = 0; from < likely.size(); from++) {
      for (int to = 0; to < likely.size(); to++) {
        boolean ends = has(from, one) && has(to, other);
        List<Integer> path = ends ? tree.path(from, to) : null;
        if (ends && (best == null || path.size() < best.size())) {
          best = path;
        }
      }
    }
    return best;
  }

  private boolean has(int clique, int column) {
    return JunctionTree.common(likely.get(clique).columns(), new int[] {column}).length == 1;
  }

  private static int[] sorted(int[] some, int... more) {
    return IntStream.concat(IntStream.of(some), IntStream.of(more)).sorted().distinct().toArray();
  }

  /** With as little chance as can be: see {@link RowDraw}. */
  @Override
  public int[][] draw(int rows, UniformRandomProvider random, Control control) {
    return new RowDraw(tree, likely, rows, random, control).rows();
  }
}
