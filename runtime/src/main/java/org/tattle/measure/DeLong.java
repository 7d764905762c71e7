package org.tattle.measure;

/**
 * The area under a ROC and an interval that holds with few rows, too.
 *
 * <p>A member's placement V is the share of non-members below it, ties half; a non-member's W is
 * the share of members above it. The area A is the mean of either, and its variance is Var(V)/m +
 * Var(W)/n (DeLong, DeLong and Clarke-Pearson 1988, section 3). Placements are equal within a tie,
 * so one pass over the curve's steps gives all of it.
 *
 * <p>A normal interval of that variance holds where rows abound. With three members, or where
 * hardly any pair is ranked wrongly, the sample shows too little variance or none, and what is
 * called 95 % held the truth in 15 to 80 % of samples. Two things mend it:
 *
 * <ul>
 *   <li>No placement varies more than A(1 - A), which it does where all are 0 or 1. A sample's
 *       variance is mixed with that, by the weight {@code 2 / (2 + 4A(1 - A)m)}: the fewer rows can
 *       tell of it, the less it is believed. With thousands of rows nothing of this is left.
 *   <li>The variance is turned into as many independent pairs as would have it, A(1 - A)/variance,
 *       and no fewer than min(m, n); the interval is Clopper and Pearson's for so many pairs (as
 *       Korn and Graubard 1998 do for surveys). It is not symmetric, and ends at 0 and 1.
 * </ul>
 *
 * <p>A score of two values is a rule of one threshold. Its area is (1 + TPR - FPR)/2, and its
 * interval is that of {@link Confusion#advantage}, from the exact limits of both rates.
 */
final class DeLong {
  /** How many rows the greatest variance counts for, beside the rows of the sample. */
  private static final double PRIOR = 2;

  private DeLong() {}

  /** Points of a ROC as cumulative counts, from (0, 0) to (n, m). */
  static Estimate area(long[] falsePositives, long[] truePositives, double level) {
    int last = truePositives.length - 1;
    if (last <= 2) {
      return Confusion.half(
          new Confusion(
                  truePositives[1], truePositives[last], falsePositives[1], falsePositives[last])
              .advantage(level));
    }
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
    double fewer = Math.min(m, n);
    double off = (area * fewer + 0.5) / (fewer + 1);
    double most = off * (1 - off);
    double pairs = Math.max(fewer, most / (mixed(ofMembers, m, most) + mixed(ofOthers, n, most)));
    return Intervals.proportion(area * pairs, pairs, level, "DeLong, Clopper–Pearson");
  }

  /** What a kind of rows adds to the variance of the area, from its sum of squares. */
  private static double mixed(double squares, double rows, double most) {
    double prior = PRIOR / (PRIOR + 4 * most * rows);
    double sampled = rows > 1 ? squares / (rows - 1) : most;
    return ((1 - prior) * sampled + prior * most) / rows;
  }

  private static double below(long[] falsePositives, int p) {
    long n = falsePositives[falsePositives.length - 1];
    return n - (falsePositives[p] + falsePositives[p - 1]) / 2.0;
  }
}
