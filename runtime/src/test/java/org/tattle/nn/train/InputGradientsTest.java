package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class InputGradientsTest {
  private static final Shape INPUT = new Shape(2, 6, 6);

  static Stream<List<Layer>> networks() {
    return Stream.of(
        List.of(new Layer.Dense(9), new Layer.Activation(Layer.Function.TANH)),
        List.of(
            new Layer.Convolution(3, 3),
            new Layer.Activation(Layer.Function.GELU),
            new Layer.MeanPool(2),
            new Layer.Dense(7),
            new Layer.Activation(Layer.Function.TANH)),
        List.of(new Layer.Convolution(4, 5), new Layer.MaxPool(3)),
        List.of());
  }

  /** Against differences of a weighted sum of logits, more rows than go through at once. */
  @ParameterizedTest
  @MethodSource("networks")
  void slopesAreThoseOfTheFunction(List<Layer> hidden) {
    Network network = new Network(INPUT, hidden, 3);
    int rows = 300;
    float[] values = new float[rows * INPUT.size()];
    var random = new Seed(4).random();
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    INDArray features = Nd4j.createFromArray(values).reshape(rows, INPUT.size());
    int[] labels = IntStream.range(0, rows).map(i -> i % 3).toArray();
    Job job =
        new Job(
            network,
            new TrainingPlan(1, 50, Optimizer.adam(1e-2)),
            IntStream.range(0, rows).toArray(),
            1);
    try (LocalWorkers workers = new LocalWorkers(1)) {
      Trained model =
          workers
              .train(new Examples(features, labels), List.of(job), Control.NONE, (i, m) -> {})
              .get(0);
      try (InputGradients gradients = new InputGradients(model, Control.NONE)) {
        float[] slope = new float[values.length];
        gradients.add(
            values,
            rows,
            (from, n, logits, delta) -> {
              for (int b = 0; b < n; b++) {
                for (int c = 0; c < 3; c++) {
                  delta[c * n + b] = weight(from + b, c);
                }
              }
            },
            slope);
        float h = 2e-3f;
        for (int row : new int[] {0, 255, 256, 299}) {
          for (int f = 0; f < INPUT.size(); f += 11) {
            double apart = (sum(gradients, values, row, f, h) - sum(gradients, values, row, f, -h));
            assertThat((double) slope[row * INPUT.size() + f])
                .isCloseTo(apart / (2 * h), within(2e-3));
          }
        }
      }
    }
  }

  private static float weight(int row, int c) {
    return (row % 5 - 2) * 0.5f + c;
  }

  private static double sum(InputGradients of, float[] values, int row, int f, float h) {
    float[] one = new float[INPUT.size()];
    System.arraycopy(values, row * INPUT.size(), one, 0, one.length);
    one[f] += h;
    float[] logits = new float[3];
    of.logits(one, 1, logits);
    return IntStream.range(0, 3).mapToDouble(c -> weight(row, c) * (double) logits[c]).sum();
  }
}
