package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.model.tree.LeafCounts;
import org.tattle.model.tree.Tree;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.OnnxFaults;
import org.tattle.subject.elsewhere.RawRows;

/**
 * What the leaves of a file's trees tell without a question: a leaf that one row alone comes to
 * gives that row's answer away to whoever has the file. Trees are given what the operations before
 * them make of rows, which onnxruntime says.
 */
final class Leaves {
  /** The trees of the graph, by the value that they are given. */
  private final Map<String, List<Tree>> trees = new LinkedHashMap<>();

  private final Seen seen;

  /** What the graph makes of rows up to one of its values. */
  interface Seen {
    Optional<double[][]> upTo(String value, RawRows rows, Control control);
  }

  Leaves(OnnxFile file, Seen seen) {
    this.seen = seen;
    for (NodeProto node : file.graph().getNodeList()) {
      if (node.getOpType().startsWith("TreeEnsemble")) {
        trees
            .computeIfAbsent(node.getInput(0), value -> new ArrayList<>())
            .addAll(TreeNodes.trees(node));
      }
    }
  }

  boolean any() {
    return !trees.isEmpty();
  }

  /** How many there are, in words. */
  String said() {
    List<Tree> all = trees.values().stream().flatMap(List::stream).toList();
    return MessageText.of(
        "%,d trees with %,d leaves", all.size(), all.stream().mapToInt(Tree::leaves).sum());
  }

  /** How some rows lie in the leaves, in words. */
  static String said(LeafCounts counts) {
    return MessageText.of(
        "%,d trees with %,d leaves: members come to %,d of them, %.1f to each; %,d leaves have"
            + " one member, and %.1f%% of members are alone in a leaf of some tree",
        counts.trees(),
        counts.leaves(),
        counts.reached(),
        counts.each(),
        counts.single(),
        100 * counts.lone());
  }

  /**
   * How some of the rows lie in the leaves, if there are trees and it is known what they are given.
   *
   * @throws Fault R560 if a tree asks about what it is not given
   */
  Optional<LeafCounts> counts(RawRows rows, int[] some, Control control) {
    List<Tree> all = new ArrayList<>();
    float[][] wide = new float[some.length][0];
    for (Map.Entry<String, List<Tree>> each : trees.entrySet()) {
      Optional<double[][]> given = seen.upTo(each.getKey(), rows, control);
      if (given.isEmpty() || each.getValue().isEmpty()) {
        return Optional.empty();
      }
      int before = some.length == 0 ? 0 : wide[0].length;
      for (int i = 0; i < some.length; i++) {
        wide[i] = joined(wide[i], given.get()[some[i]]);
      }
      for (Tree tree : each.getValue()) {
        all.add(moved(tree, before, some.length == 0 ? Integer.MAX_VALUE : wide[0].length));
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(LeafCounts.of(all, wide, control));
  }

  private static float[] joined(float[] before, double[] more) {
    float[] all = Arrays.copyOf(before, before.length + more.length);
    for (int i = 0; i < more.length; i++) {
      all[before.length + i] = (float) more[i];
    }
    return all;
  }

  /** The same tree, of rows whose first features are others'. */
  private static Tree moved(Tree tree, int by, int width) {
    int[] feature = IntStream.of(tree.feature()).map(at -> at < 0 ? at : at + by).toArray();
    try {
      return new Tree(feature, tree.threshold(), tree.yes(), tree.no(), tree.rows(), tree.values())
          .checked(width, 1);
    } catch (IllegalArgumentException e) {
      throw Fault.of(OnnxFaults.NO_TREE).at("path");
    }
  }
}
