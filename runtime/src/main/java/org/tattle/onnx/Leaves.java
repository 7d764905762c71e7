package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.model.tree.LeafCounts;
import org.tattle.model.tree.Tree;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.OnnxFaults;
import org.tattle.subject.elsewhere.RawRows;

/**
 * What the leaves of a file's trees tell without a question: a leaf that one row alone comes to
 * gives that row's answer away to whoever has the file.
 */
final class Leaves {
  private final OnnxFile file;
  private final List<String> notes;
  private final Map<String, String> facts;
  private final List<Tree> asked = new ArrayList<>();

  Leaves(OnnxFile file, List<String> notes, Map<String, String> facts) {
    this.file = file;
    this.notes = notes;
    this.facts = facts;
  }

  /** Its trees that are given the numbers of rows as they are. */
  List<Tree> asked() {
    return asked;
  }

  /**
   * @param plain whether trees are given the numbers of rows
   */
  void look(Dataset data, boolean plain, Control control) {
    for (NodeProto node : file.graph().getNodeList()) {
      if (node.getOpType().startsWith("TreeEnsemble")) {
        List<Tree> trees = trees(node);
        int leaves = trees.stream().mapToInt(Tree::leaves).sum();
        facts.put("trees", MessageText.of("%,d with %,d leaves", trees.size(), leaves));
        boolean direct = file.graph().getInputList().get(0).getName().equals(node.getInput(0));
        if (plain && direct) {
          asked.addAll(trees);
        }
        if (plain && direct && data.members().isPresent() && !trees.isEmpty()) {
          alone(trees, data, control);
        } else {
          notes.add(MessageText.of("%,d trees with %,d leaves", trees.size(), leaves));
        }
      }
    }
  }

  private void alone(List<Tree> trees, Dataset data, Control control) {
    float[][] rows = RawRows.of(data).numbers();
    boolean[] in = data.members().orElseThrow();
    float[][] members =
        IntStream.range(0, rows.length)
            .filter(i -> in[i])
            .mapToObj(i -> rows[i])
            .toArray(float[][]::new);
    LeafCounts counts = LeafCounts.of(trees, members, control);
    String said =
        MessageText.of(
            "%,d trees with %,d leaves: members come to %,d of them, %.1f to each; %,d leaves have"
                + " one member, and %.1f%% of members are alone in a leaf of some tree",
            counts.trees(),
            counts.leaves(),
            counts.reached(),
            counts.each(),
            counts.single(),
            100 * counts.lone());
    notes.add(said);
    facts.put("leaves", said);
  }

  /** The trees, or none if they ask in a way that ours do not. */
  private static List<Tree> trees(NodeProto node) {
    Map<String, AttributeProto> said = new HashMap<>();
    node.getAttributeList().forEach(attribute -> said.put(attribute.getName(), attribute));
    List<Long> treeOf = wholes(said, "nodes_treeids");
    List<Long> ids = wholes(said, "nodes_nodeids");
    Map<Long, List<Integer>> byTree = new LinkedHashMap<>();
    for (int i = 0; i < treeOf.size(); i++) {
      byTree.computeIfAbsent(treeOf.get(i), tree -> new ArrayList<>()).add(i);
    }
    List<Tree> trees = new ArrayList<>();
    for (List<Integer> places : byTree.values()) {
      trees.add(tree(said, ids, places));
    }
    return trees;
  }

  private static List<Long> wholes(Map<String, AttributeProto> said, String name) {
    return said.containsKey(name) ? said.get(name).getIntsList() : List.of();
  }

  private static Tree tree(Map<String, AttributeProto> said, List<Long> ids, List<Integer> places) {
    List<Long> yes = wholes(said, "nodes_truenodeids");
    List<Long> no = wholes(said, "nodes_falsenodeids");
    List<Long> features = wholes(said, "nodes_featureids");
    AttributeProto modes = said.get("nodes_modes");
    AttributeProto values = said.get("nodes_values");
    int last = places.get(places.size() - 1);
    if (modes == null
        || values == null
        || last >= Math.min(Math.min(yes.size(), no.size()), Math.min(features.size(), ids.size()))
        || last >= Math.min(modes.getStringsCount(), values.getFloatsCount())) {
      throw Fault.of(OnnxFaults.NO_TREE).at("path");
    }
    Map<Long, Integer> at = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      at.put(ids.get(places.get(i)), i);
    }
    int nodes = places.size();
    Tree tree =
        new Tree(
            new int[nodes],
            new float[nodes],
            new int[nodes],
            new int[nodes],
            new int[nodes],
            new float[nodes]);
    for (int i = 0; i < nodes; i++) {
      int place = places.get(i);
      boolean leaf = modes.getStrings(place).toStringUtf8().equals("LEAF");
      tree.feature()[i] = leaf ? -1 : (int) Math.min(Integer.MAX_VALUE, features.get(place));
      tree.threshold()[i] = values.getFloats(place);
      tree.yes()[i] = at.getOrDefault(yes.get(place), -1);
      tree.no()[i] = at.getOrDefault(no.get(place), -1);
    }
    try {
      return tree.checked(Integer.MAX_VALUE, 1);
    } catch (IllegalArgumentException e) {
      throw Fault.of(OnnxFaults.NO_TREE).at("path");
    }
  }
}
