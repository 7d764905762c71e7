package org.tattle.measure;

/**
 * The area under a ROC and its interval (DeLong, DeLong and Clarke-Pearson 1988, section 3).
 *
 * <p>A member's placement V is the share of non-members below it, ties half; a non-member's W is
 * the share of members above it. The area is the mean of either, and its variance is Var(V)/m +
 * Var(W)/n. Placements are equal within a tie, so one pass over the curve's steps gives all of it.
 *
 * <p>Where the sample shows no variance, as when members and non-members are wholly apart, that
 * formula would claim certainty. Then rows are thought of as min(m, n) independent pairs, one of
 * each kind, and the interval is Clopper–Pearson's: wider, and never empty.
 */
final class DeLong {
  private DeLong() {}

  /** Points of a ROC as cumulative counts, from (0, 0) to (n, m). */
  static Estimate area(long[] falsePositives, long[] truePositives, double level) {
    Intervals.checkLevel(level);
    int last = truePositives.length - 1;
    double m = truePositives[last];
    double n = falsePositives[last];
    double sum = 0;
    for (int p = 1; p <= last; p++) {
      sum += (truePositives[p] - truePositives[p - 1]) * below(falsePositives, p);
    }
    double area = sum / (m * n);
    double ofMembers = 0;
    double ofOthers = 0;
    for (int p = 1; p <= last; p++) {
      double v = below(falsePositives, p) / n - area;
      double w = (truePositives[p] + truePositives[p - 1]) / (2 * m) - area;
      ofMembers += (truePositives[p] - truePositives[p - 1]) * v * v;
      ofOthers += (falsePositives[p] - falsePositives[p - 1]) * w * w;
    }
    double variance = ofMembers / (m * (m - 1)) + ofOthers / (n * (n - 1));
    if (!(variance > 0)) {
      return paired(area, Math.min(m, n), level);
    }
    double half = Intervals.normalQuantile(level) * Math.sqrt(variance);
    return new Estimate(area, Math.max(0, area - half), Math.min(1, area + half), level, "DeLong");
  }

  private static double below(long[] falsePositives, int p) {
    long n = falsePositives[falsePositives.length - 1];
    return n - (falsePositives[p] + falsePositives[p - 1]) / 2.0;
  }

  private static Estimate paired(double area, double pairs, double level) {
    double alpha = (1 - level) / 2;
    double wins = area * pairs;
    return new Estimate(
        area,
        Intervals.betaLower(wins, pairs, alpha),
        1 - Intervals.betaLower(pairs - wins, pairs, alpha),
        level,
        "Clopper–Pearson of pairs");
  }
}
