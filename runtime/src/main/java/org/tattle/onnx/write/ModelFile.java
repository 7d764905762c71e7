package org.tattle.onnx.write;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.model.tree.Trees;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Service;
import org.tattle.subject.elsewhere.RawRows;

/**
 * Writes a model that was trained here as an ONNX file, which onnxruntime runs: a network as its
 * layers, a forest and boosting as trees. It takes rows in the units of their columns, {@code [n,
 * features]} in the order of the data set, and gives the probability of each class, {@code [n,
 * classes]}, or a number in its own unit, {@code [n, 1]}.
 */
public final class ModelFile {
  private static final int TRIED = 16;
  private static final double SAME = 1e-6;

  private ModelFile() {}

  /**
   * The file's bytes.
   *
   * @throws Fault R566 if the subject has neither layers nor trees, or answers otherwise than they
   *     do
   */
  public static byte[] of(Subject subject) {
    if (!(subject instanceof Target target)) {
      throw Fault.of(OnnxFaults.NO_GRAPH).at("to");
    }
    Service service =
        target.bare().orElseThrow(() -> Fault.of(OnnxFaults.LIMITED_ANSWERS).at("to"));
    Optional<Trained> network = service.weights();
    Optional<Trees> trees = service.taught().filter(Trees.class::isInstance).map(Trees.class::cast);
    if (network.isEmpty() && trees.isEmpty()) {
      throw Fault.of(OnnxFaults.NO_GRAPH).at("to");
    }
    Dataset data = target.data();
    INDArray features = data.features();
    if (!service.seen(features).equals(features)
        || network.isPresent() && !plain(target, network.get())) {
      throw Fault.of(OnnxFaults.CHANGED_INPUTS).at("to");
    }
    GraphDraft draft = new GraphDraft();
    if (network.isPresent()) {
      scaled(draft, RawRows.scales(data));
      new NetworkGraph(draft, network.get());
    } else {
      new TreesGraph(draft, trees.get(), data);
    }
    data.truth().column().ifPresent(column -> number(draft, column));
    return draft.file(data.shape().size(), data.truth().outputs());
  }

  /** Whether its answers are those of its weights, as it is tried on a few rows. */
  private static boolean plain(Target target, Trained network) {
    Dataset data = target.data();
    if (data.truth().kind() != Labels.Kind.CLASSES) {
      return true;
    }
    int[] rows = IntStream.range(0, Math.min(TRIED, data.truth().rows())).toArray();
    Answers said = target.answers(rows, Control.NONE);
    LogitMatrix own = network.outputs(data.features(), rows, Control.NONE);
    for (int i = 0; i < rows.length; i++) {
      double[] p = said.probabilities(i);
      double[] q = own.probabilities(i);
      for (int c = 0; c < p.length; c++) {
        if (!(Math.abs(p[c] - q[c]) <= SAME)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Numbers as the network learned them: {@code (value - center) / scale}. */
  private static void scaled(GraphDraft draft, float[][] scales) {
    int width = scales[0].length;
    float[] as = new float[width];
    Arrays.fill(as, 1);
    if (!Arrays.equals(scales[0], new float[width]) || !Arrays.equals(scales[1], as)) {
      draft.then("Sub", List.of(draft.floats(scales[0], 1, width)));
      draft.then("Div", List.of(draft.floats(scales[1], 1, width)));
    }
  }

  /** What is predicted, in its own unit. */
  private static void number(GraphDraft draft, Column column) {
    draft.then("Mul", List.of(draft.floats(new float[] {(float) column.scale()}, 1)));
    draft.then("Add", List.of(draft.floats(new float[] {(float) column.center()}, 1)));
  }
}
