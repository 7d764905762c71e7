package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** Thousands of populations in one process: memory stays flat and no thread is left. */
@Tag("slow")
class SoakTest {
  private static final int POPULATIONS = 2_000;
  private static final Network NETWORK =
      new Network(
          Shape.flat(Problem.FEATURES),
          List.of(new Layer.Dense(200), new Layer.Activation(Layer.Function.RELU)),
          3);

  /**
   * A model here takes about 0.1 MB of native memory, so 2,000 populations of 3 that were not freed
   * would show as 600 MB.
   */
  @Test
  void twoThousandPopulationsAThirdOfThemCancelledLeaveNothingBehind() {
    UniformRandomProvider random = new Seed(4).random();
    long before = 0;
    for (int i = 0; i < POPULATIONS; i++) {
      if (i == POPULATIONS / 4) {
        before = Pointer.physicalBytes();
      }
      if (i % 3 == 0) {
        int polls = 1 + random.nextInt(40);
        assertThatThrownBy(() -> train(stopAfter(polls))).isInstanceOf(CancellationException.class);
      } else {
        assertThat(train(Control.NONE)).hasSize(3);
      }
    }
    assertThat(Pointer.physicalBytes() - before).isLessThan(150L << 20);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().equals("tattle-step"));
  }

  private static List<Trained> train(Control control) {
    int[] rows = IntStream.range(0, Problem.ROWS).toArray();
    TrainingPlan once = Problem.plan(Optimizer.Kind.SGD, 0.1, 0);
    List<Job> jobs = IntStream.range(0, 3).mapToObj(i -> new Job(NETWORK, once, rows, i)).toList();
    try (Workers workers = new LocalWorkers(2)) {
      return workers.train(Problem.EXAMPLES, jobs, control, (i, model) -> {});
    }
  }

  private static Control stopAfter(int polls) {
    AtomicInteger left = new AtomicInteger(polls);
    return new Control() {
      @Override
      public boolean cancelled() {
        return left.decrementAndGet() < 0;
      }
    };
  }
}
