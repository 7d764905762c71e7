package org.tattle.defense.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Small;
import org.tattle.data.set.Wine;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;

/**
 * A logistic regression of two pictures that begins at weights of 0, where the softmax is one half
 * whatever the pictures are, takes one step of a rate of 4: the weight of a pixel for the first
 * class is the sum over rows of the pixel times the share of that class in the row's label less one
 * half, doubled.
 */
class AugmentTest {
  private static final Shape PICTURE = new Shape(1, 6, 7);
  private static final Network NETWORK = new Network(PICTURE, List.of(), 2);
  private static final int SEEDS = 2000;
  private static final double RATE = 4;

  private static final Workers WORKERS = new LocalWorkers(1);

  /** A white picture of the first class, a black one of the second. */
  private static final INDArray PAIR = pair();

  private static INDArray pair() {
    INDArray rows = Nd4j.zeros(2, PICTURE.size());
    rows.getRow(0).assign(1);
    return rows;
  }

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  /** How much each pixel speaks for the first class after a step. */
  private static double[] learned(Hardening hardening, INDArray pictures, long seed) {
    TrainingPlan plan = new TrainingPlan(1, 2, Optimizer.sgd(RATE)).with(hardening);
    Job job = new Job(NETWORK, plan, new int[] {0, 1}, seed);
    Start nothing = new Start(new float[NETWORK.weights()]);
    Examples examples = new Examples(pictures, new int[] {0, 1});
    int pixels = PICTURE.size();
    INDArray ones = Nd4j.concat(0, Nd4j.eye(pixels), Nd4j.zeros(1, pixels));
    LogitMatrix said =
        WORKERS
            .train(examples, List.of(job), List.of(nothing), Control.NONE, (i, it) -> {})
            .get(0)
            .outputs(ones, Control.NONE);
    double[] weights = new double[pixels];
    for (int p = 0; p < pixels; p++) {
      weights[p] = said.logit(p, 0) - said.logit(pixels, 0);
    }
    return weights;
  }

  /**
   * Where a share s of a row is its own, a step teaches (2s - 1)² of what it would: all of it where
   * each is paired with itself, which half of the orders of two do. A share drawn uniformly leaves
   * 1/3 in the mean and 1/5 in the mean square: the mean of both cases is 2/3 with a deviation of
   * 0.394, that of 2,000 of them 0.0088, of which five are allowed.
   */
  @Test
  void sharesOfRowsAndOfLabelsAreOne() {
    INDArray rows = Nd4j.zeros(2, PICTURE.size());
    rows.putScalar(0, 0, 1).putScalar(1, 1, 1);
    Hardening mixed = new Hardening.Mixed(1, Optional.empty());
    double sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      double[] learned = learned(mixed, rows, seed);
      assertThat(learned[0]).isBetween(-1e-6, 1 + 1e-6).isCloseTo(-learned[1], offset(1e-6));
      assertThat(learned[2]).isZero();
      sum += learned[0];
    }
    assertThat(sum / SEEDS).isCloseTo(2.0 / 3, offset(0.044));
  }

  /**
   * Of a white picture into which a black rectangle is pasted, the share of white pixels is the
   * share of its label: pixels inside the rectangle and outside learn as much in opposite
   * directions, by how far that share is from one half.
   */
  @Test
  void theAreaThatIsPastedIsTheShareOfTheLabel() {
    Hardening mixed = new Hardening.Mixed(1, Optional.of(PICTURE));
    int rectangles = 0;
    for (int seed = 0; seed < 200; seed++) {
      double[] learned = learned(mixed, PAIR, seed);
      long more = Arrays.stream(learned).filter(it -> it > 0).count();
      double share = (double) more / learned.length;
      for (double weight : learned) {
        assertThat(Math.abs(weight)).isCloseTo(2 * share - (share == 0 ? 0 : 1), offset(1e-5));
      }
      rectangles += more > 0 && more < learned.length ? 1 : 0;
    }
    assertThat(rectangles).isBetween(50, 150);
  }

  /** A dot that is moved by less than an eighth of a side, or one pixel, is found within that. */
  @Test
  void picturesAreMovedALittle() {
    INDArray rows = Nd4j.zeros(2, PICTURE.size());
    int middle = 3 * PICTURE.width() + 3;
    rows.putScalar(0, middle, 1);
    boolean[] seen = new boolean[PICTURE.size()];
    for (int seed = 0; seed < 200; seed++) {
      double[] learned = learned(new Hardening.Moved(PICTURE), rows, seed);
      for (int p = 0; p < learned.length; p++) {
        seen[p] |= learned[p] > 0;
      }
    }
    for (int p = 0; p < seen.length; p++) {
      int down = Math.abs(p / PICTURE.width() - 3);
      int right = Math.abs(p % PICTURE.width() - 3);
      assertThat(seen[p]).isEqualTo(down <= 1 && right <= 1);
    }
  }

  @Test
  void rectanglesAndMovesAreOfPictures() {
    try (Small wine = new Small(new Wine(), 80)) {
      for (Augment.By by : List.of(Augment.By.CUTMIX, Augment.By.SHIFT)) {
        assertThatThrownBy(() -> wine.target(new Augment(by, 1))).hasMessageContaining("pictures");
      }
      assertThat(wine.target(new Augment())).isNotNull();
    }
  }
}
