package org.tattle.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tattle.onnx.GraphFiles.ints;
import static org.tattle.onnx.GraphFiles.one;
import static org.tattle.onnx.GraphFiles.real;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Gradients;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.run.Control;

/** What onnxruntime says of a graph, our layers say too, and their gradients are its slopes. */
class GraphNetworkTest {
  private static final int ROWS = 40;

  @TempDir Path folder;

  private static float[][] rows(int width) {
    Random random = new Random(9);
    float[][] rows = new float[ROWS][width];
    for (float[] row : rows) {
      for (int f = 0; f < width; f++) {
        row[f] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  private void agrees(GraphFiles files, Shape shape) throws Unlike {
    OnnxFile file = OnnxFile.read(files.write(folder, "m.onnx"), Control.NONE);
    try (OnnxSession session = new OnnxSession(file, 1)) {
      GraphNetwork.Found found = GraphNetwork.of(file, "x", shape, session.output());
      float[][] rows = rows(shape.size());
      double[][] theirs = session.ask(rows, Control.NONE);
      LogitMatrix ours = found.trained().outputs(Nd4j.createFromArray(rows), Control.NONE);
      for (int i = 0; i < ROWS; i++) {
        double[] said = said(found, ours, i);
        int skip = said.length - theirs[i].length;
        for (int c = 0; c < theirs[i].length; c++) {
          assertThat(Math.abs(said[c + skip] - theirs[i][c]) / Math.max(1, Math.abs(theirs[i][c])))
              .isLessThan(1e-5);
        }
      }
      if (found.end() == GraphNetwork.End.SOFTMAX) {
        slopes(found, session, rows);
      }
    }
  }

  private static double[] said(GraphNetwork.Found found, LogitMatrix ours, int row) {
    double[] z = new double[ours.classes()];
    for (int c = 0; c < z.length; c++) {
      z[c] = ours.logit(row, c);
    }
    return found.end() == GraphNetwork.End.LOGITS ? z : ours.probabilities(row);
  }

  /** The gradient by an input beside the difference of onnxruntime's answers around it. */
  private static void slopes(GraphNetwork.Found found, OnnxSession session, float[][] rows) {
    int width = rows[0].length;
    INDArray all = Nd4j.createFromArray(rows);
    int[] labels = new int[ROWS];
    INDArray slopes =
        new Gradients(found.trained()).byInputs(all, labels, new int[] {0, 1, 2}, Control.NONE);
    float step = 3e-3f;
    for (int i = 0; i < 3; i++) {
      double[] differences = new double[width];
      double norm = 0;
      for (int f = 0; f < width; f++) {
        float[][] two = {rows[i].clone(), rows[i].clone()};
        two[0][f] += step;
        two[1][f] -= step;
        double[][] p = session.ask(two, Control.NONE);
        differences[f] = -(Math.log(p[0][0]) - Math.log(p[1][0])) / (2 * step);
        norm += differences[f] * differences[f];
      }
      double far = 0;
      for (int f = 0; f < width; f++) {
        double d = differences[f] - slopes.getDouble(i, f);
        far += d * d;
      }
      // A kink within a step, and sixth digits, are all that parts them.
      assertThat(Math.sqrt(far / norm)).isLessThan(0.1);
    }
  }

  @Test
  void denseNetworksOfBothAges() throws Unlike {
    GraphFiles old = new GraphFiles(11, -1, 12).gemm(12, 8).then("Relu", List.of()).gemm(8, 3);
    agrees(old.then("Softmax", List.of(), one("axis", 1)), Shape.flat(12));
    GraphFiles recent = new GraphFiles(18, -1, 12);
    recent.then("MatMul", List.of(recent.weights(0.3, 12, 8)));
    recent.then("Add", List.of(recent.weights(0.1, 8)));
    recent.then("Tanh", List.of()).then("Identity", List.of());
    recent.then("MatMul", List.of(recent.weights(0.3, 8, 3)));
    agrees(recent.then("Softmax", List.of(), one("axis", -1)), Shape.flat(12));
  }

  @Test
  void factorsShiftsAndNormsGoIntoTheWeights() throws Unlike {
    GraphFiles files = new GraphFiles(13, -1, 6);
    files.then("Sub", List.of(files.weights(1, 6)));
    files.then("Div", List.of(files.numbers(1, List.of(6L), 1, 2, 3, 4, 5, 6)));
    files.gemm(6, 5);
    files.then("Mul", List.of(files.weights(1, 5)));
    files.then("Sigmoid", List.of()).gemm(5, 4).then("LeakyRelu", List.of(), real("alpha", 0.2f));
    agrees(files.gemm(4, 3).then("Softmax", List.of()), Shape.flat(6));
  }

  /** Zeros that keep the size, and a network without them, with strides and groups. */
  @Test
  void convolutionsOfAllKinds() throws Unlike {
    GraphFiles same = new GraphFiles(13, -1, 1, 8, 8);
    same.then(
        "Conv",
        List.of(same.weights(0.3, 4, 1, 3, 3), same.weights(0.1, 4)),
        ints("kernel_shape", 3, 3),
        ints("pads", 1, 1, 1, 1));
    String[] norm = {
      same.numbers(1, List.of(4L), 1, 2, 3, 4), same.weights(0.2, 4),
      same.weights(0.2, 4), same.numbers(1, List.of(4L), 1, 1, 2, 2)
    };
    same.then("BatchNormalization", List.of(norm), real("epsilon", 1e-5f));
    same.then("Relu", List.of());
    same.then("MaxPool", List.of(), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
    same.then("Flatten", List.of(), one("axis", 1));
    agrees(same.gemm(64, 3).then("Softmax", List.of()), new Shape(1, 8, 8));

    GraphFiles other = new GraphFiles(13, -1, 2, 8, 8);
    other.then(
        "Conv",
        List.of(other.weights(0.3, 4, 1, 3, 3)),
        ints("kernel_shape", 3, 3),
        ints("strides", 1, 1),
        one("group", 2));
    other.then("Relu", List.of());
    other.then("MaxPool", List.of(), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
    other.then(
        "Conv",
        List.of(other.weights(0.3, 3, 4, 2, 2), other.weights(0.1, 3)),
        ints("kernel_shape", 2, 2),
        ints("strides", 2, 2),
        ints("pads", 1, 1, 0, 0));
    other.then("GlobalAveragePool", List.of());
    other.then("Flatten", List.of(), one("axis", 1));
    agrees(other.gemm(3, 3).then("Softmax", List.of()), new Shape(2, 8, 8));
  }

  @Test
  void rowsAreLaidOutAnewAndFixedBatchesFilled() throws Unlike {
    GraphFiles files = new GraphFiles(13, 16, 36);
    String shape = files.numbers(TensorProto.DataType.INT64_VALUE, List.of(4L), -1, 1, 6, 6);
    files.then("Reshape", List.of(shape));
    files.then(
        "Conv",
        List.of(files.weights(0.3, 2, 1, 3, 3)),
        ints("kernel_shape", 3, 3),
        ints("pads", 1, 1, 1, 1));
    files.then("AveragePool", List.of(), ints("kernel_shape", 3, 3), ints("strides", 3, 3));
    String flat = files.numbers(TensorProto.DataType.INT64_VALUE, List.of(2L), 16, -1);
    files.then("Reshape", List.of(flat));
    agrees(files.gemm(8, 2), Shape.flat(36));
  }

  @Test
  void oneProbabilityIsThatOfTheSecondClass() throws Unlike {
    agrees(new GraphFiles(13, -1, 5).gemm(5, 1).then("Sigmoid", List.of()), Shape.flat(5));
  }

  @Test
  void whatNoLayerOfOursDoesIsSaid() {
    GraphFiles files = new GraphFiles(13, -1, 5).gemm(5, 4);
    files.then("Clip", List.of());
    OnnxFile file = OnnxFile.read(files.gemm(4, 2).write(folder, "clip.onnx"), Control.NONE);
    assertThatThrownBy(() -> GraphNetwork.of(file, "x", Shape.flat(5), "v9"))
        .isInstanceOf(Unlike.class)
        .hasMessage("`Clip` is none of our layers");
  }
}
