package org.tattle.table.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cliques of columns as a tree, in which all cliques that have a column hang together: what one
 * tells another is then told by the columns that neighbours share (Lauritzen and Spiegelhalter
 * 1988). Of all trees one is taken whose neighbours share most.
 */
final class JunctionTree {
  private final int[] sizes;
  private final List<int[]> cliques;
  private final int[] parent;
  private final int[] order;

  /**
   * @param sizes how many cells each column has
   * @param sets columns of which it must be known how they go together
   */
  JunctionTree(int[] sizes, List<int[]> sets) {
    this.sizes = sizes;
    cliques = Elimination.cliques(sizes.length, sets);
    int count = cliques.size();
    parent = new int[count];
    order = new int[count];
    int[] shared = new int[count];
    boolean[] in = new boolean[count];
    Arrays.fill(parent, -1);
    Arrays.fill(shared, -1);
    for (int step = 0; step < count; step++) {
      int next = -1;
      for (int i = 0; i < count; i++) {
        if (!in[i] && (next < 0 || shared[i] > shared[next])) {
          next = i;
        }
      }
      in[next] = true;
      order[step] = next;
      for (int i = 0; i < count; i++) {
        int common = common(cliques.get(next), cliques.get(i)).length;
        if (!in[i] && common > shared[i]) {
          shared[i] = common;
          parent[i] = next;
        }
      }
    }
  }

  /** How many combinations the cliques would have that these sets of columns make. */
  static long cells(int[] sizes, List<int[]> sets) {
    double cells = 0;
    for (int[] clique : Elimination.cliques(sizes.length, sets)) {
      cells += IntStream.of(clique).mapToDouble(column -> sizes[column]).reduce(1, (a, b) -> a * b);
    }
    return (long) Math.min(Long.MAX_VALUE, cells);
  }

  List<int[]> cliques() {
    return cliques;
  }

  int[] sizes() {
    return sizes;
  }

  /** The clique above another; -1 of the first one. */
  int parent(int clique) {
    return parent[clique];
  }

  /** The cliques, each after the one above it. */
  int[] order() {
    return order;
  }

  /** The columns that a clique shares with the one above it. */
  int[] separator(int clique) {
    return common(cliques.get(clique), cliques.get(parent[clique]));
  }

  /** The smallest clique that has all of these columns; -1 if none has. */
  int with(int... columns) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < cliques.size(); i++) {
      double cells = 1;
      for (int column : cliques.get(i)) {
        cells *= sizes[column];
      }
      if (common(cliques.get(i), columns).length == columns.length && cells < least) {
        best = i;
        least = cells;
      }
    }
    return best;
  }

  /** The cliques on the way from one to another, both among them. */
  List<Integer> path(int from, int to) {
    List<Integer> up = new ArrayList<>();
    for (int at = from; at >= 0; at = parent[at]) {
      up.add(at);
    }
    List<Integer> down = new ArrayList<>();
    int at = to;
    while (!up.contains(at)) {
      down.add(0, at);
      at = parent[at];
    }
    List<Integer> path = new ArrayList<>(up.subList(0, up.indexOf(at) + 1));
    path.addAll(down);
    return path;
  }

  static int[] common(int[] some, int[] others) {
    return IntStream.of(some).filter(column -> has(others, column)).toArray();
  }

  private static boolean has(int[] columns, int column) {
    return IntStream.of(columns).anyMatch(one -> one == column);
  }
}
