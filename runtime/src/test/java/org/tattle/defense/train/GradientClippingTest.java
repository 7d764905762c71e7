package org.tattle.defense.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.defense.Fit;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Problem;
import org.tattle.run.Control;

class GradientClippingTest {
  private static final Network NETWORK =
      new Mlp(List.of(8), Layer.Function.RELU).network(Shape.flat(Problem.FEATURES), 3);

  /** The weights after so many epochs of batches of that size, from the same first ones. */
  private static float[] weights(Optimizer optimizer, int batch, int epochs) {
    int[] rows = IntStream.range(0, Problem.ROWS).toArray();
    Job job = new Job(NETWORK, new TrainingPlan(epochs, batch, optimizer), rows, 7);
    return new LocalWorkers(1)
        .train(Problem.EXAMPLES, List.of(job), Control.NONE, (i, model) -> {})
        .get(0)
        .weights();
  }

  private static double apart(float[] first, float[] second) {
    return Math.sqrt(
        IntStream.range(0, first.length).mapToDouble(i -> Math.pow(first[i] - second[i], 2)).sum());
  }

  /** One step of plain descent at rate 1 goes as far as the gradient is long, or as it may be. */
  @ParameterizedTest
  @ValueSource(ints = {400, 100_000})
  void aStepIsNoLongerThanTheNorm(int batch) {
    float[] before = weights(Optimizer.sgd(1e-30), batch, 1);
    double free = apart(weights(Optimizer.sgd(1), batch, 1), before);
    assertThat(free).isGreaterThan(0.05);
    for (double norm : new double[] {free / 10, free / 2}) {
      double way = apart(weights(Optimizer.sgd(1).clipping(norm), batch, 1), before);
      assertThat(way).isCloseTo(norm, within(1e-4 * norm));
    }
  }

  /** A norm that no gradient reaches changes nothing but the order of sums. */
  @Test
  void aLargeNormChangesNothing() {
    for (Optimizer optimizer :
        List.of(
            Optimizer.sgd(0.1).withWeightDecay(0.01),
            Optimizer.sgd(0.1).withMomentum(0.9),
            Optimizer.adam(1e-2))) {
      float[] free = weights(optimizer, 64, 3);
      float[] held = weights(optimizer.clipping(1e6), 64, 3);
      assertThat(apart(free, held)).as(optimizer.toString()).isLessThan(1e-3);
      assertThat(apart(free, weights(optimizer.clipping(1e-3), 64, 3))).isGreaterThan(1e-3);
    }
  }

  @Test
  void theDefenseSaysItToThePlan() {
    TrainingPlan plan = new TrainingPlan(1, 8, Optimizer.adam(1e-3));
    Fit fit = new GradientClipping(0.5).apply(new Fit(NETWORK, plan, 100, 5, true));
    assertThat(fit.plan().optimizer().clip()).contains(0.5);
    assertThat(fit.spent()).as("no guarantee follows").isEmpty();
  }
}
