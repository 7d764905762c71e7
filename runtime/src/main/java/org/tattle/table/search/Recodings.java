package org.tattle.table.search;

import java.util.List;
import java.util.function.IntConsumer;
import org.tattle.table.hierarchy.Hierarchy;

/**
 * All ways to recode a table by one level for each column, a node each: {@code [1, 0, 2]}. A node
 * above another is at no lower level in any column, so its classes join those of the other. Nodes
 * are numbered as digits, the last column's level being the lowest digit.
 */
final class Recodings {
  private final int[] levels;
  private final int[] step;
  private final int size;

  /**
   * @throws ArithmeticException if there are more nodes than can be numbered
   */
  Recodings(List<Hierarchy> columns) {
    levels = columns.stream().mapToInt(Hierarchy::levels).toArray();
    step = new int[levels.length];
    int product = 1;
    for (int c = levels.length - 1; c >= 0; c--) {
      step[c] = product;
      product = Math.multiplyExact(product, levels[c]);
    }
    size = product;
  }

  int size() {
    return size;
  }

  int level(int node, int column) {
    return node / step[column] % levels[column];
  }

  int[] node(int number) {
    int[] node = new int[levels.length];
    for (int c = 0; c < node.length; c++) {
      node[c] = level(number, c);
    }
    return node;
  }

  /** Whether no level of a node is above that of another. */
  boolean isBelow(int node, int other) {
    for (int c = 0; c < levels.length; c++) {
      if (level(node, c) > level(other, c)) {
        return false;
      }
    }
    return true;
  }

  /** The nodes that are one level higher in one column. */
  void above(int node, IntConsumer each) {
    for (int c = 0; c < levels.length; c++) {
      if (level(node, c) + 1 < levels[c]) {
        each.accept(node + step[c]);
      }
    }
  }

  /** The nodes that are one level lower in one column. */
  void below(int node, IntConsumer each) {
    for (int c = 0; c < levels.length; c++) {
      if (level(node, c) > 0) {
        each.accept(node - step[c]);
      }
    }
  }
}
