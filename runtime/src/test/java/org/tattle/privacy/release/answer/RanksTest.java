package org.tattle.privacy.release.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.noise.PermuteAndFlip;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** That noise is as wide as the rows of a person move what it is added to, and no wider. */
class RanksTest {
  private static final Bounds BOUNDS = new Bounds(0, 100);

  private final UniformRandomProvider random = new Seed(6).split("ranks").random();

  private double[] rows(int count) {
    double[] rows = new double[count];
    Arrays.setAll(rows, i -> 100 * random.nextDouble());
    return rows;
  }

  private double[] with(double[] rows, int more) {
    double[] all = Arrays.copyOf(rows, rows.length + more);
    double place = 100 * random.nextDouble();
    Arrays.fill(all, rows.length, all.length, place);
    return all;
  }

  /** max(q, 1 − q) for each row of a person, of which some neighbours reach it. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5, 0.9, 1})
  void aScoreMovesByAtMostWhatItsMechanismAllowsForAndSomeDo(double share) {
    for (int person : new int[] {1, 3}) {
      double most = 0;
      for (int i = 0; i < 50; i++) {
        double[] rows = rows(i);
        double[] before = new Ranks(rows, BOUNDS, share, Chooser.BEST).scores();
        double[] after = new Ranks(with(rows, person), BOUNDS, share, Chooser.BEST).scores();
        for (int cell = 0; cell < before.length; cell++) {
          most = Math.max(most, Math.abs(after[cell] - before[cell]));
        }
      }
      Ranks ranks = new Ranks(new double[0], BOUNDS, share, Chooser.BEST);
      assertThat(((PermuteAndFlip) ranks.chooser(new Price(1, 0, person))).sensitivity())
          .isCloseTo(most, within(1e-9));
    }
  }

  /** The rank of the value, and the numbers of rows between edges around it, in L1. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5, 0.9, 1})
  void rankAndNumbersOfRowsMoveByAtMostWhatTheirNoiseAllowsForAndSomeDo(double share) {
    double[] edges = {0, 1000, 2000, 2047.5, 2048, 2048.5, 2100, 3000, 4096};
    for (int person : new int[] {1, 3}) {
      double most = 0;
      for (int i = 0; i < 200; i++) {
        double[] rows = rows(i % 20);
        double[] before = numbers(rows, share, edges);
        double[] after = numbers(with(rows, person), share, edges);
        double moved = 0;
        for (int k = 0; k < before.length; k++) {
          moved += Math.abs(after[k] - before[k]);
        }
        most = Math.max(most, moved);
      }
      Ranks ranks = new Ranks(new double[0], BOUNDS, share, Chooser.BEST);
      assertThat(ranks.noise(new Price(1, 0, person)).sensitivity()).isCloseTo(most, within(1e-9));
    }
  }

  private static double[] numbers(double[] rows, double share, double[] edges) {
    Ranks ranks = new Ranks(rows, BOUNDS, share, Chooser.BEST);
    double[] numbers = new double[edges.length];
    for (int i = 1; i < edges.length; i++) {
      numbers[i] = ranks.below(edges[i]) - ranks.below(edges[i - 1]);
    }
    numbers[0] = ranks.below(2048) - share * rows.length;
    return numbers;
  }

  @Test
  void bothTogetherCostTheWholePrice() {
    Ranks ranks = new Ranks(new double[0], BOUNDS, 0.9, Chooser.BEST);
    Price price = new Price(0.8, 1e-6, 2);
    assertThat(((PermuteAndFlip) ranks.chooser(price)).epsilon()).isEqualTo(0.4);
    assertThat(ranks.noise(price).epsilon()).isEqualTo(0.4);
    assertThat(ranks.expense(price)).isEqualTo(Expense.pure(0.4).plus(Expense.pure(0.4)));
  }

  /** A row on an edge is not below it: it is in the cell that begins there. */
  @Test
  void theScoresAreThoseOfTheCellsThatHaveTheRows() {
    Ranks ranks = new Ranks(new double[] {50, 50}, BOUNDS, 0.5, Chooser.BEST);
    assertThat(ranks.below(2048)).isZero();
    assertThat(ranks.below(2048.5)).isEqualTo(2);
    double[] scores = ranks.scores();
    assertThat(scores).hasSize(4096 + 2);
    assertThat(scores[2048 + 1]).isZero();
    scores[2048 + 1] = -1;
    assertThat(scores).containsOnly(-1);
  }

  @Test
  void theTrueQuantileIsTheValueOfItsRank() {
    double[] rows = {5, 1, 4, 2, 3};
    assertThat(Ranks.truth(rows, BOUNDS, 0)).isEqualTo(1);
    assertThat(Ranks.truth(rows, BOUNDS, 0.5)).isEqualTo(3);
    assertThat(Ranks.truth(rows, BOUNDS, 0.79)).isEqualTo(4);
    assertThat(Ranks.truth(rows, BOUNDS, 1)).isEqualTo(5);
    assertThat(Ranks.truth(new double[] {300, -4}, BOUNDS, 1)).isEqualTo(100);
    assertThat(Ranks.truth(new double[0], BOUNDS, 0.5)).isNaN();
  }

  @Test
  void noRowsStillHaveAnAnswerInItsInterval() {
    for (int i = 0; i < 50; i++) {
      Answer answer =
          new Ranks(new double[0], BOUNDS, 0.5, Chooser.BEST)
              .ask(new Price(1, 0, 1), 0.95, Randomness.seeded(new Seed(i)))
              .get(0);
      assertThat(answer.value()).isBetween(answer.lower(), answer.upper());
      assertThat(answer.upper()).isBetween(0.0, 100.0);
    }
  }
}
