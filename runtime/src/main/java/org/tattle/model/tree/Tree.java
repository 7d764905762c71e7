package org.tattle.model.tree;

import java.util.Arrays;

/**
 * A decision tree (Breiman et al. 1984): each node asks whether one feature is at most a threshold,
 * and each leaf answers. Node 0 is the root, and children come after their parents.
 *
 * @param feature what each node asks about; -1 for a leaf
 * @param threshold up to what the answer is yes; 0 for a leaf
 * @param yes the node where it goes on if the feature is at most the threshold
 * @param no the node where it goes on otherwise
 * @param rows how many rows it was grown from came by each node; 0 where nobody knows
 * @param values what each node answers if it is a leaf, {@code [nodes * outputs]}
 */
public record Tree(
    int[] feature, float[] threshold, int[] yes, int[] no, int[] rows, float[] values) {

  /** The leaf of a row. */
  public int leaf(float[] row) {
    int node = 0;
    while (feature[node] >= 0) {
      node = row[feature[node]] <= threshold[node] ? yes[node] : no[node];
    }
    return node;
  }

  public int nodes() {
    return feature.length;
  }

  public boolean isLeaf(int node) {
    return feature[node] < 0;
  }

  /** How many of its nodes are leaves. */
  public int leaves() {
    int count = 0;
    for (int node = 0; node < nodes(); node++) {
      count += isLeaf(node) ? 1 : 0;
    }
    return count;
  }

  /**
   * The same tree.
   *
   * @throws IllegalArgumentException if it asks about what is not there, or goes round in circles
   */
  public Tree checked(int width, int outputs) {
    int nodes = nodes();
    boolean whole =
        nodes > 0
            && threshold.length == nodes
            && yes.length == nodes
            && no.length == nodes
            && rows.length == nodes
            && values.length == (long) nodes * outputs;
    for (int i = 0; whole && i < nodes; i++) {
      whole =
          feature[i] < 0
              || feature[i] < width && yes[i] > i && no[i] > i && yes[i] < nodes && no[i] < nodes;
    }
    if (!whole) {
      throw new IllegalArgumentException("this is no tree");
    }
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree that
        && Arrays.equals(feature, that.feature)
        && Arrays.equals(threshold, that.threshold)
        && Arrays.equals(yes, that.yes)
        && Arrays.equals(no, that.no)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(feature) + Arrays.hashCode(threshold);
  }

  @Override
  public String toString() {
    return "Tree[nodes=" + nodes() + "]";
  }
}
