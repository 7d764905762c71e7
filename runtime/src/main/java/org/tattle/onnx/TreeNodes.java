package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.tattle.model.tree.Tree;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;

/**
 * The trees of an operation of ai.onnx.ml, whose nodes stand in lists side by side: the root first,
 * the others in any order, and each with a comparison of its own.
 */
final class TreeNodes {
  private static final String AT_MOST = "BRANCH_LEQ";
  private static final String LESS = "BRANCH_LT";
  private static final String MORE = "BRANCH_GT";
  private static final String AT_LEAST = "BRANCH_GTE";
  private static final String LEAF = "LEAF";

  private final List<Long> treeOf;
  private final List<Long> ids;
  private final List<Long> yes;
  private final List<Long> no;
  private final List<Long> features;
  private final List<Float> values;
  private final List<String> modes;

  private TreeNodes(NodeProto node) {
    Map<String, AttributeProto> said = new HashMap<>();
    node.getAttributeList().forEach(attribute -> said.put(attribute.getName(), attribute));
    treeOf = wholes(said, "nodes_treeids");
    ids = wholes(said, "nodes_nodeids");
    yes = wholes(said, "nodes_truenodeids");
    no = wholes(said, "nodes_falsenodeids");
    features = wholes(said, "nodes_featureids");
    values = said("nodes_values", said).getFloatsList();
    modes =
        said("nodes_modes", said).getStringsList().stream()
            .map(text -> text.toStringUtf8())
            .toList();
    for (List<?> each : List.of(ids, yes, no, features, values, modes)) {
      if (each.size() < treeOf.size()) {
        throw none();
      }
    }
  }

  /**
   * The trees; none if a node compares in a way that ours do not.
   *
   * @throws Fault R560 if they go in circles or nowhere
   */
  static List<Tree> trees(NodeProto node) {
    TreeNodes nodes = new TreeNodes(node);
    Map<Long, Map<Long, Integer>> byTree = new LinkedHashMap<>();
    for (int place = 0; place < nodes.treeOf.size(); place++) {
      byTree
          .computeIfAbsent(nodes.treeOf.get(place), tree -> new LinkedHashMap<>())
          .put(nodes.ids.get(place), place);
    }
    List<Tree> trees = byTree.values().stream().map(nodes::tree).toList();
    boolean known = Set.of(AT_MOST, LESS, MORE, AT_LEAST, LEAF).containsAll(nodes.modes);
    return known ? trees : List.of();
  }

  private static AttributeProto said(String name, Map<String, AttributeProto> all) {
    return Optional.ofNullable(all.get(name)).orElse(AttributeProto.getDefaultInstance());
  }

  private static List<Long> wholes(Map<String, AttributeProto> all, String name) {
    return said(name, all).getIntsList();
  }

  private static Fault none() {
    return Fault.of(OnnxFaults.NO_TREE).at("path");
  }

  /** A tree from its root on, which stands first: each node that is come to is come to once. */
  private Tree tree(Map<Long, Integer> placeOf) {
    List<Integer> order = new ArrayList<>();
    Map<Long, Integer> number = new HashMap<>();
    Queue<Long> next = new ArrayDeque<>(List.of(placeOf.keySet().iterator().next()));
    while (!next.isEmpty()) {
      long id = next.remove();
      Integer place = placeOf.get(id);
      if (place == null || number.put(id, order.size()) != null) {
        throw none();
      }
      order.add(place);
      if (!leaf(place)) {
        next.add(yes.get(place));
        next.add(no.get(place));
      }
    }
    int nodes = order.size();
    Tree tree =
        new Tree(
            new int[nodes],
            new float[nodes],
            new int[nodes],
            new int[nodes],
            new int[nodes],
            new float[nodes]);
    for (int i = 0; i < nodes; i++) {
      fill(tree, i, order.get(i), number);
    }
    return tree;
  }

  private boolean leaf(int place) {
    return modes.get(place).equals(LEAF);
  }

  /** Ours ask whether a value is at most a threshold; the others are that, turned or moved. */
  private void fill(Tree tree, int i, int place, Map<Long, Integer> number) {
    tree.feature()[i] = -1;
    if (leaf(place)) {
      return;
    }
    String mode = modes.get(place);
    long feature = features.get(place);
    if (feature < 0 || feature > Integer.MAX_VALUE) {
      throw none();
    }
    boolean turned = mode.equals(MORE) || mode.equals(AT_LEAST);
    boolean strict = mode.equals(LESS) || mode.equals(AT_LEAST);
    tree.feature()[i] = (int) feature;
    tree.threshold()[i] = strict ? Math.nextDown(values.get(place)) : values.get(place);
    tree.yes()[i] = number.get(turned ? no.get(place) : yes.get(place));
    tree.no()[i] = number.get(turned ? yes.get(place) : no.get(place));
  }
}
