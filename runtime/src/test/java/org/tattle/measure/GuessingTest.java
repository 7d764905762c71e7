package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tattle.measure.Guessing.Rule;
import org.tattle.privacy.account.BestAttack;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.run.Seed;

/** One run rules out no more than is true, and about as much as it can be expected to. */
class GuessingTest {
  private static final double DELTA = 1e-5;
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final double MU = GaussianCurve.mu(4, DELTA);

  /** Computed by a straight transcription of the paper's listing into Python. */
  @Test
  void tradeOffsRuleOutTheKnownValues() {
    assertThat(TradeOff.epsilon(1000, 1000, 1000, 0, 0.05)).isCloseTo(5.8091, within(1e-3));
    assertThat(TradeOff.epsilon(1000, 100, 95, DELTA, 0.05)).isCloseTo(2.1557, within(1e-3));
    assertThat(TradeOff.mu(1000, 100, 85, 0.05)).isCloseTo(0.4717, within(1e-3));
    assertThat(TradeOff.epsilon(1000, 100, 50, DELTA, 0.05)).isZero();
    assertThat(TradeOff.gaussian(1000, 100, 50, DELTA, 0.05)).isZero();
  }

  /** Where nothing can fail, trade-offs come close to the exact tail of theorem 5.2. */
  @Test
  void bothTheoremsAgreeOnPurePrivacy() {
    assertThat(TradeOff.epsilon(500, 200, 170, 0, 0.05))
        .isCloseTo(Audit.oneRun(500, 200, 170, 0, 0.05), within(0.03));
  }

  @Test
  void moreCanariesShowMoreOfTheSameTraining() {
    double few = Guessing.best(1000, BestAttack.gaussian(MU), DELTA, 0.05).expected();
    double many = Guessing.best(5000, BestAttack.gaussian(MU), DELTA, 0.05).expected();
    assertThat(few).isBetween(1.45, 1.65);
    assertThat(many).isBetween(1.9, 2.1);
  }

  @Test
  void allCallsAreTriedWhereAllAreRight() {
    Guessing guessing = Guessing.best(1000, guesses -> 1, DELTA, 0.05);
    assertThat(guessing.guesses()).isEqualTo(1000);
    assertThat(guessing.expected()).isGreaterThan(5);
    assertThat(guessing.bound(1000)).isCloseTo(guessing.expected(), within(1e-9));
  }

  /**
   * On the very mechanism that it is chosen for, over 200 runs: the mean bound is what was
   * expected, with a deviation of 0.45 a run and so four of 0.03; it is above the truth, 4, at most
   * 5 % of the time, 10 runs and three deviations of 3; and so is the bound that takes noise to be
   * Gaussian.
   */
  @Test
  void theIdealMechanismIsMeasuredAsExpected() {
    int canaries = 1000;
    Guessing guessing = Guessing.best(canaries, BestAttack.gaussian(MU), DELTA, 0.05);
    double sum = 0;
    int over = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      int right = right(guessing, new Seed(run).random());
      sum += guessing.bound(right);
      over += guessing.boundIfGaussian(right) > 4 ? 1 : 0;
      assertThat(guessing.bound(right)).isLessThan(4);
      assertThat(guessing.boundIfGaussian(right)).isGreaterThanOrEqualTo(guessing.bound(right));
    }
    assertThat(sum / runs).isCloseTo(guessing.expected(), within(0.12 + 0.08));
    assertThat(over).isLessThanOrEqualTo(19);
  }

  private static int right(Guessing guessing, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    boolean[] in = new boolean[guessing.canaries()];
    double[] score = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextBoolean();
      score[i] = (in[i] ? MU / 2 : -MU / 2) + normal.sample();
    }
    return (int)
        IntStream.range(0, in.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(score[i])))
            .limit(guessing.guesses())
            .filter(i -> in[i] == score[i] > 0)
            .count();
  }

  @Test
  void everyRuleGivesItsOwnBound() {
    Guessing binomial = new Guessing(1000, 100, Rule.BINOMIAL, DELTA, 0.05, 0);
    Guessing tradeOff = new Guessing(1000, 100, Rule.TRADE_OFF, DELTA, 0.05, 0);
    assertThat(binomial.bound(95)).isCloseTo(2.165, within(1e-3));
    assertThat(tradeOff.bound(95)).isEqualTo(TradeOff.epsilon(1000, 100, 95, DELTA, 0.05));
  }

  /**
   * What is chosen is the best of all that is tried, by its mean over all numbers of right calls.
   */
  @Test
  void noOtherWayToCallIsExpectedToShowMore() {
    int canaries = 40;
    Set<Integer> tried = Set.of(40, 36, 28, 20, 16, 12, 8, 6, 4, 3, 2, 1);
    for (double truthful : new double[] {0.75, 0.95}) {
      Guessing chosen = Guessing.best(canaries, guesses -> truthful, DELTA, 0.05);
      double most = 0;
      for (int guesses = 1; guesses <= canaries; guesses++) {
        for (Rule rule : Rule.values()) {
          double mean = mean(rule, canaries, guesses, truthful);
          if (guesses == chosen.guesses() && rule == chosen.rule()) {
            // Numbers of right calls are left out that have a chance of 1e-5 at either end.
            assertThat(chosen.expected()).isCloseTo(mean, within(2e-5 * 10));
          }
          most = tried.contains(guesses) ? Math.max(most, mean) : most;
        }
      }
      assertThat(chosen.expected()).isCloseTo(most, within(2e-5 * 10));
    }
  }

  private static double mean(Rule rule, int canaries, int guesses, double truthful) {
    BinomialDistribution right = BinomialDistribution.of(guesses, truthful);
    double mean = 0;
    for (int correct = 0; correct <= guesses; correct++) {
      mean += right.probability(correct) * rule.bound(canaries, guesses, correct, DELTA, 0.05);
    }
    return mean;
  }

  /** Of many canaries, numbers are taken in groups, each by its middle, to half a call or so. */
  @Test
  void groupsOfNumbersHaveTheMeanOfAll() {
    Guessing chosen = Guessing.best(1000, guesses -> 0.8, DELTA, 0.05);
    int about = (int) (0.8 * chosen.guesses());
    double call = chosen.bound(about + 1) - chosen.bound(about);
    assertThat(chosen.expected())
        .isCloseTo(mean(chosen.rule(), 1000, chosen.guesses(), 0.8), within(call));
  }

  @Test
  void theBestAttacksOddsSayHowOftenCallsAreRight() {
    BestAttack odds = BestAttack.gaussian(MU);
    assertThat(Guessing.best(200, odds, DELTA, 0.05))
        .isEqualTo(Guessing.best(200, guesses -> odds.right(guesses / 200.0), DELTA, 0.05));
  }

  /** (ε, δ) allows wrong calls of a share x with f(x) = max(0, 1 - δ - e^ε x, e^-ε (1 - δ - x)). */
  @Test
  void theLeastShareOfWrongCallsUndoesTheTradeOff() {
    for (double epsilon : new double[] {0.01, 0.7, 4}) {
      for (double delta : new double[] {0, 1e-5, 0.1}) {
        for (double share = delta + 0.001; share < 1; share += 0.0313) {
          double wrong = TradeOff.least(epsilon, delta).applyAsDouble(share);
          double f =
              Math.max(
                  0,
                  Math.max(
                      1 - delta - Math.exp(epsilon) * wrong,
                      Math.exp(-epsilon) * (1 - delta - wrong)));
          assertThat(wrong).isPositive();
          assertThat(1 - f).as("ε %s, δ %s, %s", epsilon, delta, share).isCloseTo(share, CLOSE);
        }
        assertThat(TradeOff.least(epsilon, delta).applyAsDouble(delta / 2)).isZero();
      }
    }
  }

  /**
   * Randomised answers are ε-private, and right as often as ε allows: whatever chance p so many
   * right calls really have, "less than p" is not shown; nor is a larger ε ever ruled out than
   * theirs at p = 0.05 more than 5 % of the time.
   */
  @Test
  void theChanceOfRightCallsIsNeverUnderstated() {
    int all = 60;
    for (double epsilon : new double[] {0.1, 1, 3}) {
      BinomialDistribution right = BinomialDistribution.of(all, 1 / (1 + Math.exp(-epsilon)));
      double over = 0;
      for (int correct = 1; correct <= all; correct++) {
        double chance = right.survivalProbability(correct - 1);
        DoubleUnaryOperator least = TradeOff.least(epsilon, 0);
        if (chance > 1e-12 && chance < 1 - 1e-9) {
          assertThat(TradeOff.refuted(all, all, correct, chance * (1 - 1e-9), least))
              .as("ε %s, %s right", epsilon, correct)
              .isFalse();
        }
        over +=
            TradeOff.epsilon(all, all, correct, 0, 0.05) > epsilon ? right.probability(correct) : 0;
      }
      assertThat(over).isLessThanOrEqualTo(0.05);
    }
  }

  /** Without any privacy all calls may be right, and m of m are no more than that. */
  @Test
  void whatCannotBeRuledOutIsNot() {
    assertThat(TradeOff.refuted(100, 100, 100, 0.05, share -> 0)).isFalse();
    assertThat(TradeOff.refuted(100, 100, 0, 0.05, share -> share)).isFalse();
    // Fair coins: 100 of 100 have a chance of 2^-100, and 51 of about a half.
    assertThat(TradeOff.refuted(100, 100, 100, 0.05, share -> share)).isTrue();
    assertThat(TradeOff.refuted(100, 100, 51, 0.05, share -> share)).isFalse();
    // One call is right with a chance of e^ε/(1 + e^ε) at most, and no more is possible.
    for (double epsilon : new double[] {0, 0.5, 3}) {
      double most = 1 / (1 + Math.exp(-epsilon));
      DoubleUnaryOperator least = TradeOff.least(epsilon, 0);
      assertThat(TradeOff.refuted(1, 1, 1, most * (1 + 1e-9), least)).isTrue();
      assertThat(TradeOff.refuted(1, 1, 1, most * (1 - 1e-9), least)).isFalse();
    }
  }
}
