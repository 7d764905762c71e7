package org.tattle.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Dataset;
import org.tattle.data.set.Csv;
import org.tattle.model.tree.LeafCounts;
import org.tattle.model.tree.Tree;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FaultCode;
import org.tattle.subject.elsewhere.RawRows;

/** Trees are read from a graph as onnxruntime takes them. */
class TreeNodesTest {
  private static final int BRANCHES = 15;
  private static final int NODES = 2 * BRANCHES + 1;

  @TempDir Path folder;

  /** The lists that a tree stands in, one entry a node. */
  private record Lists(int[] id, int[] feature, float[] value, String[] mode, int[] yes, int[] no) {
    static Lists of(int nodes) {
      return new Lists(
          new int[nodes],
          new int[nodes],
          new float[nodes],
          new String[nodes],
          new int[nodes],
          new int[nodes]);
    }

    /** A whole tree whose nodes stand in some order, with thresholds where the rows are. */
    static Lists drawn(Random random, List<String> modes) {
      Lists lists = of(NODES);
      List<Integer> order = new ArrayList<>(IntStream.range(0, NODES).boxed().toList());
      Collections.shuffle(order.subList(1, NODES), random);
      for (int node = 0; node < NODES; node++) {
        int at = order.get(node);
        boolean leaf = node >= BRANCHES;
        lists.id[at] = node;
        lists.feature[at] = leaf ? 0 : random.nextInt(2);
        lists.value[at] = leaf ? 0 : random.nextInt(7) - 3;
        lists.mode[at] = leaf ? "LEAF" : modes.get(random.nextInt(modes.size()));
        lists.yes[at] = leaf ? 0 : 2 * node + 1;
        lists.no[at] = leaf ? 0 : 2 * node + 2;
      }
      return lists;
    }

    /** An operation that answers with the number of the leaf. */
    NodeProto node(String of) {
      long[] leaves = IntStream.range(BRANCHES, NODES).asLongStream().toArray();
      float[] names = new float[leaves.length];
      for (int i = 0; i < names.length; i++) {
        names[i] = leaves[i];
      }
      return NodeProto.newBuilder()
          .setOpType("TreeEnsembleRegressor")
          .setDomain("ai.onnx.ml")
          .addInput(of)
          .addOutput("said")
          .addAllAttribute(
              List.of(
                  GraphFiles.ints("nodes_treeids", new long[id.length]),
                  longs("nodes_nodeids", id),
                  longs("nodes_featureids", feature),
                  GraphFiles.reals("nodes_values", value),
                  GraphFiles.texts("nodes_modes", mode),
                  longs("nodes_truenodeids", yes),
                  longs("nodes_falsenodeids", no),
                  GraphFiles.ints("target_treeids", new long[leaves.length]),
                  GraphFiles.ints("target_nodeids", leaves),
                  GraphFiles.ints("target_ids", new long[leaves.length]),
                  GraphFiles.reals("target_weights", names),
                  GraphFiles.one("n_targets", 1)))
          .build();
    }

    private static AttributeProto longs(String name, int[] values) {
      return GraphFiles.ints(name, IntStream.of(values).asLongStream().toArray());
    }
  }

  private Dataset grid() throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 49; i++) {
      text.append(i / 7 - 3).append(',').append(i % 7 - 3).append(i % 2 == 0 ? ",no\n" : ",yes\n");
    }
    Path file = Files.writeString(folder.resolve("rows.csv"), text.toString());
    return new Csv(file.toString(), "y").load(Control.NONE);
  }

  private OnnxModel model(NodeProto... nodes) throws IOException {
    GraphFiles files = new GraphFiles(13, -1, 2);
    files.graph().addAllNode(List.of(nodes));
    Path file = files.write(folder, "trees.onnx", GraphFiles.value("said", -1, 1));
    return new OnnxModel(OnnxFile.read(file, Control.NONE), 2);
  }

  private static double[][] asked(OnnxModel model, Dataset data) {
    return model.ask(RawRows.of(data), Control.NONE);
  }

  /** Whatever a node compares by, and in whatever order nodes stand: rows come to the same leaf. */
  @Test
  void rowsComeToTheLeafThatOnnxruntimeSays() throws IOException {
    Dataset data = grid();
    float[][] rows = RawRows.of(data).numbers();
    Random random = new Random(5);
    List<List<String>> kinds = new ArrayList<>();
    List<String> all = List.of("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GT", "BRANCH_GTE");
    all.forEach(mode -> kinds.add(List.of(mode)));
    kinds.add(all);
    for (List<String> kind : kinds) {
      NodeProto node = Lists.drawn(random, kind).node("x");
      Tree tree = TreeNodes.trees(node).get(0);
      double[][] said = asked(model(node), data);
      Map<Integer, Double> named = new HashMap<>();
      for (int i = 0; i < rows.length; i++) {
        double before = named.computeIfAbsent(tree.leaf(rows[i]), leaf -> -1.0);
        assertThat(before).as("%s, row %s", kind, i).isIn(-1.0, said[i][0]);
        named.put(tree.leaf(rows[i]), said[i][0]);
      }
      assertThat(named.values()).doesNotHaveDuplicates();
    }
  }

  private static NodeProto scaler() {
    return NodeProto.newBuilder()
        .setOpType("Scaler")
        .setDomain("ai.onnx.ml")
        .addInput("x")
        .addOutput("scaled")
        .addAttribute(GraphFiles.reals("offset", -1, 2))
        .addAttribute(GraphFiles.reals("scale", 0.5f, 4))
        .build();
  }

  /** Behind a scaler the same leaves are counted as the answers show. */
  @Test
  void leavesBehindAScalerAreCounted() throws IOException {
    Dataset data = grid();
    int[] members = IntStream.range(0, 30).toArray();
    NodeProto trees = Lists.drawn(new Random(8), List.of("BRANCH_LEQ")).node("scaled");
    OnnxModel model = model(scaler(), trees);
    LeafCounts counts = model.leaves(RawRows.of(data), members, Control.NONE).orElseThrow();
    Map<Double, Integer> seen = new HashMap<>();
    double[][] said = asked(model, data);
    for (int member : members) {
      seen.merge(said[member][0], 1, Integer::sum);
    }
    int single = Collections.frequency(seen.values(), 1);
    assertThat(counts)
        .isEqualTo(new LeafCounts(30, 1, NODES - BRANCHES, seen.size(), single, single));
    boolean[] in = new boolean[data.rows()];
    Arrays.fill(in, 0, 30, true);
    model.meet(data.with(in), Control.NONE);
    assertThat(model.notes().toString()).contains("members come to " + seen.size() + " of them");
  }

  @Test
  void comparisonsThatOursDoNotMakeAreNotCounted() throws IOException {
    Dataset data = grid();
    NodeProto node = Lists.drawn(new Random(1), List.of("BRANCH_LEQ", "BRANCH_EQ")).node("x");
    OnnxModel model = model(node);
    assertThat(model.leaves(RawRows.of(data), new int[] {0, 1}, Control.NONE)).isEmpty();
  }

  private Fault told(Lists lists) throws IOException {
    NodeProto node = lists.node("x");
    Dataset data = grid();
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> model(node).leaves(RawRows.of(data), new int[] {0}, Control.NONE));
    assertThat(fault).isNotNull();
    return fault;
  }

  @Test
  void treesThatAreNoneAreTold() throws IOException {
    Lists circle = Lists.drawn(new Random(2), List.of("BRANCH_LEQ"));
    for (int at = 0; at < NODES; at++) {
      circle.yes[at] = circle.id[at] == 3 ? 1 : circle.yes[at];
    }
    assertThat(told(circle).code()).isEqualTo(FaultCode.R560);
    Lists nowhere = Lists.drawn(new Random(2), List.of("BRANCH_LEQ"));
    for (int at = 0; at < NODES; at++) {
      nowhere.no[at] = nowhere.id[at] == 3 ? 99 : nowhere.no[at];
    }
    assertThat(told(nowhere).getMessage()).isNotEmpty();
    Lists wide = Lists.drawn(new Random(2), List.of("BRANCH_LEQ"));
    for (int at = 0; at < NODES; at++) {
      wide.feature[at] = wide.id[at] < BRANCHES ? 1 << 20 : 0;
    }
    assertThat(told(wide).getMessage()).isNotEmpty();
  }
}
