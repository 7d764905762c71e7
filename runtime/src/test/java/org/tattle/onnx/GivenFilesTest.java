package org.tattle.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.tattle.data.Dataset;
import org.tattle.data.Shared;
import org.tattle.data.set.Digits;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Gradients;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/** The files that PyTorch wrote, and what it computed from them. */
class GivenFilesTest {

  private static Trained network(String name) throws Unlike {
    OnnxFile file = OnnxFile.read(Shared.path("data/onnx/" + name), Control.NONE);
    try (OnnxSession session = new OnnxSession(file, 1)) {
      return GraphNetwork.of(file, session.inputs().get(0).name(), Shape.flat(64), session.output())
          .trained();
    }
  }

  @Test
  void answersAndGradientsAreThoseOfPyTorch() throws IOException, Unlike {
    JsonNode given =
        JsonMapper.builder()
            .build()
            .readTree(Shared.path("data/onnx/digits-mlp-softmax.json").toFile());
    int count = given.get("rows").asInt();
    Dataset digits = new Digits().load(Control.NONE);
    INDArray rows =
        digits.features().get(NDArrayIndex.interval(0, count), NDArrayIndex.all()).dup();
    for (String name : new String[] {"digits-mlp-softmax.onnx", "digits-dynamo.onnx"}) {
      Trained network = network(name);
      LogitMatrix logits = network.outputs(rows, Control.NONE);
      int[] labels = Arrays.copyOf(digits.labels(), count);
      INDArray slopes =
          new Gradients(network)
              .byInputs(rows, labels, IntStream.range(0, count).toArray(), Control.NONE);
      for (int i = 0; i < count; i++) {
        double[] p = logits.probabilities(i);
        for (int c = 0; c < p.length; c++) {
          // The answers were written with six decimals.
          assertThat(p[c]).isCloseTo(given.get("outputs").get(i).get(c).asDouble(), within(6e-7));
        }
        // The cross-entropy's gradient is that of the probability, divided by it.
        double norm = slopes.getRow(i).norm2Number().doubleValue() * p[labels[i]];
        double expected =
            given.get("gradient_of_true_class_output_by_input_norms").get(i).asDouble();
        assertThat(norm).isCloseTo(expected, within(1e-5 * expected + 6e-7));
      }
    }
  }
}
