package org.tattle.measure;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The trade of true for false positives over all thresholds of an attack's score: a row is called a
 * member when its score is at least the threshold.
 *
 * <p>Rows of equal score stand or fall together, so a tie makes one step of the curve and counts
 * half in the area (midrank). Rates are those of points that a threshold can reach: nothing is
 * interpolated, since an attacker who flips coins between thresholds is one that nobody measured.
 *
 * <p>Members' and non-members' scores are sorted apart and merged: O(n log n), without boxing.
 */
public final class Roc {
  private final long[] falsePositives;
  private final long[] truePositives;
  private final double[] thresholds;
  private final int members;
  private final int nonMembers;

  private Roc(double[] in, double[] out) {
    members = in.length;
    nonMembers = out.length;
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
    falsePositives = Arrays.copyOf(fp, points);
    truePositives = Arrays.copyOf(tp, points);
    thresholds = Arrays.copyOf(at, points);
  }

  /**
   * The curve of an attack's scores.
   *
   * @param scores one a row, higher for likelier members; infinities are fine, NaN is not
   * @param member whether each row was trained on; both kinds must be there
   */
  public static Roc of(double[] scores, boolean[] member) {
    if (scores.length != member.length) {
      throw new IllegalArgumentException(
          "%d scores for %d rows".formatted(scores.length, member.length));
    }
    double[] in = new double[scores.length];
    double[] out = new double[scores.length];
    int members = 0;
    int nonMembers = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("the score of row %d is not a number".formatted(i));
      }
      if (member[i]) {
        in[members++] = scores[i];
      } else {
        out[nonMembers++] = scores[i];
      }
    }
    if (members == 0 || nonMembers == 0) {
      throw new IllegalArgumentException(
          "a ROC needs members and non-members, but there are %d and %d"
              .formatted(members, nonMembers));
    }
    in = Arrays.copyOf(in, members);
    out = Arrays.copyOf(out, nonMembers);
    Arrays.sort(in);
    Arrays.sort(out);
    return new Roc(in, out);
  }

  /** How many points the curve has: one a distinct score, after the one that calls none. */
  public int points() {
    return thresholds.length;
  }

  /** False-positive rates, {@code [points]}, rising from 0 to 1. */
  public double[] fpr() {
    return rates(falsePositives, nonMembers);
  }

  /** True-positive rates, {@code [points]}, rising from 0 to 1. */
  public double[] tpr() {
    return rates(truePositives, members);
  }

  /** Thresholds, {@code [points]}, falling from +∞. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  public int members() {
    return members;
  }

  public int nonMembers() {
    return nonMembers;
  }

  /** The area under the curve with its 95 % interval. See {@link #auc(double)}. */
  public Estimate auc() {
    return auc(Estimate.LEVEL);
  }

  /** The chance that a member scores above a non-member, ties half, with its DeLong interval. */
  public Estimate auc(double level) {
    return DeLong.area(falsePositives, truePositives, level);
  }

  /**
   * The share of members found at a false-positive rate, at 95 %. See {@link #tprAt(double,
   * double)}.
   */
  public Estimate tprAt(double fpr) {
    return tprAt(fpr, Estimate.LEVEL);
  }

  /**
   * The largest TPR among points whose FPR is at most {@code fpr}, and an interval that pays for
   * two samples. How many members lie above the threshold is uncertain as Clopper and Pearson say;
   * and so is the threshold, since of n non-members those above the true one are Binomial(n, {@code
   * fpr}): the TPR at either 2.5 % quantile of that count bounds what this can do. The two are
   * joined by squares (Newcombe 1998, method 10). The first alone would hold the true rate in half
   * of all samples where the curve is steep. Where the rate is not {@link #resolvable}, the caveat
   * says so.
   */
  public Estimate tprAt(double fpr, double level) {
    Estimate rate = Intervals.clopperPearson(truePositives[pointAt(fpr)], members, level);
    double value = rate.value();
    BinomialDistribution above = BinomialDistribution.of(nonMembers, fpr);
    double fewest = tprOf(above.inverseCumulativeProbability((1 - level) / 2));
    double most = tprOf(above.inverseSurvivalProbability((1 - level) / 2));
    return new Estimate(
        value,
        Math.max(0, value - Math.hypot(value - rate.lower(), value - fewest)),
        Math.min(1, value + Math.hypot(rate.upper() - value, most - value)),
        level,
        "Clopper–Pearson of both rates",
        resolvable(fpr)
            ? ""
            : String.format(Locale.ROOT, "not resolvable with %,d non-members", nonMembers));
  }

  /** The share of members above a threshold that so many non-members are above, or fewer. */
  private double tprOf(int falsePositives) {
    return (double) truePositives[pointAt((double) falsePositives / nonMembers)] / members;
  }

  /** The lowest threshold whose false-positive rate is at most {@code fpr}. */
  public double thresholdAt(double fpr) {
    return thresholds[pointAt(fpr)];
  }

  /** Whether there are non-members enough, 10 / {@code fpr} of them, to speak of that rate. */
  public boolean resolvable(double fpr) {
    checkRate(fpr);
    return nonMembers >= 10 / fpr;
  }

  /**
   * The largest TPR − FPR (Yeom et al. 2018), at the threshold that is best on these same rows: an
   * oracle's threshold, which flatters the attack. The interval pays for the choice: both curves
   * lie within the band of Dvoretzky, Kiefer, Wolfowitz and Massart (1990), √(ln(4/α)/2n) each, at
   * all thresholds at once.
   */
  public Estimate advantage() {
    double best = 0;
    for (int p = 0; p < thresholds.length; p++) {
      best =
          Math.max(
              best, (double) truePositives[p] / members - (double) falsePositives[p] / nonMembers);
    }
    double band = band(members) + band(nonMembers);
    return new Estimate(
        best,
        Math.max(0, best - band),
        Math.min(1, best + band),
        Estimate.LEVEL,
        "Dvoretzky–Kiefer–Wolfowitz");
  }

  /** (1 + {@link #advantage}) / 2, at the oracle's threshold. */
  public Estimate balancedAccuracy() {
    return Confusion.half(advantage());
  }

  /** What the rule "member when the score is at least {@code threshold}" does on these rows. */
  public Confusion at(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("`threshold` is not a number");
    }
    int p = 0;
    while (p + 1 < thresholds.length && thresholds[p + 1] >= threshold) {
      p++;
    }
    return new Confusion(truePositives[p], members, falsePositives[p], nonMembers);
  }

  private int pointAt(double fpr) {
    checkRate(fpr);
    int p = 0;
    while (p + 1 < thresholds.length && (double) falsePositives[p + 1] / nonMembers <= fpr) {
      p++;
    }
    return p;
  }

  private static double band(int rows) {
    return Math.sqrt(Math.log(4 / (1 - Estimate.LEVEL)) / (2.0 * rows));
  }

  private static double[] rates(long[] counts, int of) {
    return Arrays.stream(counts).mapToDouble(count -> (double) count / of).toArray();
  }

  private static void checkRate(double fpr) {
    if (!(fpr >= 0 && fpr <= 1)) {
      throw new IllegalArgumentException("`fpr` is a share of 0 to 1, not %s".formatted(fpr));
    }
  }
}
