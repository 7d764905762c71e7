package org.tattle.publication.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.measure.Audit;
import org.tattle.measure.Confusion;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Zcdp;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.table.synthesis.CodedRows;
import org.tattle.table.synthesis.PrivateRows;

/** What ways to make rows up may ask of people's, and what can be told from what comes out. */
class SpendingLawTest {
  private static final double EPS = 2;
  private static final double DELTA = 1e-3;
  private static final double RHO = Zcdp.within(new Guarantee(EPS, DELTA));
  private static final int TRIALS = 400;

  static Stream<Synthesiser> ways() {
    return Stream.of(
        new Marginals(Optional.of(EPS), Optional.of(DELTA), Optional.empty(), 8, NONE, NONE, NONE),
        new ChowLiu(
            Optional.of(EPS),
            Optional.of(DELTA),
            Optional.empty(),
            ChowLiu.Tree.PAID,
            8,
            NONE,
            NONE,
            NONE),
        new PrivBayes(EPS, Optional.of(DELTA), Optional.empty(), 2, 8, NONE, NONE, NONE),
        new Mst(EPS, Optional.of(DELTA), Optional.empty(), 8, NONE, NONE, NONE),
        new Aim(EPS, Optional.of(DELTA), Optional.empty(), 1000, 8, NONE, NONE, NONE));
  }

  private static final List<String> NONE = List.of();

  /** Twenty rows of three columns; with one more that nobody else is like, or without. */
  private static CodedRows rows(boolean more) {
    int count = 20 + (more ? 1 : 0);
    int[][] codes = new int[3][count];
    for (int row = 0; row < 20; row++) {
      codes[0][row] = row % 2;
      codes[1][row] = row % 2;
      codes[2][row] = 0;
    }
    if (more) {
      codes[0][20] = 2;
      codes[1][20] = 2;
      codes[2][20] = 2;
    }
    return new CodedRows(new int[] {3, 3, 3}, codes);
  }

  /** All of the budget is used, and nothing beyond. */
  @ParameterizedTest
  @MethodSource("ways")
  void whatMayBeSpentIsSpent(Synthesiser way) {
    PrivateRows asked = new PrivateRows(rows(true), RHO, Randomness.seeded(new Seed(1)));
    way.learn(asked, Randomness.seeded(new Seed(2)), Control.NONE);
    assertThat(asked.left()).isLessThan(1e-6 * RHO);
  }

  @Test
  void whoAsksForMoreIsRefused() {
    PrivateRows asked = new PrivateRows(rows(true), 0.1, Randomness.seeded(new Seed(1)));
    asked.measure(new int[] {0}, 0.08);
    assertThatThrownBy(() -> asked.measure(new int[] {1}, 0.08))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(asked::open).isInstanceOf(IllegalStateException.class);
  }

  /**
   * Whoever knows all rows but one looks how many made-up rows have what only that one has. The
   * most ε that is proved by such looks is below the claim.
   */
  @ParameterizedTest
  @MethodSource("ways")
  void noLookProvesMoreThanIsPromised(Synthesiser way) {
    assertThat(proved(way, RHO, 1)).isLessThan(EPS);
  }

  /** The same look finds it out if the noise is a fifth of what was promised. */
  @Test
  void aLookFindsTooLittleNoise() {
    assertThat(proved(new Marginals(), 25 * RHO, 1)).isGreaterThan(EPS);
  }

  private static double proved(Synthesiser way, double rho, int seed) {
    double[] scores = new double[2 * TRIALS];
    boolean[] with = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      with[i] = i % 2 == 0;
      Seed own = new Seed(seed).split(i);
      int[][] made =
          way.learn(
                  new PrivateRows(rows(with[i]), rho, Randomness.seeded(own.split("noise"))),
                  Randomness.seeded(own.split("learn")),
                  Control.NONE)
              .draw(60, own.split("draw").random(), Control.NONE);
      scores[i] =
          IntStream.range(0, 60)
              .filter(row -> made[0][row] == 2 || made[1][row] == 2 || made[2][row] == 2)
              .count();
    }
    return bound(scores, with);
  }

  /** The best threshold of the first half of all looks, on the second half. */
  private static double bound(double[] scores, boolean[] with) {
    int half = scores.length / 2;
    double best = 0;
    double threshold = 0;
    for (double at : Arrays.stream(scores).distinct().toArray()) {
      double told = Audit.epsilon(called(scores, with, 0, half, at), DELTA, 0.05);
      threshold = told > best ? at : threshold;
      best = Math.max(best, told);
    }
    return Audit.epsilon(called(scores, with, half, scores.length, threshold), DELTA, 0.01);
  }

  private static Confusion called(double[] scores, boolean[] with, int from, int to, double at) {
    boolean[] called = new boolean[to - from];
    IntStream.range(from, to).forEach(i -> called[i - from] = scores[i] >= at);
    return Confusion.of(called, Arrays.copyOfRange(with, from, to));
  }
}
