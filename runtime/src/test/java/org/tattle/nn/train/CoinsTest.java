package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;

/**
 * Who took part in a step is seen in the weights, where each row has a feature of its own. Whoever
 * knows the program and a job's seed must not be able to tell it beforehand.
 */
class CoinsTest {
  private static final int ROWS = 200;
  private static final double RATE = 0.1;
  private static final double CLIP = 1e-3;
  private static final INDArray FEATURES = Nd4j.eye(ROWS).castTo(DataType.FLOAT);
  private static final Examples EXAMPLES =
      new Examples(FEATURES, IntStream.range(0, ROWS).map(i -> i % 2).toArray());

  /** Two draws of 200 coins of 0.1 agree with a chance of 0.82^200, which is 6e-18. */
  @Test
  void theSameSeedGivesOtherBatchesWhereTheSourceIsSecure() {
    try (Workers workers = new LocalWorkers(1)) {
      assertThat(seen(workers, true)).isNotEqualTo(seen(workers, true));
    }
  }

  @Test
  void theSameSeedGivesTheSameBatchesWhereNothingIsSecure() {
    try (Workers workers = new LocalWorkers(1)) {
      assertThat(seen(workers, false)).isEqualTo(seen(workers, false)).isNotEmpty();
    }
  }

  @Test
  void coinsThatFollowFromTheSeedAreSeenToRepeat() {
    try (Workers workers = Sabotage.publicCoins()) {
      assertThat(seen(workers, true)).isEqualTo(seen(workers, true)).isNotEmpty();
    }
  }

  /** The rows whose weights moved in one step, against a step that nobody took part in. */
  static Set<Integer> seen(Workers workers, boolean secure) {
    List<Job> jobs = new ArrayList<>();
    for (double rate : new double[] {RATE, 1e-12}) {
      PrivateSteps privacy = new PrivateSteps(rate, CLIP, 0, 1, secure);
      TrainingPlan plan = new TrainingPlan(1, 20, Optimizer.sgd(rate * ROWS / CLIP)).with(privacy);
      Network network = new Network(Shape.flat(ROWS), List.of(), 2);
      jobs.add(new Job(network, plan, IntStream.range(0, ROWS).toArray(), 12345));
    }
    List<Trained> models = workers.train(EXAMPLES, jobs, Control.NONE, (i, model) -> {});
    float[] moved = models.get(0).weights();
    float[] still = models.get(1).weights();
    Set<Integer> seen = new TreeSet<>();
    for (int row = 0; row < ROWS; row++) {
      if (Math.abs(moved[row] - still[row]) > 0.1) {
        seen.add(row);
      }
    }
    return seen;
  }
}
