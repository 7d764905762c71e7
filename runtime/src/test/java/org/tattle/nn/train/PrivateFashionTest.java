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
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Steps;
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
    assertThat(accuracy(plan(15, 0.1, Optional.empty()))).isCloseTo(0.878, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"1.1, 15, 1.13, 0.836", "1.1, 60, 2.38, 0.843", "0.7, 45, 5.64, 0.856"})
  void epsilonAndAccuracyAreThePublishedOnes(
      double noise, int epochs, double epsilon, double accuracy) throws IOException {
    int steps = (int) Math.round(epochs / RATE);
    assertThat(
            Composition.spent(Accounting.PRV, List.of(new Steps(RATE, noise, steps)), 1e-5)
                .epsilon())
        .isCloseTo(epsilon, within(0.01));
    PrivateSteps privacy = new PrivateSteps(RATE, 1, noise, steps, false);
    assertThat(accuracy(plan(epochs, 0.5, Optional.of(privacy)))).isCloseTo(accuracy, within(0.01));
  }

  private static double accuracy(TrainingPlan plan) throws IOException {
    FashionMnist fashion = FashionMnist.read(0.2860f, 0.3530f);
    Network network =
        new Network(
            new Shape(1, 28, 28),
            List.of(new Layer.Dense(128), new Layer.Activation(Layer.Function.TANH)),
            10);
    int[] rows = IntStream.range(0, fashion.train().labels().length).toArray();
    try (Workers workers = new LocalWorkers(2)) {
      List<Job> jobs = List.of(new Job(network, plan, rows, 1));
      return fashion.accuracy(
          workers.train(fashion.train(), jobs, Control.NONE, (i, model) -> {}).get(0));
    }
  }

  private static TrainingPlan plan(int epochs, double lr, Optional<PrivateSteps> privacy) {
    TrainingPlan plain = new TrainingPlan(epochs, 256, Optimizer.sgd(lr));
    return privacy.map(plain::with).orElse(plain);
  }
}
