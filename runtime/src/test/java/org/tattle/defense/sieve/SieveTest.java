package org.tattle.defense.sieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.attack.poisoning.Backdoor;
import org.tattle.attack.poisoning.Flip;
import org.tattle.attack.poisoning.Flipped;
import org.tattle.attack.poisoning.Opened;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.model.Knn;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;

class SieveTest {
  private static final Small SMALL =
      new Small(
          new Digits(),
          1600,
          Split.Adversary.HALVES,
          new Mlp(List.of(64), Layer.Function.RELU),
          20,
          Small.SEED);
  private static final Backdoor BACKDOOR = new Backdoor(0.05, Optional.of("7"), Optional.of(1));

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static Opened opened(Sieve sieve) {
    return BACKDOOR.run(SMALL.target(sieve), SMALL.context());
  }

  /** What a row was before a mark of one pixel, its neighbours tell. */
  @Test
  void neighboursTellWhatMarkedRowsWere() {
    Opened found = opened(new NeighbourLabels());
    assertThat(found.found().orElseThrow().value()).isGreaterThan(0.8);
    assertThat(found.alarms().orElseThrow().value()).isLessThan(0.05);
    assertThat(found.detection().orElseThrow().value()).isGreaterThan(0.9);
    assertThat(found.success().value()).isLessThan(0.2);
    assertThat(found.suspects())
        .isNotEmpty()
        .allMatch(it -> it.score() > it.limit() && !it.why().isEmpty());
    assertThat(found.exhibits()).hasSize(1);
  }

  /** Nothing was planted, and what is left out are rows of doubtful class; the target says so. */
  @Test
  void whereNothingIsPlantedLittleIsLeftOut() {
    for (Sieve sieve : List.of(new NeighbourLabels(), new LossFilter(), new Roni())) {
      Target target = SMALL.target(sieve);
      assertThat(((Classifier) target).leftOut().orElseThrow().value())
          .as(sieve.toString())
          .isLessThan(0.05);
      assertThat(((Classifier) target).sieved())
          .hasSize(target.sifted().get(0).out().cardinality());
      assertThat(target.split().members())
          .hasSize(
              SMALL.blueprint.split().members().length - ((Classifier) target).sieved().size());
    }
  }

  /** A class that falls into two kinds by itself loses the rarer; never more than its share. */
  @Test
  void clusteringTakesNoMoreThanTheSmallerClusters() {
    Target target = SMALL.target(new Clustering());
    assertThat(((Classifier) target).leftOut().orElseThrow().value()).isLessThan(0.35);
    assertThat(((Classifier) SMALL.target(new Clustering(0.35, 1))).leftOut().orElseThrow().value())
        .isZero();
  }

  /** Ten classes lose as many rows each as the paper says, poison or not. */
  @Test
  void spectralTakesItsShareOfEveryClass() {
    Target target = SMALL.target(new Spectral(0.01));
    assertThat(((Classifier) target).leftOut().orElseThrow().value()).isEqualTo(0.1, within(0.001));
  }

  @Test
  void wrongLabelsHaveHighLosses() {
    Flip flip = new Flip(0.1, Optional.empty(), Optional.empty());
    Flipped bare = flip.run(SMALL.target(), SMALL.context());
    assertThat(bare.trial().poisoned()).isEqualTo(80);
    assertThat(bare.found()).isEmpty();
    for (Sieve sieve : List.of(new LossFilter(), new NeighbourLabels(), new Roni())) {
      Flipped found = flip.run(SMALL.target(sieve), SMALL.context());
      assertThat(found.detection().orElseThrow().value()).as(sieve.toString()).isGreaterThan(0.8);
      assertThat(found.clean().value()).isGreaterThanOrEqualTo(bare.clean().value() - 0.01);
    }
    assertThat(flip.control(SMALL.target(), SMALL.context()).orElseThrow().fails()).isFalse();
  }

  /**
   * The model that a sieve looks through is the one that the bare recipe makes, and in the plan.
   */
  @Test
  void whatASieveLooksThroughIsPlanned() {
    Blueprint bare = SMALL.blueprint;
    List<Order> orders = bare.with(new Spectral()).orders(SMALL.trainer);
    assertThat(orders).hasSize(2);
    assertThat(orders.get(0).keys()).isEqualTo(bare.order(SMALL.trainer).keys());
    assertThat(bare.with(new NeighbourLabels()).orders(SMALL.trainer)).hasSize(1);
    assertThat(
            bare.with(new Spectral())
                .with(new NeighbourLabels())
                .make(SMALL.trainer, Control.NONE)
                .sifted())
        .hasSize(2);
  }

  @Test
  void whoLearnsInNoStepsIsSiftedByNeighboursAlone() {
    Blueprint learner = SMALL.blueprint.building(new Knn());
    Blueprint sifted =
        new Blueprint(
            learner.data(),
            learner.split(),
            new Knn(),
            new org.tattle.model.Training(),
            List.of(new NeighbourLabels()));
    assertThat(((Classifier) sifted.make(SMALL.trainer, Control.NONE)).leftOut()).isPresent();
    assertThatThrownBy(
            () ->
                new Blueprint(
                        learner.data(),
                        learner.split(),
                        new Knn(),
                        new org.tattle.model.Training(),
                        List.of(new Spectral()))
                    .make(SMALL.trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("looks through what a network learned");
  }

  @Test
  void whatWasSiftedIsReadAsItWasWritten() {
    Sieve.Suspicion suspicion = new Sieve.Suspicion(new double[] {1, 2, 3}, new double[] {2, 2, 2});
    Sifted sifted = new Sifted(new NeighbourLabels(), new int[] {4, 7, 9}, suspicion);
    Sifted read = Sifted.read(sifted.write(), sifted.sieve(), sifted.rows());
    assertThat(read.out()).isEqualTo(sifted.out());
    assertThat(read.out().stream().boxed()).containsExactly(2);
  }

  /** By learning anew with each row, in one direction: what the closed form says without. */
  @Test
  void oneRowMoreIsLearnedExactly() {
    float[][] places = {{1}, {2}, {-1}, {-2}, {0.5f}, {-1.5f}, {3}};
    int[] labels = {0, 0, 1, 1, 0, 1, 1};
    LeastSquares classifier = new LeastSquares(places, labels, 2);
    double[] worse = classifier.worseBy(new int[] {0, 2, 3}, new int[] {1, 4, 5});
    double ridge = (1 + 1 + 4 + 3) / 2.0 / 3;
    double before = off(places, labels, ridge, 0, 2, 3);
    assertThat(worse[6]).isCloseTo(off(places, labels, ridge, 0, 2, 3, 6) - before, within(1e-9));
    assertThat(worse[5]).isCloseTo(off(places, labels, ridge, 0, 2, 3, 5) - before, within(1e-9));
    assertThat(worse[6]).isPositive().isGreaterThan(worse[5]);
  }

  /** Both classes mirror each other: how far off rows 1, 4 and 5 are, a mean of squares. */
  private static double off(float[][] places, int[] labels, double ridge, int... from) {
    double xx = ridge;
    double x = 0;
    double n = ridge;
    double[] xy = new double[2];
    double[] y = new double[2];
    for (int i : from) {
      xx += places[i][0] * places[i][0];
      x += places[i][0];
      n++;
      xy[labels[i]] += places[i][0];
      y[labels[i]]++;
    }
    double det = xx * n - x * x;
    double sum = 0;
    for (int c = 0; c < 2; c++) {
      double slope = (n * xy[c] - x * y[c]) / det;
      double base = (xx * y[c] - x * xy[c]) / det;
      for (int i : new int[] {1, 4, 5}) {
        sum += Math.pow((labels[i] == c ? 1 : 0) - slope * places[i][0] - base, 2);
      }
    }
    return sum / 3;
  }

  @Test
  void aSizeFarBelowTheMedianIsOdd() {
    double[] odd = NeuralCleanse.odd(new double[] {7.8, 51.8, 57.5, 68.4, 76.7, 78.2, 32.9, 95.5});
    assertThat(odd[0]).isGreaterThan(2);
    assertThat(Arrays.stream(odd).skip(1).max().orElseThrow()).isLessThan(2);
    assertThat(NeuralCleanse.odd(new double[] {5, 5, 5})).containsOnly(0);
    double none = Double.POSITIVE_INFINITY;
    assertThat(NeuralCleanse.odd(new double[] {none, none, none, 3})).containsOnly(0);
  }

  /** The paper takes a logarithm for the harmonic number, and so has 10.2448 for 256 rows. */
  @Test
  void ordinaryRowsScoreAboutOneHalf() {
    assertThat(Isolation.usual(256)).isEqualTo(10.2448, within(0.005));
    assertThat(Isolation.usual(2)).isEqualTo(1);
    Target target = SMALL.target(new Isolation());
    double[] scores = target.sifted().get(0).suspicion().scores();
    assertThat(Arrays.stream(scores).average().orElseThrow()).isEqualTo(0.5, within(0.1));
    assertThat(((Classifier) target).leftOut().orElseThrow().value()).isLessThan(0.05);
  }

  /** It looks at one end of what is nearly normal, so that without poison few rows are there. */
  @Test
  void stripLeavesMostOrdinaryRows() {
    Target target = SMALL.target(new Strip());
    assertThat(((Classifier) target).leftOut().orElseThrow().value()).isLessThan(0.1);
    assertThat(target.sifted().get(0).suspicion().scores()).doesNotContain(Double.NaN);
  }
}
