package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.MembershipAdversary;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Model 7 of a population is the same, to the last bit, whatever trains it and beside whomever. The
 * shapes are large enough for a step to be shared among threads.
 */
class DeterminismTest {
  private static final int ROWS = 300;

  record Case(
      Network network,
      Optional<PrivateSteps> privacy,
      Optimizer.Kind optimizer,
      Optional<MembershipAdversary> adversary) {}

  static Stream<Case> cases() {
    Layer tanh = new Layer.Activation(Layer.Function.TANH);
    Network dense = new Network(Shape.flat(100), List.of(new Layer.Dense(130), tanh), 20);
    Network images =
        new Network(
            new Shape(1, 10, 10),
            List.of(new Layer.Convolution(40, 5), tanh, new Layer.MaxPool(2)),
            20);
    Optional<PrivateSteps> privacy = Optional.of(new PrivateSteps(0.4, 1, 1, 12, false));
    return Stream.of(
        new Case(dense, Optional.empty(), Optimizer.Kind.SGD, Optional.empty()),
        new Case(dense, Optional.empty(), Optimizer.Kind.ADAMW, Optional.empty()),
        new Case(dense, privacy, Optimizer.Kind.SGD, Optional.empty()),
        new Case(images, Optional.empty(), Optimizer.Kind.ADAM, Optional.empty()),
        new Case(
            dense,
            Optional.empty(),
            Optimizer.Kind.ADAM,
            Optional.of(new MembershipAdversary(1, 0.3, false))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void threadsAndPopulationsChangeNoBit(Case tried) {
    byte[] alone = seventh(tried, 1, 8);
    assertThat(one(tried, 1)).as("by itself").isEqualTo(alone);
    assertThat(one(tried, 2)).as("by itself on two threads").isEqualTo(alone);
    assertThat(one(tried, 3)).as("by itself on three threads").isEqualTo(alone);
    assertThat(seventh(tried, 2, 8)).as("of 8 on two threads").isEqualTo(alone);
    assertThat(seventh(tried, 2, 64)).as("of 64 on two threads").isEqualTo(alone);
  }

  private static byte[] one(Case tried, int threads) {
    return ModelBytes.write(train(threads, List.of(job(tried, 7))).get(0));
  }

  private static byte[] seventh(Case tried, int threads, int models) {
    List<Job> jobs = IntStream.range(0, models).mapToObj(i -> job(tried, i)).toList();
    return ModelBytes.write(train(threads, jobs).get(7));
  }

  private static Job job(Case tried, int seed) {
    Optimizer optimizer = new Optimizer(tried.optimizer, 0.01, Optimizer.Schedule.COSINE, 0, 0.01);
    TrainingPlan plan =
        new TrainingPlan(
            2,
            128,
            optimizer,
            0.1,
            Optional.empty(),
            tried.privacy,
            tried.adversary,
            Optional.empty(),
            Optional.empty());
    return new Job(tried.network, plan, IntStream.range(seed, ROWS).toArray(), seed);
  }

  private static List<Trained> train(int threads, List<Job> jobs) {
    float[][] features = new float[ROWS][100];
    int[] labels = new int[ROWS];
    var random = new Seed(2).random();
    for (int i = 0; i < ROWS; i++) {
      labels[i] = random.nextInt(20);
      for (int j = 0; j < 100; j++) {
        features[i][j] = random.nextFloat();
      }
    }
    Examples examples = new Examples(Nd4j.createFromArray(features), labels);
    try (Workers workers = new LocalWorkers(threads)) {
      return workers.train(examples, jobs, Control.NONE, (i, model) -> {});
    }
  }
}
