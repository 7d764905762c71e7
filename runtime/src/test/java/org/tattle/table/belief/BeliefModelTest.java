package org.tattle.table.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** What a model says of columns, held to what sums over all combinations say. */
class BeliefModelTest {
  private static final int[] SIZES = {3, 2, 4, 2};
  private static final int ROWS = 1000;

  /** A table of all combinations with any counts. */
  private static Factor table(int seed) {
    var random = new Seed(seed).random();
    Factor all = Factor.zeros(new int[] {0, 1, 2, 3}, SIZES);
    double sum = 0;
    for (int cell = 0; cell < all.values().length; cell++) {
      all.values()[cell] = random.nextDouble();
      sum += all.values()[cell];
    }
    for (int cell = 0; cell < all.values().length; cell++) {
      all.values()[cell] *= ROWS / sum;
    }
    return all;
  }

  private static Measurement measured(Factor all, int... columns) {
    return new Measurement(columns, all.onto(columns).values(), 1);
  }

  @Test
  void aModelSaysWhatWasCounted() {
    Factor all = table(1);
    List<Measurement> counts =
        List.of(measured(all, 0, 1), measured(all, 1, 2), measured(all, 2, 3));
    BeliefModel model = MirrorDescent.fit(SIZES, counts, 3000, Control.NONE);
    for (Measurement count : counts) {
      double[] said = model.counts(count.columns()).values();
      for (int cell = 0; cell < said.length; cell++) {
        assertThat(said[cell]).isCloseTo(count.counts()[cell], within(0.01));
      }
    }
  }

  /** Of a chain, columns far apart are independent given what lies between. */
  @Test
  void columnsFarApartAreToldByWhatLiesBetween() {
    Factor all = table(2);
    BeliefModel model =
        MirrorDescent.fit(
            SIZES,
            List.of(measured(all, 0, 1), measured(all, 1, 2), measured(all, 2, 3)),
            3000,
            Control.NONE);
    Factor first = all.onto(new int[] {0, 1});
    Factor second = all.onto(new int[] {1, 2});
    Factor third = all.onto(new int[] {2, 3});
    Factor chain =
        first
            .times(second.over(all.onto(new int[] {1})))
            .times(third.over(all.onto(new int[] {2})));
    double[] expected = chain.onto(new int[] {0, 3}).values();
    double[] said = model.counts(0, 3).values();
    for (int cell = 0; cell < said.length; cell++) {
      assertThat(said[cell]).isCloseTo(expected[cell], within(0.05));
    }
  }

  /** A circle of pairs needs cliques of three, and still says what was counted. */
  @Test
  void aCircleIsFilledIn() {
    Factor all = table(3);
    List<Measurement> counts =
        List.of(measured(all, 0, 1), measured(all, 1, 2), measured(all, 2, 3), measured(all, 0, 3));
    BeliefModel model = MirrorDescent.fit(SIZES, counts, 5000, Control.NONE);
    assertThat(model.tree().cliques()).allMatch(clique -> clique.length == 3);
    for (Measurement count : counts) {
      double[] said = model.counts(count.columns()).values();
      for (int cell = 0; cell < said.length; cell++) {
        assertThat(said[cell]).isCloseTo(count.counts()[cell], within(0.1));
      }
    }
  }

  /** Of two counts of the same, the fit is their mean, the less noisy counting more. */
  @Test
  void countsThatContradictEachOtherAreWeighed() {
    BeliefModel model =
        MirrorDescent.fit(
            new int[] {2},
            List.of(
                new Measurement(new int[] {0}, new double[] {60, 40}, 1),
                new Measurement(new int[] {0}, new double[] {80, 20}, 2)),
            1000,
            Control.NONE);
    assertThat(model.counts(0).values()[0]).isCloseTo(64, within(1e-3));
  }

  /** Counts below zero are noise: no row is expected there. */
  @Test
  void nothingIsExpectedBelowZero() {
    BeliefModel model =
        MirrorDescent.fit(
            new int[] {3},
            List.of(new Measurement(new int[] {0}, new double[] {70, 50, -20}, 1)),
            2000,
            Control.NONE);
    assertThat(DoubleStream.of(model.counts(0).values()).min().orElse(-1)).isNotNegative();
    assertThat(model.counts(0).values()[2]).isLessThan(1);
  }

  @Test
  void drawnRowsAreAsFrequentAsExpected() {
    Factor all = table(4);
    List<Measurement> counts = List.of(measured(all, 0, 1), measured(all, 1, 2), measured(all, 3));
    BeliefModel model = MirrorDescent.fit(SIZES, counts, 3000, Control.NONE);
    int[][] rows = model.draw(ROWS, new Seed(5).random(), Control.NONE);
    double[] expected = model.counts(0, 1).values();
    double[] there = new double[expected.length];
    IntStream.range(0, ROWS).forEach(row -> there[rows[0][row] * SIZES[1] + rows[1][row]]++);
    for (int cell = 0; cell < there.length; cell++) {
      assertThat(there[cell]).isCloseTo(expected[cell], within(SIZES[0] + 1.0));
    }
  }
}
