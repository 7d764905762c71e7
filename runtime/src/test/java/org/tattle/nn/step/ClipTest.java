package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.Reference;
import org.tattle.nn.stage.StageChain;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Problem;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class ClipTest {
  private static final Network NETWORK =
      new Network(
          Shape.flat(Problem.FEATURES),
          List.of(new Layer.Dense(8), new Layer.Activation(Layer.Function.TANH)),
          3);

  /**
   * The known step has two weights, and its noise is rounded to the lattice here. One dense unit
   * with one input has the gradient {@code d (x, 1)}, so {@code d} is the second entry of each
   * gradient and {@code x} the first over the second.
   */
  @Test
  void oneStepMatchesTheKnownAnswer() throws IOException {
    JsonNode known = known();
    int batch = known.get("per_example_grads").size();
    Network network = new Network(Shape.flat(1), List.of(), 2);
    PrivateSteps privacy =
        new PrivateSteps(1, known.get("C").asDouble(), known.get("sigma").asDouble(), 1, false);
    JsonNode drawn = known.get("noise");
    NoiseBlocks given = Fixed.noise(drawn.get(0).asDouble(), drawn.get(1).asDouble());
    double deviation = privacy.phases().get(0).noise() * privacy.clip();
    try (StepThreads crew = new StepThreads(1, Control.NONE);
        StageChain chain =
            new StageChain(
                network, batch, Clip.floats(4), false, Randomness.seeded(new Seed(0)), crew)) {
      Clip clip = new Clip(privacy, 1, new NoiseBlocks[] {given}, chain.arena(), 4, batch, crew);
      float[][] x = new float[batch][1];
      for (int b = 0; b < batch; b++) {
        JsonNode gradient = known.get("per_example_grads").get(b);
        x[b][0] = (float) (gradient.get(0).asDouble() / gradient.get(1).asDouble());
        chain.logits().delta[b] = (float) gradient.get(1).asDouble();
      }
      InputRows rows = InputRows.of(Nd4j.createFromArray(x), null, network, Control.NONE);
      chain.load(rows, IntStream.range(0, batch).toArray(), 0, batch);
      chain.forward(batch, true);
      chain.backward(batch);
      clip.scale(batch, batch, chain);
      chain.accumulate(batch, 1, 0, clip.sum());
      clip.release(1, 1 / clip.divisor(batch), 0, chain.weights());
      for (int i = 0; i < 2; i++) {
        double expected = known.get("noisy_mean_L3").get(i).asDouble();
        double half = Lattice.mesh(deviation) / 2 / clip.divisor(batch);
        assertThat((double) chain.weights().get(i)).isCloseTo(expected, within(half + 1e-6));
      }
    }
  }

  @Test
  void emptyBatchesStillAddNoiseAndCount() {
    Trained model = train(new PrivateSteps(1e-9, 1, 1, 5, false));
    assertThat(model.steps()).isEqualTo(5);
    float[] still = train(new PrivateSteps(1e-9, 1, 0, 5, false)).weights();
    assertThat(model.weights()).isNotEqualTo(still);
  }

  @Test
  void thePhysicalBatchChangesNothing() {
    PrivateSteps privacy = new PrivateSteps(0.9, 1, 0.5, 5, false);
    assertThat(ModelBytes.write(train(privacy, 8)))
        .isEqualTo(ModelBytes.write(train(privacy, 100_000)));
  }

  @Test
  void secureNoiseDiffersFromRunToRun() {
    PrivateSteps privacy = new PrivateSteps(0.1, 1, 1, 5, true);
    assertThat(train(privacy).weights()).isNotEqualTo(train(privacy).weights());
  }

  /**
   * Without noise and with a bound that nothing reaches, all rows a step: gradient descent. The
   * rows are more than go through at once.
   */
  @Test
  void withoutNoiseAndBoundItIsGradientDescent() {
    int[] rows = IntStream.range(0, 1500).map(i -> i % Problem.ROWS).toArray();
    float[] free =
        train(plan(1, 8, Optional.of(new PrivateSteps(1, 1e6, 0, 30, false))), rows).weights();
    float[] plain = train(plan(30, 1500, Optional.empty()), rows).weights();
    double[] expected = descent(rows, 30);
    for (int i = 0; i < free.length; i++) {
      assertThat((double) free[i]).isCloseTo(expected[i], within(1e-4));
      assertThat((double) plain[i]).isCloseTo(expected[i], within(1e-4));
    }
  }

  /** All rows a step and no noise: DP-Adam is Adam on the mean gradient. */
  @Test
  void adamTakesTheNoisyMeanForItsGradient() {
    int[] rows = IntStream.range(0, Problem.ROWS).toArray();
    PrivateSteps nothing = new PrivateSteps(1, 1e6, 0, 30, false);
    float[] free = train(adam(1, 32, Optional.of(nothing)), rows).weights();
    float[] plain = train(adam(30, rows.length, Optional.empty()), rows).weights();
    for (int i = 0; i < free.length; i++) {
      assertThat(free[i]).isCloseTo(plain[i], within(1e-3f));
    }
    PrivateSteps noisy = new PrivateSteps(1, 1, 5, 30, false);
    assertThat(train(adam(1, 32, Optional.of(noisy)), rows).weights()).isNotEqualTo(plain);
  }

  /** A batch of no row moves plain descent by noise alone, whose deviation is the phase's. */
  @Test
  void everyPhaseHasItsOwnNoise() {
    PrivateSteps.Phase loud = new PrivateSteps.Phase(4, 1);
    PrivateSteps.Phase quiet = new PrivateSteps.Phase(1, 1);
    PrivateSteps.Phase none = new PrivateSteps.Phase(0, 1);
    float[] still = phases(List.of(none));
    float[] first = phases(List.of(loud));
    float[] both = phases(List.of(loud, quiet));
    int n = still.length;
    double sum = 0;
    double added = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.pow(first[i] - still[i], 2);
      added += Math.pow(both[i] - first[i], 2);
    }
    // The ratio of two variances over n deviates, within five deviations: about 2 sqrt(2/2n) each.
    double spread = 5 * Math.sqrt(4.0 / n);
    assertThat(Math.log(sum / added)).isCloseTo(Math.log(16), within(spread));
  }

  private static float[] phases(List<PrivateSteps.Phase> phases) {
    return train(new PrivateSteps(1e-9, 1, phases, Optional.empty(), false)).weights();
  }

  /** Norms 1, 2, up to 100: the bound comes to the 30th of them, from above and from below. */
  @Test
  void theBoundComesToItsQuantile() {
    for (double start : new double[] {0.5, 1000}) {
      assertThat(settled(start, 0)).isBetween(29.0, 31.5);
      assertThat(settled(start, 5)).isBetween(20.0, 40.0);
    }
  }

  private static double settled(double start, double noise) {
    PrivateSteps privacy =
        new PrivateSteps(
            1,
            start,
            List.of(new PrivateSteps.Phase(1, 1000)),
            Optional.of(new PrivateSteps.Quantile(0.3, 0.2, noise)),
            false);
    Network network = new Network(Shape.flat(1), List.of(), 2);
    int batch = 100;
    try (StepThreads crew = new StepThreads(1, Control.NONE);
        StageChain chain =
            new StageChain(
                network, batch, Clip.floats(4), false, Randomness.seeded(new Seed(0)), crew)) {
      Clip clip =
          new Clip(
              privacy,
              1,
              new NoiseBlocks[] {NoiseBlocksTest.seeded(3)},
              chain.arena(),
              4,
              batch,
              crew);
      InputRows rows = InputRows.of(Nd4j.zeros(batch, 1), null, network, Control.NONE);
      for (int step = 0; step < 1000; step++) {
        chain.load(rows, IntStream.range(0, batch).toArray(), 0, batch);
        chain.forward(batch, true);
        for (int b = 0; b < batch; b++) {
          chain.logits().delta[b] = b + 1;
          chain.logits().delta[batch + b] = 0;
        }
        chain.backward(batch);
        clip.scale(batch, batch, chain);
        clip.adapt(step, batch);
      }
      return clip.bound();
    }
  }

  private static TrainingPlan adam(int epochs, int batch, Optional<PrivateSteps> privacy) {
    TrainingPlan plain = new TrainingPlan(epochs, batch, Optimizer.adam(0.01));
    return privacy.map(plain::with).orElse(plain);
  }

  /** Gradient descent in double precision, from the engine's initial weights. */
  private static double[] descent(int[] rows, int steps) {
    TrainingPlan nothing = plan(1, 1500, Optional.of(new PrivateSteps(1e-9, 1, 0, 1, false)));
    float[] initial = train(nothing, rows).weights();
    double[] weights = new double[initial.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = initial[i];
    }
    int[] times = new int[Problem.ROWS];
    for (int row : rows) {
      times[row]++;
    }
    for (int step = 0; step < steps; step++) {
      double[] sum = new double[weights.length];
      for (int row = 0; row < Problem.ROWS; row++) {
        double[] x = Problem.EXAMPLES.features().getRow(row).toDoubleVector();
        double[] g = Reference.gradient(NETWORK, weights, x, Problem.EXAMPLES.labels()[row], 0);
        for (int i = 0; i < g.length; i++) {
          sum[i] += times[row] * g[i] / rows.length;
        }
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= 0.5 * sum[i];
      }
    }
    return weights;
  }

  private static Trained train(PrivateSteps privacy) {
    return train(privacy, 32);
  }

  private static Trained train(PrivateSteps privacy, int batch) {
    return train(plan(1, batch, Optional.of(privacy)));
  }

  private static TrainingPlan plan(int epochs, int batch, Optional<PrivateSteps> privacy) {
    TrainingPlan plain = new TrainingPlan(epochs, batch, Optimizer.sgd(0.5));
    return privacy.map(plain::with).orElse(plain);
  }

  private static Trained train(TrainingPlan plan) {
    return train(plan, IntStream.range(0, Problem.ROWS).toArray());
  }

  private static Trained train(TrainingPlan plan, int[] rows) {
    try (Workers workers = new LocalWorkers(1)) {
      Job job = new Job(NETWORK, plan, rows, 1);
      return workers.train(Problem.EXAMPLES, List.of(job), Control.NONE, (i, model) -> {}).get(0);
    }
  }

  private static JsonNode known() throws IOException {
    try (InputStream in = ClipTest.class.getResourceAsStream("dpsgd_step.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
