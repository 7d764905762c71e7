package org.tattle.measure;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.tattle.privacy.account.BestAttack;

/**
 * How an audit in one training run calls its canaries: how many of them, the surest first, and by
 * which theorem the right calls are turned into a bound. Both are chosen before anything is seen,
 * for what they would bring if all went as expected; to choose afterwards would be to read the
 * answer off the coins.
 *
 * @param canaries how many coins were thrown
 * @param guesses how many of them are called
 * @param rule the theorem
 * @param delta the δ of the claim
 * @param p the chance that the bound is wrong
 * @param expected the bound on average, if calls are right as often as expected
 */
public record Guessing(
    int canaries, int guesses, Rule rule, double delta, double p, double expected) {
  /** The shares of the canaries that are tried. */
  private static final double[] SHARES = {
    1, 0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.035, 0.025, 0.017, 0.01
  };

  /** An average over numbers of right calls takes each by itself, or about so many groups. */
  private static final int GROUPS = 24;

  /** The share of such numbers that an average leaves out at either end. */
  private static final double REST = 1e-5;

  /** What turns right calls into a bound. */
  public enum Rule {
    /** Theorem 5.2 of Steinke, Nasr and Jagielski 2023. */
    BINOMIAL {
      @Override
      public double bound(int canaries, int guesses, int correct, double delta, double p) {
        return Audit.oneRun(canaries, guesses, correct, delta, p);
      }
    },
    /** Algorithm 3 of Mahloujifar, Melis and Chaudhuri 2024, with the trade-off of (ε, δ). */
    TRADE_OFF {
      @Override
      public double bound(int canaries, int guesses, int correct, double delta, double p) {
        return TradeOff.epsilon(canaries, guesses, correct, delta, p);
      }
    };

    /** The bound on ε that so many right calls give, in nats. */
    public abstract double bound(int canaries, int guesses, int correct, double delta, double p);
  }

  /** The best there is if calls are right as often as the best attack's. */
  public static Guessing best(int canaries, BestAttack odds, double delta, double p) {
    return best(canaries, guesses -> odds.right(guesses / (double) canaries), delta, p);
  }

  /**
   * The best there is if calls are right so often.
   *
   * @param chance with what chance each of so many calls, the surest first, is right
   */
  public static Guessing best(int canaries, IntToDoubleFunction chance, double delta, double p) {
    Guessing best = null;
    for (double share : SHARES) {
      int guesses = (int) Math.max(1, Math.round(share * canaries));
      BinomialDistribution right = BinomialDistribution.of(guesses, chance.applyAsDouble(guesses));
      for (Rule rule : Rule.values()) {
        double bound = mean(right, correct -> rule.bound(canaries, guesses, correct, delta, p));
        if (best == null || bound > best.expected) {
          best = new Guessing(canaries, guesses, rule, delta, p, bound);
        }
      }
    }
    return best;
  }

  /** The mean of what numbers of right calls bring. */
  private static double mean(BinomialDistribution right, IntToDoubleFunction bound) {
    int least = right.inverseCumulativeProbability(REST);
    int most = right.inverseSurvivalProbability(REST);
    int width = Math.max(1, (most - least) / GROUPS);
    double mean = 0;
    for (int from = least; from <= most; from += width) {
      double share = right.probability(from - 1, from + width - 1);
      mean += share * bound.applyAsDouble(Math.min(most, from + width / 2));
    }
    return mean;
  }

  /** The bound on ε that so many right calls give, in nats. */
  public double bound(int correct) {
    return rule.bound(canaries, guesses, correct, delta, p);
  }

  /**
   * The bound for a training whose noise is taken to be Gaussian, as that of DP-SGD nearly is in
   * sum: tighter, and none for anything else.
   */
  public double boundIfGaussian(int correct) {
    return TradeOff.gaussian(canaries, guesses, correct, delta, p);
  }
}
