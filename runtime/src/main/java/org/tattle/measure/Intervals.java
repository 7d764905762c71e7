package org.tattle.measure;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Confidence limits of a proportion, and of a mean.
 *
 * <p>Clopper and Pearson 1934: with k successes of n, the lower limit at α is the α-quantile of
 * Beta(k, n−k+1), the upper the (1−α)-quantile of Beta(k+1, n−k), and the ends are 0 at k = 0 and 1
 * at k = n. The limits hold at every n, small ones too, which an audit needs and the normal
 * approximation does not give.
 */
public final class Intervals {
  private Intervals() {}

  /** The rate with its two-sided interval at 95 %. */
  public static Estimate clopperPearson(long successes, long trials) {
    return clopperPearson(successes, trials, Estimate.LEVEL);
  }

  /**
   * The rate with its two-sided interval, half of the error on either side.
   *
   * @param level confidence, above 0 and below 1
   */
  public static Estimate clopperPearson(long successes, long trials, double level) {
    checkLevel(level);
    double alpha = (1 - level) / 2;
    return new Estimate(
        (double) successes / trials,
        lowerLimit(successes, trials, alpha),
        upperLimit(successes, trials, alpha),
        level,
        "Clopper–Pearson");
  }

  /**
   * The mean of a sample with Student's interval at 95 %, {@code mean ± t s / sqrt(n)}: exact for
   * normal samples, and for others the better the larger they are.
   *
   * @param sample two numbers or more
   */
  public static Estimate mean(double[] sample) {
    int n = sample.length;
    double mean = Arrays.stream(sample).sum() / n;
    double squares = Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
    double t = TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - Estimate.LEVEL) / 2);
    double half = t * Math.sqrt(squares / (n - 1) / n);
    return new Estimate(mean, mean - half, mean + half, Estimate.LEVEL, "Student");
  }

  /**
   * By how much one rate is above another of other trials, with its two-sided interval: of the
   * intervals of both, whose distances add up as squares do (Zou and Donner 2008, MOVER). Those are
   * exact, so this one errs to the wide side.
   */
  public static Estimate difference(
      long successes, long trials, long others, long ofOthers, double level) {
    return apart(clopperPearson(successes, trials, level), clopperPearson(others, ofOthers, level));
  }

  /**
   * By how much one number of at most 1 is above another, in the same way: too wide an interval
   * where both were measured on the same rows.
   */
  public static Estimate apart(Estimate one, Estimate other) {
    double apart = one.value() - other.value();
    double below = Math.hypot(one.value() - one.lower(), other.upper() - other.value());
    double above = Math.hypot(one.upper() - one.value(), other.value() - other.lower());
    return new Estimate(
        apart, Math.max(-1, apart - below), Math.min(1, apart + above), one.level(), "MOVER");
  }

  /**
   * By how many more of the same trials the first alone succeeded in than the second alone, as a
   * share of all: how many tell the two apart, times which way these lean, with the ends of exact
   * intervals of both. It leaves out 0 just where the exact interval of the pairs leaves out one
   * half, and errs to the wide side.
   *
   * @param first trials in which the first alone succeeded
   * @param second trials in which the second alone did
   * @param trials all of them
   */
  public static Estimate paired(long first, long second, long trials, double level) {
    long apart = first + second;
    Estimate share = clopperPearson(apart, trials, level);
    double lower = apart == 0 ? -1 : 2 * lowerLimit(first, apart, (1 - level) / 2) - 1;
    double upper = apart == 0 ? 1 : 2 * upperLimit(first, apart, (1 - level) / 2) - 1;
    return new Estimate(
        (double) (first - second) / trials,
        lower * (lower > 0 ? share.lower() : share.upper()),
        upper * (upper > 0 ? share.upper() : share.lower()),
        level,
        "Clopper–Pearson, paired");
  }

  /**
   * The middle of Wilson's interval and its ends, {@code (k + z²/2 ± z sqrt(k (n-k) / n + z²/4)) /
   * (n + z²)} (Wilson 1927).
   */
  public static Estimate wilson(long successes, long trials, double level) {
    checkCounts(successes, trials);
    checkLevel(level);
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    double weight = trials + z * z;
    double middle = (successes + z * z / 2) / weight;
    double spread = (double) successes * (trials - successes) / trials + z * z / 4;
    double half = z * Math.sqrt(spread) / weight;
    return new Estimate(
        middle, Math.max(0, middle - half), Math.min(1, middle + half), level, "Wilson");
  }

  /** The rate that the true one exceeds but with probability {@code alpha}. One-sided. */
  public static double lowerLimit(long successes, long trials, double alpha) {
    checkCounts(successes, trials);
    checkLevel(alpha);
    return betaLower(successes, trials, alpha);
  }

  /** The rate that exceeds the true one but with probability {@code alpha}. One-sided. */
  public static double upperLimit(long successes, long trials, double alpha) {
    checkCounts(successes, trials);
    checkLevel(alpha);
    return 1 - betaLower(trials - successes, trials, alpha);
  }

  /** The limits where parts of successes, which come from ties, and parts of trials are allowed. */
  static Estimate proportion(double successes, double trials, double level, String method) {
    checkLevel(level);
    double alpha = (1 - level) / 2;
    double rate = successes / trials;
    return new Estimate(
        rate,
        Math.min(rate, betaLower(successes, trials, alpha)),
        Math.max(rate, 1 - betaLower(trials - successes, trials, alpha)),
        level,
        method);
  }

  /** The lower limit where parts of successes and of trials are allowed. */
  static double betaLower(double successes, double trials, double alpha) {
    return successes <= 0
        ? 0
        : BetaDistribution.of(successes, trials - successes + 1)
            .inverseCumulativeProbability(alpha);
  }

  static void checkLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "`level` is a confidence above 0 and below 1, not %s".formatted(level));
    }
  }

  private static void checkCounts(long successes, long trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "%s successes of %s trials is no proportion".formatted(successes, trials));
    }
  }
}
