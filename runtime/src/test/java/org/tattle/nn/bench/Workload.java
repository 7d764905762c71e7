package org.tattle.nn.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Models of one shape trained by plain SGD, with or without DP-SGD, on random rows: what is timed.
 *
 * @param network {@code 600-128-100}, or {@code cnn} for two convolutions on 28 x 28
 */
record Workload(String network, int batch, int models, boolean privacy) {
  private static final int ROWS = 4096;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * What one step of one model takes, in microseconds.
   *
   * @param wall by the clock
   * @param cpu of all cores together, which other work on the machine disturbs less
   */
  record Time(double wall, double cpu) {}

  /** Times about so many steps of each model. */
  Time run(int threads, int steps) {
    Examples examples = examples();
    List<Job> jobs = jobs(Math.max(1, steps * batch / ROWS));
    try (Workers workers = new LocalWorkers(threads)) {
      long start = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      long taken =
          workers.train(examples, jobs, Control.NONE, (i, model) -> {}).stream()
              .mapToLong(model -> model.steps())
              .sum();
      double wall = System.nanoTime() - start;
      double busy = SYSTEM.getProcessCpuTime() - cpu;
      return new Time(wall / taken / 1e3, busy / taken / 1e3);
    }
  }

  /** Floating-point operations of one step. */
  double flops() {
    if (network.equals("cnn")) {
      return 0;
    }
    int[] units = units();
    double first = 2.0 * 2 * (units[0] + 1) * units[1] * batch;
    double second = 2.0 * 3 * (units[1] + 1) * units[2] * batch;
    return first + second;
  }

  private int[] units() {
    return java.util.Arrays.stream(network.split("-")).mapToInt(Integer::parseInt).toArray();
  }

  private Examples examples() {
    int width = shape().size();
    float[] values = new float[ROWS * width];
    var random = new Seed(3).random();
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    int classes = architecture().classes();
    int[] labels = IntStream.range(0, ROWS).map(i -> random.nextInt(classes)).toArray();
    return new Examples(Nd4j.createFromArray(values).reshape(ROWS, width), labels);
  }

  private Shape shape() {
    return network.equals("cnn") ? new Shape(1, 28, 28) : Shape.flat(units()[0]);
  }

  private Network architecture() {
    Layer relu = new Layer.Activation(Layer.Function.RELU);
    if (network.equals("cnn")) {
      return new Network(
          shape(),
          List.of(
              new Layer.Convolution(16, 3),
              relu,
              new Layer.MaxPool(2),
              new Layer.Convolution(32, 3),
              relu,
              new Layer.MaxPool(2)),
          10);
    }
    Layer tanh = new Layer.Activation(Layer.Function.TANH);
    return new Network(shape(), List.of(new Layer.Dense(units()[1]), tanh), units()[2]);
  }

  private List<Job> jobs(int epochs) {
    double rate = (double) batch / ROWS;
    int steps = epochs * (ROWS / batch);
    TrainingPlan plain = new TrainingPlan(epochs, batch, Optimizer.sgd(0.01));
    TrainingPlan plan = privacy ? plain.with(new PrivateSteps(rate, 1, 1, steps, false)) : plain;
    int[] rows = IntStream.range(0, ROWS).toArray();
    return IntStream.range(0, models)
        .mapToObj(i -> new Job(architecture(), plan, rows, i))
        .toList();
  }
}
