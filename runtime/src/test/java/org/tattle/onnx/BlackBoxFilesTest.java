package org.tattle.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Dataset;
import org.tattle.data.set.Csv;
import org.tattle.model.tree.LeafCounts;
import org.tattle.run.Control;
import org.tattle.subject.elsewhere.RawRows;

/**
 * Models as scikit-learn has them, of the operations of ai.onnx.ml, that onnxruntime answers for.
 */
class BlackBoxFilesTest {
  private static final double[][] ROWS = {
    {-1.5, 0.5}, {-2.5, 0.25}, {1.25, 0.75}, {3.5, 5.5}, {1.5, 4.25}, {2.75, 3.5}, {-0.5, 2.5}
  };
  private static final int MEMBERS = 4;

  @TempDir Path folder;

  private Dataset rows() throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    boolean[] in = new boolean[ROWS.length];
    for (int i = 0; i < ROWS.length; i++) {
      text.append(ROWS[i][0])
          .append(',')
          .append(ROWS[i][1])
          .append(i % 2 == 0 ? ",no\n" : ",yes\n");
      in[i] = i < MEMBERS;
    }
    return load(text.toString()).with(in);
  }

  private Dataset load(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    return new Csv(file.toString(), "y").load(Control.NONE);
  }

  private static NodeProto ml(
      String type, String of, List<String> outputs, AttributeProto... attributes) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setDomain("ai.onnx.ml")
        .addInput(of)
        .addAllOutput(outputs)
        .addAllAttribute(List.of(attributes))
        .build();
  }

  private static ValueInfoProto typed(ValueInfoProto value, int type) {
    ValueInfoProto.Builder other = value.toBuilder();
    other.getTypeBuilder().getTensorTypeBuilder().setElemType(type);
    return other.build();
  }

  private OnnxModel model(GraphFiles files, Dataset data, int width) {
    Path file = files.write(folder, "model.onnx", GraphFiles.value("said", -1, width));
    OnnxModel model = new OnnxModel(OnnxFile.read(file, Control.NONE), data.shape().size());
    model.meet(data, Control.NONE);
    return model;
  }

  private static double[] softmax(double... z) {
    double sum = 0;
    for (double each : z) {
      sum += Math.exp(each);
    }
    double[] p = new double[z.length];
    for (int c = 0; c < z.length; c++) {
      p[c] = Math.exp(z[c]) / sum;
    }
    return p;
  }

  private static void says(
      OnnxModel model, Dataset data, BiFunction<Double, Double, double[]> truth) {
    double[][] said = model.ask(RawRows.of(data), Control.NONE);
    for (int i = 0; i < ROWS.length; i++) {
      assertThat(said[i]).containsExactly(truth.apply(ROWS[i][0], ROWS[i][1]), within(1e-6));
    }
  }

  @Test
  void aScalerBeforeALinearModel() throws IOException {
    GraphFiles files = new GraphFiles(13, -1, 2);
    files
        .graph()
        .addNode(
            ml(
                "Scaler",
                "x",
                List.of("scaled"),
                GraphFiles.reals("offset", 1, 2),
                GraphFiles.reals("scale", 0.5f, 2)))
        .addNode(
            ml(
                "LinearClassifier",
                "scaled",
                List.of("label", "said"),
                GraphFiles.reals("coefficients", 1, -1, 0.5f, 0.25f),
                GraphFiles.reals("intercepts", 0.25f, -0.5f),
                GraphFiles.texts("classlabels_strings", "no", "yes"),
                GraphFiles.text("post_transform", "SOFTMAX")))
        .addOutput(typed(GraphFiles.value("label", -1), TensorProto.DataType.STRING_VALUE));
    Dataset data = rows();
    OnnxModel model = model(files, data, 2);
    says(
        model,
        data,
        (a, b) -> {
          double u = (a - 1) * 0.5;
          double v = (b - 2) * 2;
          return softmax(u - v + 0.25, 0.5 * u + 0.25 * v - 0.5);
        });
    assertThat(model.notes().toString()).contains("white box");
  }

  /** Of two trees with five leaves; what each leaf weighs is said by attributes of these names. */
  private static NodeProto trees(
      String type, List<String> outputs, String weighs, AttributeProto... more) {
    NodeProto node =
        ml(
            type,
            "x",
            outputs,
            GraphFiles.ints("nodes_treeids", 0, 0, 0, 1, 1, 1, 1, 1),
            GraphFiles.ints("nodes_nodeids", 0, 1, 2, 0, 1, 2, 3, 4),
            GraphFiles.ints("nodes_featureids", 0, 0, 0, 1, 0, 0, 0, 0),
            GraphFiles.reals("nodes_values", 0, 0, 0, 1, 0, 2, 0, 0),
            GraphFiles.texts(
                "nodes_modes",
                "BRANCH_LEQ",
                "LEAF",
                "LEAF",
                "BRANCH_LEQ",
                "LEAF",
                "BRANCH_LEQ",
                "LEAF",
                "LEAF"),
            GraphFiles.ints("nodes_truenodeids", 1, 0, 0, 1, 0, 3, 0, 0),
            GraphFiles.ints("nodes_falsenodeids", 2, 0, 0, 2, 0, 4, 0, 0),
            GraphFiles.ints(weighs + "_treeids", 0, 0, 1, 1, 1, 1),
            GraphFiles.ints(weighs + "_nodeids", 1, 2, 1, 3, 3, 4),
            GraphFiles.reals(weighs + "_weights", 0.5f, 0.5f, 0.5f, 0.25f, 0.25f, 0.5f));
    return node.toBuilder().addAllAttribute(List.of(more)).build();
  }

  private static final String LEAVES =
      "2 trees with 5 leaves: members come to 4 of them, 2.0 to each; 1 leaves have one member,"
          + " and 25.0% of members are alone";

  @Test
  void treesOfClasses() throws IOException {
    GraphFiles files = new GraphFiles(13, -1, 2);
    files
        .graph()
        .addNode(
            trees(
                "TreeEnsembleClassifier",
                List.of("label", "said"),
                "class",
                GraphFiles.ints("class_ids", 0, 1, 1, 0, 1, 0),
                GraphFiles.texts("classlabels_strings", "no", "yes")))
        .addOutput(typed(GraphFiles.value("label", -1), TensorProto.DataType.STRING_VALUE));
    Dataset data = rows();
    OnnxModel model = model(files, data, 2);
    says(
        model,
        data,
        (a, b) -> {
          double yes = (a <= 0 ? 0 : 0.5) + (b <= 1 ? 0.5 : a <= 2 ? 0.25 : 0);
          return new double[] {1 - yes, yes};
        });
    assertThat(model.notes().toString()).contains(LEAVES).contains("black box");
    assertThat(model.facts().get("leaves")).contains(LEAVES);
    assertThat(model.network()).isEmpty();
    int[] members = {0, 1, 2, 3};
    assertThat(model.leaves(RawRows.of(data), members, Control.NONE))
        .contains(new LeafCounts(MEMBERS, 2, 5, 4, 1, 1));
  }

  @Test
  void treesOfNumbers() throws IOException {
    GraphFiles files = new GraphFiles(13, -1, 2);
    files
        .graph()
        .addNode(
            trees(
                "TreeEnsembleRegressor",
                List.of("said"),
                "target",
                GraphFiles.ints("target_ids", 0, 1, 1, 0, 1, 0),
                GraphFiles.one("n_targets", 2)));
    Dataset data = rows();
    OnnxModel model = model(files, data, 2);
    says(
        model,
        data,
        (a, b) ->
            new double[] {
              (a <= 0 ? 0.5 : 0) + (b <= 1 ? 0 : a <= 2 ? 0.25 : 0.5),
              (a <= 0 ? 0 : 0.5) + (b <= 1 ? 0.5 : a <= 2 ? 0.25 : 0)
            });
    assertThat(model.notes().toString()).contains(LEAVES);
  }

  /** A map of classes for each row, as skl2onnx writes it unasked: in the order of the graph. */
  @Test
  void mapsOfClassesStandInTheOrderOfTheGraph() throws IOException {
    GraphFiles files = new GraphFiles(13, -1, 2);
    String[] classes = {"yes", "maybe", "no"};
    files
        .graph()
        .addNode(
            ml(
                "LinearClassifier",
                "x",
                List.of("label", "p"),
                GraphFiles.reals("coefficients", 1, -1, 0.5f, 0.25f, 0, 0),
                GraphFiles.reals("intercepts", 0.25f, -0.5f, 0),
                GraphFiles.texts("classlabels_strings", classes),
                GraphFiles.text("post_transform", "SOFTMAX")))
        .addNode(
            ml("ZipMap", "p", List.of("said"), GraphFiles.texts("classlabels_strings", classes)));
    Path file =
        files.write(folder, "maps.onnx", ValueInfoProto.newBuilder().setName("said").build());
    Dataset data = rows();
    OnnxModel model = new OnnxModel(OnnxFile.read(file, Control.NONE), 2);
    says(model, data, (a, b) -> softmax(a - b + 0.25, 0.5 * a + 0.25 * b - 0.5, 0));
  }

  @Test
  void eachColumnByItself() throws IOException {
    GraphFiles files = new GraphFiles(13, -1, 1);
    files
        .graph()
        .setInput(0, GraphFiles.value("age", -1, 1))
        .addInput(typed(GraphFiles.value("ward", -1, 1), TensorProto.DataType.STRING_VALUE))
        .addNode(
            ml(
                "OneHotEncoder",
                "ward",
                List.of("hot"),
                GraphFiles.texts("cats_strings", "east", "west")));
    files
        .node("Flatten", "hot", "flat", List.of())
        .node("Concat", "age", "all", List.of("flat"), GraphFiles.one("axis", 1));
    files
        .graph()
        .addNode(
            ml(
                "LinearClassifier",
                "all",
                List.of("label", "said"),
                GraphFiles.reals("coefficients", 0.5f, 1, 0, -0.5f, 0, 2),
                GraphFiles.reals("intercepts", 0, 0.25f),
                GraphFiles.ints("classlabels_ints", 0, 1),
                GraphFiles.text("post_transform", "SOFTMAX")));
    String[] wards = {"west", "east", "east", "west", "west", "east"};
    StringBuilder text = new StringBuilder("ward,age,y\n");
    for (int i = 0; i < wards.length; i++) {
      text.append(wards[i]).append(',').append(0.5 + i).append(',').append(i % 2).append('\n');
    }
    Dataset data = load(text.toString());
    OnnxModel model = model(files, data, 2);
    double[][] said = model.ask(RawRows.of(data), Control.NONE);
    for (int i = 0; i < wards.length; i++) {
      double age = 0.5 + i;
      boolean west = wards[i].equals("west");
      double[] p = softmax(0.5 * age + (west ? 0 : 1), -0.5 * age + (west ? 2 : 0) + 0.25);
      assertThat(said[i]).containsExactly(p, within(1e-6));
    }
    assertThat(model.notes().toString()).contains("it takes each column by itself");
  }
}
