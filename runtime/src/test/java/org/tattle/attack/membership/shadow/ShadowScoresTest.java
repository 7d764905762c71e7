package org.tattle.attack.membership.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Gap;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.Threshold;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.model.Access;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.Transcript;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Trainer;

/** Scores of recorded answers against the papers' formulas, written out on plain probabilities. */
class ShadowScoresTest {
  private static final int ROWS = 7;
  private static final int SHADOWS = 6;
  private static final double CLOSE = 1e-9;

  private final double[] asked = shares(0, ROWS);
  private final double[][] said = new double[128][];
  private final boolean[][] in = new boolean[said.length][ROWS];
  private final Context context =
      new Context(
          new Trainer(new LocalWorkers(1), Cache.memory(), new Seed(1), true),
          new Seed(1),
          Control.NONE);

  ShadowScoresTest() {
    for (int s = 0; s < said.length; s++) {
      said[s] = shares(s + 1, ROWS);
      for (int i = 0; i < ROWS; i++) {
        in[s][i] = (s + i) % 2 == 0 ^ s / 2 % 2 == i % 3 % 2;
      }
    }
  }

  /** Probabilities of the true class, from a fixed stream. */
  private static double[] shares(int stream, int rows) {
    UniformRandomProvider random = new Seed(77).split(stream).random();
    return IntStream.range(0, rows).mapToDouble(i -> 0.05 + 0.9 * random.nextDouble()).toArray();
  }

  private Target target(int shadows) {
    List<Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < shadows; s++) {
      sheets.add(sheet(said[s], in[s]));
    }
    boolean[] member = {true, false, true, false, true, false, true};
    return Transcript.of(
        new Recorded(Recorded.Kind.PROBABILITIES, List.of("0", "1"), sheet(asked, member), sheets));
  }

  private static Sheet sheet(double[] shares, boolean[] member) {
    double[][] outputs =
        Arrays.stream(shares).mapToObj(p -> new double[] {p, 1 - p}).toArray(double[][]::new);
    List<String> ids = IntStream.range(0, ROWS).mapToObj(i -> "row" + i).toList();
    return new Sheet(new int[ROWS], member, outputs, ids);
  }

  private double[] of(int row, int shadows, boolean trained) {
    IntPredicate side = s -> in[s][row] == trained;
    return IntStream.range(0, shadows).filter(side).mapToDouble(s -> said[s][row]).toArray();
  }

  private void check(Attack<Target> attack, int shadows, Formula formula) {
    Membership found = (Membership) attack.run(target(shadows), context);
    // Members come first.
    int[] rows = {0, 2, 4, 6, 1, 3, 5};
    assertThat(found.rows()).containsExactly(rows);
    assertThat(found.unscored()).isZero();
    for (int k = 0; k < ROWS; k++) {
      assertThat(found.scores()[k])
          .as("row %d by %s", rows[k], attack)
          .isCloseTo(
              formula.of(asked[rows[k]], of(rows[k], shadows, true), of(rows[k], shadows, false)),
              within(CLOSE));
    }
    assertThat(attack.needs()).containsExactlyInAnyOrder(Access.LOSSES, Access.SHADOWS);
  }

  private interface Formula {
    double of(double p, double[] in, double[] out);
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  private static double[] logits(double[] p) {
    return Arrays.stream(p).map(ShadowScoresTest::logit).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean(values)) * (value - mean(values));
    }
    return sum;
  }

  /** The root of the mean of all rows' unbiased variances. */
  private double pooled(boolean trained) {
    double sum = 0;
    int rows = 0;
    for (int i = 0; i < ROWS; i++) {
      double[] sample = logits(of(i, SHADOWS, trained));
      if (sample.length > 1) {
        sum += squares(sample) / (sample.length - 1);
        rows++;
      }
    }
    return Math.sqrt(sum / rows);
  }

  private static double normal(double x, double mean, double sigma) {
    return -(x - mean) * (x - mean) / (2 * sigma * sigma) - Math.log(sigma);
  }

  @Test
  void liraPoolsVariancesOfFewShadows() {
    double sigmaIn = pooled(true);
    double sigmaOut = pooled(false);
    for (Lira.Variance variance : List.of(Lira.Variance.AUTO, Lira.Variance.GLOBAL)) {
      check(
          new Lira(SHADOWS, Lira.Mode.ONLINE, variance, 1),
          SHADOWS,
          (p, in, out) ->
              normal(logit(p), median(logits(in)), sigmaIn)
                  - normal(logit(p), median(logits(out)), sigmaOut));
      check(
          new Lira(SHADOWS, Lira.Mode.OFFLINE, variance, 1),
          SHADOWS,
          (p, in, out) -> (logit(p) - median(logits(out))) / sigmaOut);
    }
  }

  @Test
  void liraTakesEachRowsOwnVarianceIfToldToOrOfManyShadows() {
    Formula own =
        (p, in, out) ->
            normal(logit(p), median(logits(in)), Math.sqrt(squares(logits(in)) / in.length))
                - normal(
                    logit(p), median(logits(out)), Math.sqrt(squares(logits(out)) / out.length));
    check(new Lira(128, Lira.Mode.ONLINE, Lira.Variance.AUTO, 1), 128, own);
    check(new Lira(20, Lira.Mode.ONLINE, Lira.Variance.PER_EXAMPLE, 1), 20, own);
  }

  @Test
  void rmiaComparesRatiosOfMeans() {
    for (double gamma : new double[] {1.01, 2}) {
      check(
          new Rmia(SHADOWS, Lira.Mode.OFFLINE, gamma, 0.3),
          SHADOWS,
          dominating(gamma, (p, in, out) -> p / ((1.3 * mean(out) + 0.7) / 2)));
      check(
          new Rmia(SHADOWS, Lira.Mode.ONLINE, gamma, 0.3),
          SHADOWS,
          dominating(gamma, (p, in, out) -> p / ((mean(in) + mean(out)) / 2)));
    }
  }

  /** The share of all rows whose ratio is gamma times less. */
  private Formula dominating(double gamma, Formula ratio) {
    return (p, in, out) ->
        IntStream.range(0, ROWS)
                .filter(
                    z ->
                        ratio.of(p, in, out)
                            >= gamma
                                * ratio.of(asked[z], of(z, SHADOWS, true), of(z, SHADOWS, false)))
                .count()
            / (double) ROWS;
  }

  @Test
  void calibratedComparesWithModelsThatDoNotKnowTheRow() {
    check(
        new Calibrated(SHADOWS, Calibrated.Comparison.DIFFERENCE),
        SHADOWS,
        (p, in, out) -> p - mean(out));
    check(
        new Calibrated(SHADOWS, Calibrated.Comparison.RANK),
        SHADOWS,
        (p, in, out) -> Arrays.stream(out).filter(o -> o < p).count() / (double) out.length);
  }

  @Test
  void gapCallsWhatIsRight() {
    Membership found = new Gap().run(target(SHADOWS), context);
    int right = 0;
    for (int k = 0; k < ROWS; k++) {
      double expected = asked[found.rows()[k]] >= 0.5 ? 1 : 0;
      assertThat(found.scores()[k]).isEqualTo(expected);
      right += found.member()[k] && expected == 1 ? 1 : 0;
    }
    assertThat(found.called().orElseThrow().truePositives()).isEqualTo(right);
    assertThat(new Gap().needs()).containsExactly(Access.LABELS);
  }

  @Test
  void thresholdWithShadowsRanksByTheDistanceFromTheCut() {
    Threshold plain = new Threshold(Threshold.Signal.LOSS);
    Threshold cut = new Threshold(Threshold.Signal.LOSS, Threshold.Cutoff.GLOBAL, 2);
    Membership found = cut.run(target(2), context);
    double off = plain.run(target(2), context).scores()[0] - found.scores()[0];
    double best = -1;
    for (int s = 0; s < 2; s++) {
      for (double at : said[s]) {
        best = Math.max(best, balanced(at));
      }
    }
    assertThat(balanced(Math.exp(off))).isCloseTo(best, within(1e-12));
    for (int k = 0; k < ROWS; k++) {
      double share = asked[found.rows()[k]];
      assertThat(found.scores()[k]).isCloseTo(Math.log(share) - off, within(CLOSE));
    }
    assertThat(plain.needs()).containsExactly(Access.LOSSES);
    assertThat(cut.needs()).containsExactlyInAnyOrder(Access.LOSSES, Access.SHADOWS);
  }

  /** TPR less FPR on the rows of two shadows, if rows are called from this probability on. */
  private double balanced(double at) {
    double[] called = new double[2];
    double[] all = new double[2];
    for (int s = 0; s < 2; s++) {
      for (int i = 0; i < ROWS; i++) {
        int side = in[s][i] ? 1 : 0;
        all[side]++;
        called[side] += said[s][i] >= at * (1 - 1e-12) ? 1 : 0;
      }
    }
    return called[1] / all[1] - called[0] / all[0];
  }

  /** Two numbers a row: w solves S w = d, of centred products and differences of means. */
  @Test
  void severalNumbersARowAreWeighedByFishersRule() {
    ShadowScores first =
        ShadowScores.of(target(SHADOWS), SHADOWS, Answers::scaledConfidence, context);
    ShadowScores second =
        ShadowScores.of(target(SHADOWS), SHADOWS, (a, i) -> a.probabilities(i)[0], context);
    double[][] products = new double[2][2];
    double[] apart = new double[2];
    for (int i = 0; i < ROWS; i++) {
      for (boolean trained : new boolean[] {true, false}) {
        double[] a = trained ? first.in(i) : first.out(i);
        double[] b = trained ? second.in(i) : second.out(i);
        for (int s = 0; s < a.length; s++) {
          double x = a[s] - mean(a);
          double y = b[s] - mean(b);
          products[0][0] += x * x;
          products[1][1] += y * y;
          products[1][0] += x * y;
        }
        apart[0] += (trained ? 1 : -1) * mean(a);
        apart[1] += (trained ? 1 : -1) * mean(b);
      }
    }
    double xx = products[0][0] * 1.001;
    double yy = products[1][1] * 1.001;
    double xy = products[1][0];
    double root = xx * yy - xy * xy;
    double w = (yy * apart[0] - xy * apart[1]) / root;
    double v = (xx * apart[1] - xy * apart[0]) / root;
    ShadowScores both = Discriminant.of(List.of(first, second));
    for (int i = 0; i < ROWS; i++) {
      assertThat(both.target(i))
          .isCloseTo(w * first.target(i) + v * second.target(i), within(1e-9 * Math.abs(w)));
      for (int s = 0; s < both.out(i).length; s++) {
        assertThat(both.out(i)[s])
            .isCloseTo(w * first.out(i)[s] + v * second.out(i)[s], within(1e-9 * Math.abs(w)));
      }
    }
  }

  @Test
  void someRowsAreTakenWithAllThatIsKnownOfThem() {
    ShadowScores all =
        ShadowScores.of(target(SHADOWS), SHADOWS, Answers::scaledConfidence, context);
    ShadowScores some = all.take(new int[] {4, 1});
    assertThat(some.rows()).isEqualTo(2);
    assertThat(some.shadows()).isEqualTo(SHADOWS);
    assertThat(some.target(0)).isEqualTo(all.target(4));
    assertThat(some.in(0)).isEqualTo(all.in(4));
    assertThat(some.out(1)).isEqualTo(all.out(1));
    assertThat(some.answered(1)).isTrue();
    assertThat(some.usable(true)).containsExactly(0, 1);
  }
}
