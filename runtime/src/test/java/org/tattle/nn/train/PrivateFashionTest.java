package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.privacy.Accounting;
import org.tattle.privacy.Steps;
import org.tattle.run.Control;

/**
 * What DP-SGD costs on all 60,000 images of Fashion-MNIST: a tanh network 784-128-10, plain
 * descent, C = 1, an expected batch of 256 at a learning rate of 0.5; without privacy 0.1. The
 * accuracies are those of Opacus by the same protocol.
 */
@Tag("slow")
class PrivateFashionTest {
  private static final double RATE = 256.0 / 60_000;

  @Test
  void withoutPrivacyItIsAsAccurateAsPublished() throws IOException {
    assertThat(accuracy(recipe(15, 0.1, Optional.empty()))).isCloseTo(0.878, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"1.1, 15, 1.13, 0.836", "1.1, 60, 2.38, 0.843", "0.7, 45, 5.64, 0.856"})
  void epsilonAndAccuracyAreThePublishedOnes(
      double noise, int epochs, double epsilon, double accuracy) throws IOException {
    int steps = (int) Math.round(epochs / RATE);
    assertThat(Accounting.PRV.spent(List.of(new Steps(RATE, noise, steps)), 1e-5).epsilon())
        .isCloseTo(epsilon, within(0.01));
    TrainingPlan.Privacy privacy = new TrainingPlan.Privacy(RATE, 1, noise, steps, false);
    assertThat(accuracy(recipe(epochs, 0.5, Optional.of(privacy))))
        .isCloseTo(accuracy, within(0.01));
  }

  private static double accuracy(TrainingPlan recipe) throws IOException {
    FashionMnist fashion = FashionMnist.read(0.2860f, 0.3530f);
    Network network =
        new Network(
            new Shape(1, 28, 28),
            List.of(new Layer.Dense(128), new Layer.Activation(Layer.Function.TANH)),
            10);
    int[] rows = IntStream.range(0, fashion.train().labels().length).toArray();
    try (Workers workers = new LocalWorkers(2)) {
      List<Job> jobs = List.of(new Job(network, recipe, rows, 1));
      return fashion.accuracy(
          workers.train(fashion.train(), jobs, Control.NONE, (i, model) -> {}).get(0));
    }
  }

  private static TrainingPlan recipe(
      int epochs, double lr, Optional<TrainingPlan.Privacy> privacy) {
    return new TrainingPlan(
        epochs,
        256,
        TrainingPlan.Optimizer.SGD,
        lr,
        TrainingPlan.Schedule.CONSTANT,
        0,
        0,
        0,
        0,
        0,
        privacy);
  }
}
