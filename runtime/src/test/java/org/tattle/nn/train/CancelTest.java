package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.blas.RowShares;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.stage.StageChain;
import org.tattle.run.Control;

/**
 * Cancelling is told by how often work asks whether to go on, and by how much it does in between.
 */
class CancelTest {
  private static final int ROWS = 48;
  private static final Shape IMAGE = new Shape(1, 6, 6);
  private static final Network IMAGES =
      new Network(
          IMAGE,
          List.of(
              new Layer.Convolution(3, 3),
              new Layer.Activation(Layer.Function.RELU),
              new Layer.MaxPool(2),
              new Layer.Dense(20)),
          3);
  private static final Examples EXAMPLES =
      new Examples(
          Nd4j.rand(ROWS, IMAGE.size()), IntStream.range(0, ROWS).map(i -> i % 3).toArray());

  /** Says no from a certain question on. */
  private static final class Limit implements Control {
    final AtomicLong asked = new AtomicLong();
    final long limit;

    Limit(long limit) {
      this.limit = limit;
    }

    @Override
    public boolean cancelled() {
      return asked.incrementAndGet() > limit;
    }
  }

  @Test
  void whereverItIsCancelledEveryThreadStopsAtItsNextQuestion() {
    for (Optional<PrivateSteps> privacy :
        List.of(
            Optional.<PrivateSteps>empty(), Optional.of(new PrivateSteps(0.5, 1, 1, 4, false)))) {
      Limit none = new Limit(Long.MAX_VALUE);
      train(privacy, none);
      long all = none.asked.get();
      for (long limit = 0; limit < all - 6; limit += 1 + all / 60) {
        Limit some = new Limit(limit);
        assertThatThrownBy(() -> train(privacy, some)).isInstanceOf(CancellationException.class);
        assertThat(some.asked.get() - limit).as("questions after the first no").isBetween(1L, 6L);
      }
    }
  }

  @Test
  void outputsAndGradientsStopToo() {
    Trained model = new Trained(IMAGES, new float[IMAGES.weights()], 0, 0, 0, new double[0]);
    int[] rows = IntStream.range(0, ROWS).toArray();
    for (long limit : new long[] {0, ROWS / 2, ROWS + 3}) {
      assertThatThrownBy(() -> model.outputs(EXAMPLES.features(), new Limit(limit)))
          .isInstanceOf(CancellationException.class);
      assertThatThrownBy(
              () ->
                  new Gradients(model)
                      .norms(EXAMPLES.features(), EXAMPLES.labels(), rows, new Limit(limit)))
          .isInstanceOf(CancellationException.class);
    }
  }

  /** A product in one call is of at most 2^29 multiplications, or as few rows as can be cut. */
  @Test
  void noNativeCallMultipliesForLong() {
    for (long work : new long[] {1, 1000, 1 << 20, 1 << 26, 1L << 33}) {
      int rows = RowShares.call(100_000, work);
      assertThat(rows).isPositive();
      assertThat(rows * work <= RowShares.WORK || rows <= RowShares.GRAIN).isTrue();
    }
    assertThat(RowShares.call(128, 128 * 601)).isEqualTo(Math.min(128, RowShares.CALL));
  }

  @Test
  void asManyExamplesGoThroughAtOnceAsKeepEveryPassShort() {
    Network deep =
        new Network(
            new Shape(3, 32, 32),
            List.of(new Layer.Convolution(512, 5), new Layer.Convolution(512, 5)),
            10);
    int room = StageChain.room(deep);
    assertThat(room * (512L * 25 + 1) * 512 * 32).isLessThanOrEqualTo(RowShares.WORK);
    assertThat(room).isPositive();
    assertThat(StageChain.room(IMAGES)).isGreaterThan(100_000);
  }

  private static void train(Optional<PrivateSteps> privacy, Control control) {
    TrainingPlan plain = new TrainingPlan(2, 16, Optimizer.adam(0.01));
    TrainingPlan plan = privacy.map(plain::with).orElse(plain);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      jobs.add(new Job(IMAGES, plan, IntStream.range(0, ROWS).toArray(), i));
    }
    try (Workers workers = new LocalWorkers(2)) {
      workers.train(EXAMPLES, jobs, control, (i, model) -> {});
    }
  }
}
