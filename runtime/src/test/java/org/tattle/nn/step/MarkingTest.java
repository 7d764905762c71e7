package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.nn.network.GradientMarks;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Problem;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;

/** Marks are rows like any other, and the scores tell what was done with them. */
class MarkingTest {
  private static final Network NETWORK = new Network(Shape.flat(Problem.FEATURES), List.of(), 3);

  /** All 18 weights are marked, the even ones planted. */
  private static final GradientMarks MARKS =
      new GradientMarks(18, IntStream.range(0, 9).map(i -> 2 * i).toArray());

  @ParameterizedTest
  @EnumSource
  void withoutNoiseAScoreCountsTheStepsThatAMarkJoins(Optimizer.Kind optimizer) {
    double[] scores = train(optimizer, Optional.of(privacy(0.25, 0, 400))).scores();
    for (int mark = 0; mark < scores.length; mark++) {
      boolean planted = mark % 2 == 0;
      // A share of 1/4 of 400 steps: 100, and six deviations of sqrt(400 / 4 * 3 / 4) = 8.7. A
      // move of 0.01 from a weight below 4 is read to 4 * 2^-24 / 0.01 = 2.4e-5, 400 times.
      assertThat(scores[mark]).isCloseTo(planted ? 100 : 0, within(planted ? 52 : 0.01));
      assertThat(scores[mark]).isCloseTo(Math.rint(scores[mark]), within(0.01));
    }
  }

  @Test
  void withoutPrivacyMarksJoinAtTheRateOfABatch() {
    double[] scores = train(Optimizer.Kind.SGD, Optional.empty()).scores();
    // 10 epochs of 13 batches of 32 of 400 rows: 10.4 joins are expected, give or take 3.1.
    assertThat(scores[0]).isBetween(0.5, 30.0);
    assertThat(scores[1]).isCloseTo(0, within(1e-2));
  }

  /** With a join at every step the score is the sum of (x - 1/2) / sigma^2, x = 1 + sigma z. */
  @Test
  void noiseBlursTheScoresAsItShould() {
    double[] scores = train(Optimizer.Kind.SGD, Optional.of(privacy(1, 10, 2000))).scores();
    double planted = 0;
    double others = 0;
    for (int mark = 0; mark < scores.length; mark++) {
      planted += mark % 2 == 0 ? scores[mark] / 9 : 0;
      others += mark % 2 == 1 ? scores[mark] / 9 : 0;
    }
    // Means of plus and minus 2000 / 200 = 10, with a deviation of sqrt(2000) / 10 / 3 = 1.5.
    assertThat(planted).isCloseTo(10, within(9.0));
    assertThat(others).isCloseTo(-10, within(9.0));
  }

  @Test
  void aTrainingWithoutMarksHasNoScoresAndAModelKeepsThoseItHas() {
    Trained marked = train(Optimizer.Kind.SGD, Optional.of(privacy(0.25, 1, 5)));
    assertThat(ModelBytes.read(ModelBytes.write(marked)).scores()).containsExactly(marked.scores());
    TrainingPlan plain = Problem.plan(Optimizer.Kind.SGD, 0.1, 0);
    assertThat(train(plain).scores()).isEmpty();
  }

  @Test
  void marksThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GradientMarks(3, new int[] {3}));
    assertThatIllegalArgumentException().isThrownBy(() -> new GradientMarks(0, new int[0]));
    TrainingPlan plan =
        Problem.plan(Optimizer.Kind.SGD, 0.1, 0).with(new GradientMarks(19, new int[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(plan))
        .withMessageContaining("no more marks than weights");
  }

  private static PrivateSteps privacy(double rate, double noise, int steps) {
    return new PrivateSteps(rate, 1, noise, steps, false);
  }

  private static Trained train(Optimizer.Kind optimizer, Optional<PrivateSteps> privacy) {
    TrainingPlan plain =
        new TrainingPlan(10, 32, new Optimizer(optimizer, 1, Optimizer.Schedule.CONSTANT, 0, 0));
    return train(privacy.map(p -> plain.with(p)).orElse(plain).with(MARKS));
  }

  private static Trained train(TrainingPlan plan) {
    Job job = new Job(NETWORK, plan, IntStream.range(0, Problem.ROWS).toArray(), 7);
    try (Workers workers = new LocalWorkers(1)) {
      return workers.train(Problem.EXAMPLES, List.of(job), Control.NONE, (i, m) -> {}).get(0);
    }
  }
}
