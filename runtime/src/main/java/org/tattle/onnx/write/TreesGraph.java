package org.tattle.onnx.write;

import java.util.ArrayList;
import java.util.List;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.model.tree.Tree;
import org.tattle.model.tree.Trees;

/**
 * Writes trees as one operation of ai.onnx.ml. Their thresholds are written in the unit of the
 * columns, so that rows are compared as they were written.
 */
final class TreesGraph {
  /** How many neighbours of a threshold are looked at. */
  private static final int NEAR = 16;

  private final List<Long> treeOf = new ArrayList<>();
  private final List<Long> nodes = new ArrayList<>();
  private final List<Long> features = new ArrayList<>();
  private final List<Float> thresholds = new ArrayList<>();
  private final List<String> modes = new ArrayList<>();
  private final List<Long> yes = new ArrayList<>();
  private final List<Long> no = new ArrayList<>();
  private final List<Long> leafTree = new ArrayList<>();
  private final List<Long> leafNode = new ArrayList<>();
  private final List<Long> leafOutput = new ArrayList<>();
  private final List<Float> leafValue = new ArrayList<>();

  /**
   * @param data the rows that they learned of
   */
  TreesGraph(GraphDraft draft, Trees trees, Dataset data) {
    Column[] columns = new Column[data.shape().size()];
    for (Column column : data.columns()) {
      if (column.type() == Column.Type.NUMBER) {
        columns[column.first()] = column;
      }
    }
    int outputs = trees.start().length;
    for (int t = 0; t < trees.trees().size(); t++) {
      tree(t, trees.trees().get(t), trees.rate(), outputs, columns);
    }
    List<Float> start = new ArrayList<>();
    for (double value : trees.start()) {
      start.add((float) value);
    }
    draft.then(
        "TreeEnsembleRegressor",
        List.of(),
        GraphDraft.whole("n_targets", outputs),
        GraphDraft.numbers("base_values", start),
        GraphDraft.wholes("nodes_treeids", treeOf),
        GraphDraft.wholes("nodes_nodeids", nodes),
        GraphDraft.wholes("nodes_featureids", features),
        GraphDraft.numbers("nodes_values", thresholds),
        GraphDraft.texts("nodes_modes", modes),
        GraphDraft.wholes("nodes_truenodeids", yes),
        GraphDraft.wholes("nodes_falsenodeids", no),
        GraphDraft.wholes("target_treeids", leafTree),
        GraphDraft.wholes("target_nodeids", leafNode),
        GraphDraft.wholes("target_ids", leafOutput),
        GraphDraft.numbers("target_weights", leafValue));
    switch (trees.link()) {
      case SUM -> {}
      case SOFTMAX -> draft.then("Softmax", List.of(), GraphDraft.whole("axis", -1));
      case LOGISTIC -> {
        String second = draft.then("Sigmoid", List.of()).last();
        draft.of("Sub", List.of(draft.floats(new float[] {1}, 1), second));
        draft.then("Concat", List.of(second), GraphDraft.whole("axis", 1));
      }
    }
  }

  private void tree(long number, Tree tree, double rate, int outputs, Column[] columns) {
    for (int i = 0; i < tree.nodes(); i++) {
      boolean leaf = tree.isLeaf(i);
      int feature = Math.max(0, tree.feature()[i]);
      treeOf.add(number);
      nodes.add((long) i);
      features.add((long) feature);
      thresholds.add(leaf ? 0 : threshold(tree.threshold()[i], columns[feature]));
      modes.add(leaf ? "LEAF" : "BRANCH_LEQ");
      yes.add(leaf ? 0 : (long) tree.yes()[i]);
      no.add(leaf ? 0 : (long) tree.no()[i]);
      for (int o = 0; leaf && o < outputs; o++) {
        leafTree.add(number);
        leafNode.add((long) i);
        leafOutput.add((long) o);
        leafValue.add((float) (rate * tree.values()[i * outputs + o]));
      }
    }
  }

  /**
   * The largest number in a column's unit of which the feature is at most the threshold, so that a
   * row that lies on a threshold goes on where it did.
   */
  private static float threshold(float threshold, Column column) {
    if (column == null) {
      return threshold;
    }
    double spread = column.scale() * threshold;
    float unit = (float) (column.center() + spread);
    float step = Math.ulp((float) (Math.abs(column.center()) + Math.abs(spread)));
    for (int i = 0; i < NEAR && feature(unit + step, column) <= threshold; i++) {
      unit += step;
    }
    for (int i = 0; i < NEAR && feature(unit, column) > threshold; i++) {
      unit -= step;
    }
    for (int i = 0; i < NEAR && feature(Math.nextUp(unit), column) <= threshold; i++) {
      unit = Math.nextUp(unit);
    }
    return unit;
  }

  /** The feature of a number as somebody would write it. */
  private static float feature(float number, Column column) {
    return (float)
        ((Double.parseDouble(Float.toString(number)) - column.center()) / column.scale());
  }
}
