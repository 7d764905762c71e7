package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;

/**
 * The expected accuracy is what {@code runtime/src/bench/python/fashion.py} prints for PyTorch with
 * the same architecture, optimizer and epochs, the mean of three seeds.
 */
@Tag("slow")
class FashionTest {
  private static final double PYTORCH = 0.8776;

  @Test
  void theTestAccuracyIsWithinHalfAPointOfPyTorchs() throws IOException {
    FashionMnist fashion = FashionMnist.read(0, 1);
    Network network =
        new Network(
            new Shape(1, 28, 28),
            List.of(new Layer.Dense(256), new Layer.Activation(Layer.Function.RELU)),
            10);
    TrainingPlan plan =
        new TrainingPlan(8, 128, Optimizer.adam(1e-3).with(Optimizer.Schedule.COSINE));
    int[] rows = IntStream.range(0, fashion.train().labels().length).toArray();
    List<Job> jobs = IntStream.range(0, 3).mapToObj(i -> new Job(network, plan, rows, i)).toList();
    try (Workers workers = new LocalWorkers(2)) {
      double mean =
          workers.train(fashion.train(), jobs, Control.NONE, (i, model) -> {}).stream()
              .mapToDouble(fashion::accuracy)
              .average()
              .orElseThrow();
      assertThat(mean).isCloseTo(PYTORCH, within(0.005));
    }
  }
}
