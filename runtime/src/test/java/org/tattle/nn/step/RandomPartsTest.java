package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.network.Units;
import org.tattle.nn.train.FiniteArithmetic;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Problem;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** Large batches, of which each row is in a part by chance. */
class RandomPartsTest {

  @Test
  void everyRowIsInOnePartAndPartsAreAboutEven() {
    int rows = 9600;
    RandomParts parts = new RandomParts(100, rows, 1, Randomness.seeded(new Seed(3)));
    parts.deal(IntStream.range(0, rows).toArray(), 0, rows);
    assertThat(IntStream.of(parts.rows()).sorted().toArray())
        .isEqualTo(IntStream.range(0, rows).toArray());
    assertThat(parts.begin(0)).isZero();
    assertThat(parts.end(99)).isEqualTo(rows);
    for (int part = 0; part < 100; part++) {
      // Binomial of mean 96, six deviations of 9.7 to either side.
      assertThat(parts.end(part) - parts.begin(part)).isBetween(96 - 59, 96 + 59);
    }
  }

  @Test
  void partsAreAddedInDoubles() {
    RandomParts parts = new RandomParts(3, 1, 2000, Randomness.seeded(new Seed(3)));
    try (Arena arena = new Arena(Arena.padded(2000), Control.NONE)) {
      NativeFloats some = arena.take(2000);
      for (float value : new float[] {1 << 24, 1, 1}) {
        for (int i = 0; i < 2000; i++) {
          some.put(i, value);
        }
        parts.add(some);
      }
      parts.write(some);
      assertThat(some.get(0)).isEqualTo((1 << 24) + 2);
      assertThat(some.get(1999)).isEqualTo((1 << 24) + 2);
    }
  }

  /** A quarter of 60,000 rows a step: a third of the norm went to the rounding of sums before. */
  @Test
  void hardlyAnythingOfTheNormIsLostToRounding() {
    Network network = new Network(Shape.flat(784), List.of(), 10);
    PrivateSteps large = new PrivateSteps(0.25, 1, 1, 200, true);
    assertThat(FiniteArithmetic.kept(network, large, 60_000, 128)).isBetween(0.98, 0.9999);
    Units owned = Units.of(new int[60_000]);
    assertThat(FiniteArithmetic.kept(network, large.hiding(owned), 60_000, 128)).isLessThan(0.8);
  }

  /**
   * All of 4,000 rows a step without noise: descent, as unclipped gradients are added up at once.
   */
  @Test
  void theSumIsTheSameInWhateverPartsItIsTaken() {
    int[] rows = IntStream.range(0, 4000).map(i -> i % Problem.ROWS).toArray();
    PrivateSteps steps = new PrivateSteps(1, 1e6, 0, 20, false);
    TrainingPlan plan = new TrainingPlan(1, 4000, Optimizer.sgd(0.5));
    Network network = new Network(Shape.flat(Problem.FEATURES), List.of(), 3);
    try (Workers workers = new LocalWorkers(1)) {
      List<Job> jobs =
          List.of(
              new Job(network, plan.with(steps), rows, 1), new Job(network, plan.cut(20), rows, 1));
      var made = workers.train(Problem.EXAMPLES, jobs, Control.NONE, (i, m) -> {});
      for (int i = 0; i < made.get(0).weights().length; i++) {
        assertThat(made.get(0).weights()[i]).isCloseTo(made.get(1).weights()[i], within(1e-4f));
      }
    }
  }
}
