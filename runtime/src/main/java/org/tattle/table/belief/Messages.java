package org.tattle.table.belief;

import java.util.Arrays;
import org.tattle.run.Control;

/**
 * Belief propagation: from a weight for each combination of the columns of a clique, how likely
 * each combination is when all weights together make a distribution (Shafer and Shenoy 1990). Each
 * clique tells its neighbours what it knows of the columns that they share, from the leaves to the
 * root and back. Weights are logarithms.
 */
final class Messages {
  private final JunctionTree tree;
  private final int[][] up;
  private final int[][] down;
  private final double[][] rising;
  private final double[][] falling;
  private final double[][] beliefs;
  private final double[] scratch;

  Messages(JunctionTree tree) {
    this.tree = tree;
    int count = tree.cliques().size();
    up = new int[count][];
    down = new int[count][];
    rising = new double[count][];
    falling = new double[count][];
    beliefs = new double[count][];
    int widest = 1;
    for (int i = 0; i < count; i++) {
      Factor clique = Factor.zeros(tree.cliques().get(i), tree.sizes());
      beliefs[i] = clique.values();
      if (tree.parent(i) >= 0) {
        int[] shared = tree.separator(i);
        Factor above = Factor.zeros(tree.cliques().get(tree.parent(i)), tree.sizes());
        up[i] = CellPlaces.of(clique.columns(), clique.sizes(), shared);
        down[i] = CellPlaces.of(above.columns(), above.sizes(), shared);
        int width = Factor.zeros(shared, tree.sizes()).values().length;
        rising[i] = new double[width];
        falling[i] = new double[width];
        widest = Math.max(widest, width);
      }
    }
    scratch = new double[widest];
  }

  /**
   * How likely each combination is in each clique, times a total.
   *
   * @param weights of each clique, logarithms
   * @param into where to write it
   */
  void pass(double[][] weights, double total, double[][] into, Control control) {
    control.check();
    int[] order = tree.order();
    for (int i = 0; i < beliefs.length; i++) {
      System.arraycopy(weights[i], 0, beliefs[i], 0, weights[i].length);
    }
    for (int k = order.length - 1; k > 0; k--) {
      int clique = order[k];
      sum(beliefs[clique], up[clique], rising[clique]);
      add(beliefs[tree.parent(clique)], down[clique], rising[clique]);
    }
    for (int k = 1; k < order.length; k++) {
      int clique = order[k];
      double[] told = falling[clique];
      sum(beliefs[tree.parent(clique)], down[clique], told);
      for (int s = 0; s < told.length; s++) {
        told[s] = rising[clique][s] == Double.NEGATIVE_INFINITY ? 0 : told[s] - rising[clique][s];
      }
      add(beliefs[clique], up[clique], told);
    }
    for (int i = 0; i < beliefs.length; i++) {
      likely(beliefs[i], total, into[i]);
    }
  }

  private static void likely(double[] belief, double total, double[] into) {
    double most = Arrays.stream(belief).max().orElse(0);
    double sum = 0;
    for (int cell = 0; cell < belief.length; cell++) {
      into[cell] = Math.exp(belief[cell] - most);
      sum += into[cell];
    }
    for (int cell = 0; cell < belief.length; cell++) {
      into[cell] *= total / sum;
    }
  }

  private static void add(double[] belief, int[] places, double[] told) {
    for (int cell = 0; cell < belief.length; cell++) {
      belief[cell] += told[places[cell]];
    }
  }

  /** Logarithms of sums, taken off the largest of each so that nothing overflows. */
  private void sum(double[] belief, int[] places, double[] into) {
    double[] most = scratch;
    Arrays.fill(most, 0, into.length, Double.NEGATIVE_INFINITY);
    for (int cell = 0; cell < belief.length; cell++) {
      most[places[cell]] = Math.max(most[places[cell]], belief[cell]);
    }
    Arrays.fill(into, 0);
    for (int cell = 0; cell < belief.length; cell++) {
      double top = most[places[cell]];
      into[places[cell]] += top == Double.NEGATIVE_INFINITY ? 0 : Math.exp(belief[cell] - top);
    }
    for (int s = 0; s < into.length; s++) {
      into[s] = most[s] == Double.NEGATIVE_INFINITY ? most[s] : most[s] + Math.log(into[s]);
    }
  }
}
