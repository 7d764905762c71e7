package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Ranges;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class LogitBoundsTest {
  private static final Shape INPUT = new Shape(1, 6, 6);
  private static final int ROWS = 120;

  static Stream<List<Layer>> networks() {
    return Stream.of(
        List.of(
            new Layer.Dense(12),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.Dense(8),
            new Layer.Activation(Layer.Function.RELU)),
        List.of(
            new Layer.Convolution(3, 3),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.MeanPool(2),
            new Layer.Dense(7),
            new Layer.Activation(Layer.Function.TANH)),
        List.of(new Layer.Convolution(4, 3), new Layer.MaxPool(2)),
        List.of());
  }

  /** What is proved holds at random points and at the corners that gradients point to. */
  @ParameterizedTest
  @MethodSource("networks")
  void nothingInTheBoxBreaksWhatIsProved(List<Layer> hidden) {
    UniformRandomProvider random = new Seed(7).random();
    float[] values = new float[ROWS * INPUT.size()];
    int[] labels = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = i % 3;
      for (int f = 0; f < INPUT.size(); f++) {
        float bright = f % 3 == labels[i] ? 0.6f : 0.2f;
        values[i * INPUT.size() + f] = bright + 0.3f * random.nextFloat();
      }
    }
    Job job =
        new Job(
            new Network(INPUT, hidden, 3),
            new TrainingPlan(40, 30, Optimizer.adam(1e-2)),
            IntStream.range(0, ROWS).toArray(),
            1);
    Examples examples =
        new Examples(Nd4j.createFromArray(values).reshape(ROWS, INPUT.size()), labels);
    Ranges ranges = new Ranges(List.of(new Ranges.Run(INPUT.size(), 0, 1, false)));
    try (LocalWorkers workers = new LocalWorkers(1)) {
      Trained model = workers.train(examples, List.of(job), Control.NONE, (i, m) -> {}).get(0);
      LogitBounds bounds = new LogitBounds(model, ranges);
      boolean[] still = bounds.prove(values, labels, 0, Control.NONE);
      LogitMatrix said = model.outputs(examples.features(), Control.NONE);
      for (int i = 0; i < ROWS; i++) {
        assertThat(still[i]).isEqualTo(said.predicted(i) == labels[i]);
      }
      double radius = 0.08;
      boolean[] proved = bounds.prove(values, labels, radius, Control.NONE);
      assertThat(IntStream.range(0, ROWS).filter(i -> proved[i]).count()).isPositive();
      boolean[] more = bounds.prove(values, labels, 2 * radius, Control.NONE);
      try (InputGradients gradients = new InputGradients(model, Control.NONE)) {
        float[] logits = new float[ROWS * 3];
        for (int trial = 0; trial < 40; trial++) {
          float[] moved = values.clone();
          for (int j = 0; j < moved.length; j++) {
            double way = trial < 20 ? 2 * random.nextDouble() - 1 : random.nextBoolean() ? 1 : -1;
            moved[j] = (float) Math.max(0, Math.min(1, values[j] + way * radius));
          }
          gradients.logits(moved, ROWS, logits);
          for (int i = 0; i < ROWS; i++) {
            if (proved[i]) {
              assertThat(new LogitMatrix(logits, 3).predicted(i)).isEqualTo(labels[i]);
            }
            assertThat(more[i] && !proved[i]).isFalse();
          }
        }
      }
    }
  }
}
