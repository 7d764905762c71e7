package org.tattle.measure;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

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
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** The shares of the canaries that are tried. */
  private static final double[] SHARES = {
    1, 0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.035, 0.025, 0.017, 0.01
  };

  /** Quantiles of the number of right calls that an average is taken over. */
  private static final int POINTS = 9;

  /** What turns right calls into a bound. */
  public enum Rule {
    /** Theorem 5.2 of Steinke, Nasr and Jagielski 2023. */
    BINOMIAL {
      @Override
      double bound(int canaries, int guesses, int correct, double delta, double p) {
        return Audit.oneRun(canaries, guesses, correct, delta, p);
      }
    },
    /** Algorithm 3 of Mahloujifar, Melis and Chaudhuri 2024, with the trade-off of (ε, δ). */
    TRADE_OFF {
      @Override
      double bound(int canaries, int guesses, int correct, double delta, double p) {
        return TradeOff.epsilon(canaries, guesses, correct, delta, p);
      }
    };

    abstract double bound(int canaries, int guesses, int correct, double delta, double p);
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
        double bound = 0;
        for (int i = 0; i < POINTS; i++) {
          int correct = right.inverseCumulativeProbability((i + 0.5) / POINTS);
          bound += rule.bound(canaries, guesses, correct, delta, p) / POINTS;
        }
        if (best == null || bound > best.expected) {
          best = new Guessing(canaries, guesses, rule, delta, p, bound);
        }
      }
    }
    return best;
  }

  /**
   * The chances on one Gaussian mechanism, which moves each canary's score by μ standard
   * deviations: the farther a score is from μ/2, the surer.
   */
  public static IntToDoubleFunction ideal(int canaries, double mu) {
    return guesses -> {
      double low = 0;
      double high = 40;
      for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (beyond(mu, middle) * canaries > guesses) {
          low = middle;
        } else {
          high = middle;
        }
      }
      double right = NORMAL.cumulativeProbability(mu / 2 - low);
      return Math.min(1, right / beyond(mu, low));
    };
  }

  /** The share of scores that are so far from μ/2. */
  private static double beyond(double mu, double far) {
    return NORMAL.cumulativeProbability(mu / 2 - far) + NORMAL.cumulativeProbability(-mu / 2 - far);
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
