package org.tattle.measure;

import java.util.Arrays;

/**
 * The points of a {@link Roc}: one a distinct score, after the one that calls none. Members' and
 * non-members' scores are sorted apart and merged: O(n log n), without boxing.
 *
 * @param falsePositives {@code [points]}, rising
 * @param truePositives {@code [points]}, rising
 * @param thresholds {@code [points]}, falling from +∞
 */
record RocPoints(
    long[] falsePositives, long[] truePositives, double[] thresholds, int members, int nonMembers) {

  /** Those of members' and of non-members' scores, in any order. */
  static RocPoints of(double[] in, double[] out) {
    Arrays.sort(in);
    Arrays.sort(out);
    int members = in.length;
    int nonMembers = out.length;
    long[] fp = new long[members + nonMembers + 1];
    long[] tp = new long[fp.length];
    double[] at = new double[fp.length];
    at[0] = Double.POSITIVE_INFINITY;
    int points = 1;
    int i = members;
    int o = nonMembers;
    while (i > 0 || o > 0) {
      double score =
          Math.max(
              i > 0 ? in[i - 1] : Double.NEGATIVE_INFINITY,
              o > 0 ? out[o - 1] : Double.NEGATIVE_INFINITY);
      while (i > 0 && in[i - 1] == score) {
        i--;
      }
      while (o > 0 && out[o - 1] == score) {
        o--;
      }
      tp[points] = members - i;
      fp[points] = nonMembers - o;
      at[points++] = score;
    }
    return new RocPoints(
        Arrays.copyOf(fp, points),
        Arrays.copyOf(tp, points),
        Arrays.copyOf(at, points),
        members,
        nonMembers);
  }

  int count() {
    return thresholds.length;
  }

  double[] fpr() {
    return rates(falsePositives, nonMembers);
  }

  double[] tpr() {
    return rates(truePositives, members);
  }

  private static double[] rates(long[] counts, int of) {
    return Arrays.stream(counts).mapToDouble(count -> (double) count / of).toArray();
  }

  /** What the rule "member when the score is at least {@code threshold}" does. */
  Confusion from(double threshold) {
    int p = 0;
    while (p + 1 < thresholds.length && thresholds[p + 1] >= threshold) {
      p++;
    }
    return new Confusion(truePositives[p], members, falsePositives[p], nonMembers);
  }

  /** The last point whose FPR is at most that. */
  int at(double fpr) {
    int p = 0;
    while (p + 1 < thresholds.length && rate(p + 1) <= fpr) {
      p++;
    }
    return p;
  }

  /** The largest TPR on the curve where the FPR is {@code fpr}. */
  double highest(double fpr) {
    int p = at(fpr);
    return p + 1 < thresholds.length ? between(p, fpr) : 1;
  }

  /** The least. */
  double lowest(double fpr) {
    int p = 0;
    while (rate(p) < fpr) {
      p++;
    }
    return p > 0 ? between(p - 1, fpr) : 0;
  }

  /** The TPR on the line from a point to the next, at a FPR that lies there. */
  private double between(int p, double fpr) {
    double from = (double) truePositives[p] / members;
    double to = (double) truePositives[p + 1] / members;
    return rate(p + 1) == rate(p)
        ? to
        : from + (to - from) * (fpr - rate(p)) / (rate(p + 1) - rate(p));
  }

  /** The FPR of a point. */
  private double rate(int p) {
    return (double) falsePositives[p] / nonMembers;
  }
}
