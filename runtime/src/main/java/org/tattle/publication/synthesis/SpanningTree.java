package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.tattle.run.Control;
import org.tattle.table.synthesis.PrivateRows;

/**
 * Pairs of columns that hang all columns together and weigh most: one after another, of those pairs
 * that hang together what does not yet (Kruskal 1956), each chosen by the exponential mechanism.
 */
final class SpanningTree {
  private SpanningTree() {}

  /** What a pair is worth by its true counts. */
  interface Weight {
    double of(int[] pair, int[] sizes, double[] counts);
  }

  /**
   * Chooses them.
   *
   * @param sensitivity by how much a row moves a weight at most
   * @param rho what all choices together may cost
   */
  static List<int[]> choose(
      PrivateRows rows, Weight weight, double sensitivity, double rho, Control control) {
    int[] sizes = rows.sizes();
    int[] part = new int[sizes.length];
    for (int i = 0; i < part.length; i++) {
      part[i] = i;
    }
    List<int[]> tree = new ArrayList<>();
    while (tree.size() < sizes.length - 1) {
      control.check();
      List<int[]> left = new ArrayList<>();
      for (int a = 0; a < sizes.length; a++) {
        for (int b = a + 1; b < sizes.length; b++) {
          if (part[a] != part[b]) {
            left.add(new int[] {a, b});
          }
        }
      }
      int chosen =
          rows.choose(
              left,
              (i, counts) -> weight.of(left.get(i), sizes, counts),
              sensitivity,
              rho / (sizes.length - 1));
      int[] pair = left.get(chosen);
      tree.add(pair);
      int joined = part[pair[1]];
      for (int i = 0; i < part.length; i++) {
        part[i] = part[i] == joined ? part[pair[0]] : part[i];
      }
    }
    return tree;
  }
}
