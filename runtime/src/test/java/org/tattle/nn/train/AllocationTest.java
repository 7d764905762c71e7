package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.loss.TrueOutputs;
import org.tattle.nn.network.GradientMarks;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.stage.InputRows;
import org.tattle.run.Control;

/**
 * Steps allocate nothing. The smallest object takes 16 bytes, so that a step which makes one shows
 * in the difference between many and few steps; a report of progress, ten a second, may make some.
 */
class AllocationTest {
  private static final int ROWS = 64;
  private static final int FEW = 200;
  private static final int MANY = 2200;
  private static final Layer RELU = new Layer.Activation(Layer.Function.RELU);
  private static final Layer GELU = new Layer.Activation(Layer.Function.GELU);
  private static final Network DENSE =
      new Network(
          Shape.flat(16),
          List.of(new Layer.Dense(20), GELU, new Layer.Dropout(0.1), new Layer.Dense(12), RELU),
          3);
  private static final Network IMAGES =
      new Network(
          new Shape(1, 4, 4),
          List.of(
              new Layer.Convolution(2, 3),
              RELU,
              new Layer.MaxPool(2),
              new Layer.Convolution(2, 3),
              new Layer.MeanPool(2)),
          3);
  private static final Network TOKENS =
      new Network(Shape.flat(16), List.of(new Layer.Embedding(2, 3), RELU), 3);

  record Case(
      String name, Network network, Optimizer.Kind optimizer, double noise, boolean secure) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("dense, momentum", DENSE, Optimizer.Kind.SGD, 0, false),
        new Case("dense, adam", DENSE, Optimizer.Kind.ADAM, 0, false),
        new Case("dense, private", DENSE, Optimizer.Kind.SGD, 1, false),
        new Case("dense, secure", DENSE, Optimizer.Kind.SGD, 1, true),
        new Case("images, adamw", IMAGES, Optimizer.Kind.ADAMW, 0, false),
        new Case("images, private", IMAGES, Optimizer.Kind.SGD, 1, false),
        new Case("tokens, momentum", TOKENS, Optimizer.Kind.SGD, 0, false),
        new Case("tokens, private", TOKENS, Optimizer.Kind.ADAM, 1, false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStepAllocatesNothing(Case tried) {
    allocated(tried, FEW);
    long few = allocated(tried, FEW);
    long many = allocated(tried, MANY);
    assertThat((double) (many - few) / (MANY - FEW)).isLessThan(16);
  }

  private static long allocated(Case tried, int steps) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Optional<PrivateSteps> privacy =
        tried.noise == 0
            ? Optional.empty()
            : Optional.of(new PrivateSteps(0.5, 1, tried.noise, steps, tried.secure));
    double momentum = tried.noise == 0 ? 0.9 : 0;
    Optimizer optimizer =
        new Optimizer(tried.optimizer, 1e-3, Optimizer.Schedule.COSINE, momentum, 1e-4);
    TrainingPlan plain = new TrainingPlan(steps * 32 / ROWS, 32, optimizer).withLabelSmoothing(0.1);
    TrainingPlan plan = privacy.map(plain::with).orElse(plain);
    plan = tried.noise == 0 ? plan : plan.with(new GradientMarks(9, new int[] {0, 3, 8}));
    Job job = new Job(tried.network, plan, IntStream.range(0, ROWS).toArray(), 1);
    int[] labels = IntStream.range(0, ROWS).map(i -> i % 3).toArray();
    float[] values = new float[ROWS * 16];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 7 % 11 % 2;
    }
    INDArray features = Nd4j.createFromArray(values).reshape(ROWS, 16);
    InputRows rows = InputRows.of(features, null, tried.network, Control.NONE);
    Ticker ticker = new Ticker("training", steps, Control.NONE);
    try (TrainingLoop training =
        new TrainingLoop(job, null, rows, TrueOutputs.of(labels), Control.NONE, 1, new Draws())) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      training.run(ticker);
      return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
  }
}
