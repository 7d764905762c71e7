package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.network.Units;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Gradients;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Problem;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;

/** Several gradients that are clipped as one: those of a person's rows, and of views. */
class UnitGradientTest {
  private static final double CLIP = 0.05;
  private static final int ROWS = Problem.ROWS;
  private static final Network NETWORK =
      new Network(
          Shape.flat(Problem.FEATURES),
          List.of(new Layer.Dense(8), new Layer.Activation(Layer.Function.TANH)),
          3);

  /** Both sum the same clipped gradients, in another order. */
  @Test
  void oneRowAPersonIsTheOrdinaryTraining() {
    PrivateSteps rows =
        new PrivateSteps(
            0.3, 1, List.of(new Phase(0.5, 12)), Optional.of(new Quantile(0.5, 0.2, 2)), false);
    int[] all = all(ROWS);
    float[] ordinary = train(Problem.EXAMPLES, rows, 0.1, all).weights();
    float[] persons = train(Problem.EXAMPLES, rows.hiding(Units.of(all)), 0.1, all).weights();
    for (int i = 0; i < ordinary.length; i++) {
      assertThat(persons[i]).isCloseTo(ordinary[i], within(1e-4f));
    }
    assertThat(ordinary).isNotEqualTo(train(Problem.EXAMPLES, rows, 0.2, all).weights());
  }

  /**
   * Neighbouring data sets: all rows of one person are there or not, up to 300 of them, which is
   * more than go through the network at once. Without whose they are, they move the sum farther.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300})
  void aPersonMovesTheSumByNoMoreThanTheNorm(int many) {
    int[] owners = IntStream.range(0, ROWS).map(row -> row < many ? 0 : row / 3).toArray();
    PrivateSteps persons = steps(1, Units.of(owners));
    double moved = apart(persons, many);
    assertThat(moved).isPositive().isLessThanOrEqualTo(CLIP);
    if (many > 1) {
      assertThat(moved).isGreaterThan(0.99 * CLIP);
      assertThat(apart(steps(1, Units.ROWS), many)).isGreaterThan(1.5 * CLIP);
    }
  }

  /** What a person adds is the sum of the gradients of their rows, cut to the norm as a whole. */
  @Test
  void whatIsClippedIsTheSumOverThePersonsRows() {
    int[] owners = IntStream.range(0, ROWS).map(row -> row / 4).toArray();
    int[] first = {0, 1, 2, 3};
    Trained still = train(Problem.EXAMPLES, steps(1e-12, Units.ROWS), 1e-12, first);
    float[] mean =
        new Gradients(still)
            .byWeights(Problem.EXAMPLES.features(), Problem.EXAMPLES.labels(), first, Control.NONE);
    double length = 0;
    for (float value : mean) {
      length += value * (double) value;
    }
    length = Math.sqrt(length);
    float[] from = still.weights();
    float[] to = train(Problem.EXAMPLES, steps(1, Units.of(owners)), 1, first).weights();
    for (int i = 0; i < mean.length; i++) {
      assertThat(from[i] - (double) to[i]).isCloseTo(CLIP * mean[i] / length, within(1e-6));
    }
  }

  /** Each person has three features of their own, one a row: all three move or none does. */
  @Test
  void aPersonJoinsABatchWithAllRowsOrNone() {
    int persons = 60;
    int rows = 3 * persons;
    Examples apart = new Examples(Nd4j.eye(rows), new int[rows]);
    Network network = new Network(Shape.flat(rows), List.of(), 2);
    Units units = Units.of(IntStream.range(0, rows).map(row -> row % persons).toArray());
    float[] still = train(network, apart, steps(1e-12, units), 1e-12, all(rows)).weights();
    float[] moved = train(network, apart, steps(0.3, units), 0.3 * persons, all(rows)).weights();
    boolean[] in = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      in[row] = Math.abs(moved[row] - still[row]) > 1e-4;
    }
    for (int row = persons; row < rows; row++) {
      assertThat(in[row]).isEqualTo(in[row - persons]);
    }
    long joined = IntStream.range(0, persons).filter(person -> in[person]).count();
    assertThat(joined).isBetween(5L, 40L);
  }

  /** Of a picture of one grey every move is itself, and so is the mean over moves. */
  @Test
  void viewsOfWhatMovesDoNotChangeAreTheOrdinaryTraining() {
    Shape shape = new Shape(1, 6, 5);
    Network network = new Network(shape, List.of(new Layer.Dense(4)), 2);
    int rows = 20;
    float[][] grey = new float[rows][shape.size()];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(grey[row], row / (float) rows);
    }
    int[] labels = IntStream.range(0, rows).map(row -> row % 2).toArray();
    Examples examples = new Examples(Nd4j.createFromArray(grey), labels);
    float[] plain = train(network, examples, steps(1, Units.ROWS), 1, all(rows)).weights();
    Units five = views(5, shape);
    float[] views = train(network, examples, steps(1, five), 1, all(rows)).weights();
    for (int i = 0; i < plain.length; i++) {
      assertThat(views[i]).isCloseTo(plain[i], within(1e-6f));
    }
    grey[0][0] = 1;
    Examples speck = new Examples(Nd4j.createFromArray(grey), labels);
    assertThat(train(network, speck, steps(1, five), 1, all(rows)).weights())
        .isNotEqualTo(train(network, speck, steps(1, Units.ROWS), 1, all(rows)).weights());
  }

  @Test
  void viewsOfRowsThatAreNoPicturesAndOwnersOfSomeRowsAreRefused() {
    assertThatThrownBy(
            () -> train(Problem.EXAMPLES, steps(1, views(2, new Shape(1, 6, 6))), 1, all(ROWS)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> train(Problem.EXAMPLES, steps(1, Units.of(new int[] {0})), 1, all(ROWS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** How far the sums of one step lie apart with the first rows and without, all noise left out. */
  private static double apart(PrivateSteps steps, int many) {
    int[] without = IntStream.range(many, ROWS).toArray();
    float[] with = sums(steps, all(ROWS));
    float[] gone = sums(steps, without);
    double square = 0;
    for (int i = 0; i < with.length; i++) {
      square += Math.pow(with[i] - (double) gone[i], 2);
    }
    return Math.sqrt(square);
  }

  /** The rate is a share of as many units as there are, so that a step is as long as its sum. */
  private static float[] sums(PrivateSteps steps, int[] rows) {
    return train(Problem.EXAMPLES, steps, steps.units().count(rows), rows).weights();
  }

  private static PrivateSteps steps(double rate, Units units) {
    return new PrivateSteps(rate, CLIP, 0, 1, false).hiding(units);
  }

  private static Units views(int count, Shape picture) {
    return new Units(new int[0], Optional.of(new Units.Views(count, picture)));
  }

  private static int[] all(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  private static Trained train(Examples examples, PrivateSteps steps, double lr, int[] rows) {
    return train(NETWORK, examples, steps, lr, rows);
  }

  private static Trained train(
      Network network, Examples examples, PrivateSteps steps, double lr, int[] rows) {
    TrainingPlan plan = new TrainingPlan(1, 1, Optimizer.sgd(lr)).with(steps);
    try (Workers workers = new LocalWorkers(1)) {
      Job job = new Job(network, plan, rows, 5);
      return workers.train(examples, List.of(job), Control.NONE, (i, model) -> {}).get(0);
    }
  }
}
