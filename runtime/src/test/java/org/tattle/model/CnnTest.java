package org.tattle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.data.Dataset;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Fault;

class CnnTest {

  /** The last third is by other writers; chance is 10 %. */
  @Test
  void itLearnsDigitsThatItHasNotSeen() {
    Cnn cnn = new Cnn(List.of(8, 16), 3, Cnn.Pool.MAX, List.of(32), Layer.Function.RELU);
    assertThat(accuracy(cnn, new Digits().load(Control.NONE), 1200, 1797, 20)).isGreaterThan(0.88);
  }

  @Test
  void threeConvolutionsLearnFashion() {
    Cnn cnn = new Cnn(List.of(8, 8, 8), 3, Cnn.Pool.MEAN, List.of(), Layer.Function.GELU);
    assertThat(accuracy(cnn, new Fashion().load(Control.NONE), 1000, 1500, 8)).isGreaterThan(0.6);
  }

  @Test
  void rowsThatAreNoImagesAreTheUsersFault() {
    assertThatThrownBy(() -> new Cnn().network(Shape.flat(30), 2))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("needs images");
  }

  @Test
  void imagesThatPoolsWouldUseUpAreTheUsersFault() {
    Cnn four = new Cnn(List.of(4, 4, 4, 4), 3, Cnn.Pool.MAX, List.of(), Layer.Function.RELU);
    assertThatThrownBy(() -> four.network(new Shape(1, 8, 8), 10))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("4 convolutions");
    assertThat(four.network(new Shape(3, 32, 32), 10).hidden()).hasSize(12);
  }

  private static double accuracy(Cnn cnn, Dataset data, int train, int end, int epochs) {
    TrainingPlan plan =
        new TrainingPlan(epochs, 32, Optimizer.adam(3e-3).with(Optimizer.Schedule.COSINE));
    Job job =
        new Job(
            cnn.network(data.shape(), data.classes().size()),
            plan,
            IntStream.range(0, train).toArray(),
            1);
    try (Workers workers = new LocalWorkers(1)) {
      Trained model =
          workers
              .train(
                  new Examples(data.features(), data.labels()),
                  List.of(job),
                  Control.NONE,
                  (i, trained) -> {})
              .get(0);
      int[] rows = IntStream.range(train, end).toArray();
      LogitMatrix outputs = model.outputs(data.features(), rows, Control.NONE);
      int right = 0;
      for (int i = 0; i < rows.length; i++) {
        right += outputs.predicted(i) == data.labels()[rows[i]] ? 1 : 0;
      }
      return (double) right / rows.length;
    }
  }
}
