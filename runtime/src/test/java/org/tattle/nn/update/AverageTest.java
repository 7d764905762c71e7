package org.tattle.nn.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;

class AverageTest {
  private static final int STEPS = 10;
  private static final Examples EXAMPLES =
      new Examples(
          Nd4j.createFromArray(new float[][] {{1, 0.5f}, {-1, 0.25f}, {0.5f, -1}, {-0.5f, 2}}),
          new int[] {0, 1, 0, 1});

  /** The mean is that of trainings that end a step earlier each. */
  @Test
  void theModelIsTheMeanOfTheLastStepsWeights() {
    for (Optimizer optimizer :
        List.of(Optimizer.sgd(0.3), Optimizer.sgd(0.3).withMomentum(0.9), Optimizer.adam(0.1))) {
      float[] averaged = weights(optimizer.averaging(0.4), STEPS);
      List<float[]> last =
          IntStream.rangeClosed(STEPS - 3, STEPS).mapToObj(n -> weights(optimizer, n)).toList();
      for (int i = 0; i < averaged.length; i++) {
        int weight = i;
        double mean = last.stream().mapToDouble(w -> w[weight]).average().orElseThrow();
        assertThat((double) averaged[i]).isCloseTo(mean, within(1e-6));
      }
      assertThat(weights(optimizer.averaging(0), STEPS)).isEqualTo(last.get(3));
    }
  }

  private static float[] weights(Optimizer optimizer, int steps) {
    Network network = new Network(Shape.flat(2), List.of(), 2);
    Job job = new Job(network, new TrainingPlan(steps, 4, optimizer), new int[] {0, 1, 2, 3}, 7);
    try (Workers workers = new LocalWorkers(1)) {
      List<Trained> trained = workers.train(EXAMPLES, List.of(job), Control.NONE, (i, t) -> {});
      return trained.get(0).weights();
    }
  }
}
