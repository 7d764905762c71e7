package org.tattle.measure;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One number measured on several trainings that differ in their seed: its mean, with an interval
 * for what other trainings and other rows would give.
 *
 * <p>Trainings and rows both vary. With s² the variance of k trainings and v the variance that the
 * rows give each of them (from its own interval), the mean varies by s²/k + v: trainings are
 * independent and average out, but all are measured on the same rows, which do not. (Where each
 * training has rows of its own, s² holds v already, and the interval is wider than it need be.) The
 * interval is the mean ± t·√(s²/k + v) with the degrees of freedom of Satterthwaite (1946), (k −
 * 1)(s²/k + v)²/(s²/k)², since s² is an estimate from few.
 */
public final class Trainings {
  private static final double Z = 1.959963984540054;

  private Trainings() {}

  /** The mean over at least two trainings, within 0 and 1 if all of their intervals are. */
  public static Estimate mean(List<Estimate> trainings) {
    int k = trainings.size();
    if (k < 2) {
      throw new IllegalArgumentException("one training says nothing of others");
    }
    double mean = trainings.stream().mapToDouble(Estimate::value).average().orElseThrow();
    double between =
        trainings.stream().mapToDouble(e -> square(e.value() - mean)).sum() / (k - 1) / k;
    double rows =
        trainings.stream()
            .mapToDouble(e -> square((e.upper() - e.lower()) / 2 / Z))
            .average()
            .orElseThrow();
    double half = half(between, rows, k);
    boolean share = trainings.stream().allMatch(e -> e.lower() >= 0 && e.upper() <= 1);
    return new Estimate(
        mean,
        share ? Math.max(0, mean - half) : mean - half,
        share ? Math.min(1, mean + half) : mean + half,
        Estimate.LEVEL,
        "Satterthwaite");
  }

  private static double half(double between, double rows, int k) {
    double all = between + rows;
    if (between == 0) {
      return Z * Math.sqrt(rows);
    }
    double freedom = (k - 1) * square(all / between);
    double t = TDistribution.of(freedom).inverseSurvivalProbability((1 - Estimate.LEVEL) / 2);
    return t * Math.sqrt(all);
  }

  private static double square(double x) {
    return x * x;
  }
}
