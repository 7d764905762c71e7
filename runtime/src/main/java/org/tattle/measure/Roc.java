package org.tattle.measure;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The trade of true for false positives over all thresholds of an attack's score: a row is called a
 * member when its score is at least the threshold.
 *
 * <p>Rows of equal score cannot be told apart by a threshold, but by lot: an attacker who may call
 * one non-member in a hundred, and finds twenty in a hundred tied at the top, calls each of the tie
 * with a chance of a twentieth. So between two points the curve is the straight line that joins
 * them, as the best tests of Neyman and Pearson (1933) are, and everything is read off that one
 * curve: rates at a given false-positive rate, the area (where ties count half), the chart. To read
 * only points that a threshold reaches would call it harmless that an attacker finds nobody at 10 %
 * false positives where guessing finds one in ten. Where no tie holds both kinds of rows, line and
 * steps are the same.
 */
public final class Roc {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** In how many ways an error is shared between the threshold and the members above it. */
  private static final int SHARES = 8;

  private final RocPoints points;
  private final int members;
  private final int nonMembers;

  private Roc(RocPoints points) {
    this.points = points;
    members = points.members();
    nonMembers = points.nonMembers();
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
          "%s scores for %s rows".formatted(scores.length, member.length));
    }
    double[] in = new double[scores.length];
    double[] out = new double[scores.length];
    int members = 0;
    int nonMembers = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("the score of row %s is not a number".formatted(i));
      }
      if (member[i]) {
        in[members++] = scores[i];
      } else {
        out[nonMembers++] = scores[i];
      }
    }
    if (members == 0 || nonMembers == 0) {
      throw new IllegalArgumentException(
          "a ROC needs members and non-members, but there are %s and %s"
              .formatted(members, nonMembers));
    }
    return new Roc(RocPoints.of(Arrays.copyOf(in, members), Arrays.copyOf(out, nonMembers)));
  }

  /** How many points the curve has: one a distinct score, after the one that calls none. */
  public int points() {
    return points.count();
  }

  /** False-positive rates, {@code [points]}, rising from 0 to 1. */
  public double[] fpr() {
    return points.fpr();
  }

  /** True-positive rates, {@code [points]}, rising from 0 to 1. */
  public double[] tpr() {
    return points.tpr();
  }

  /** Thresholds, {@code [points]}, falling from +∞. */
  public double[] thresholds() {
    return points.thresholds().clone();
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

  /**
   * The chance that a member scores above a non-member, ties half; the interval is {@link
   * DeLong}'s.
   */
  public Estimate auc(double level) {
    return DeLong.area(points.falsePositives(), points.truePositives(), level).doubted(direction());
  }

  /**
   * Whether members rank below non-members, and not by chance: the area's 95 % interval lies under
   * one half. It is as much of a leak as one above, read the wrong way; most often somebody's flag
   * of members is turned round.
   */
  public boolean backwards() {
    return !direction().isEmpty();
  }

  private Caveat direction() {
    boolean below =
        DeLong.area(points.falsePositives(), points.truePositives(), Estimate.LEVEL).upper() < 0.5;
    return below ? Caveat.backwards() : Caveat.NONE;
  }

  /**
   * The share of members found at a false-positive rate, at 95 %. See {@link #tprAt(double,
   * double)}.
   */
  public Estimate tprAt(double fpr) {
    return tprAt(fpr, Estimate.LEVEL);
  }

  /**
   * The largest TPR at a FPR of {@code fpr}, ties by lot, and an interval that pays for two
   * samples. How many members lie above the threshold is uncertain as Clopper and Pearson say; and
   * so is the threshold, since of n non-members those above the true one are Binomial(n, {@code
   * fpr}). Both may be off by z deviations together, in any shares u and v with {@code u^2 + v^2 =
   * 1}: the ends are the least and the largest TPR that comes of a threshold off by u z and of
   * members off by v z. Where the curve is straight, that joins the two by squares (Newcombe 1998,
   * method 10); where it bends, as at ties, it does not overlook the bend. Members alone would hold
   * the true rate in half of all samples where the curve is steep. Where the rate is not {@link
   * #resolvable}, the caveat says so.
   */
  public Estimate tprAt(double fpr, double level) {
    checkRate(fpr);
    Intervals.checkLevel(level);
    double value = points.highest(fpr);
    double lower = value;
    double upper = value;
    double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
    BinomialDistribution above = BinomialDistribution.of(nonMembers, fpr);
    for (int share = 0; share <= SHARES; share++) {
      double angle = share * Math.PI / 2 / SHARES;
      double threshold = NORMAL.survivalProbability(z * Math.sin(angle));
      double found = NORMAL.survivalProbability(z * Math.cos(angle));
      double fewest = (double) above.inverseCumulativeProbability(threshold) / nonMembers;
      double most = (double) above.inverseSurvivalProbability(threshold) / nonMembers;
      double low = points.lowest(Math.min(fpr, fewest));
      double high = points.highest(Math.max(fpr, most));
      lower = Math.min(lower, Intervals.betaLower(low * members, members, found));
      upper = Math.max(upper, 1 - Intervals.betaLower((1 - high) * members, members, found));
    }
    return new Estimate(
        value,
        lower,
        upper,
        level,
        "Clopper–Pearson of both rates",
        resolvable(fpr) ? direction() : Caveat.tooFew(nonMembers));
  }

  /** The lowest threshold whose false-positive rate is at most {@code fpr}. */
  public double thresholdAt(double fpr) {
    checkRate(fpr);
    return points.thresholds()[points.at(fpr)];
  }

  /** Whether there are non-members enough, 10 / {@code fpr} of them, to speak of that rate. */
  public boolean resolvable(double fpr) {
    checkRate(fpr);
    return nonMembers >= 10 / fpr;
  }

  /**
   * The largest difference of TPR and FPR in either direction, so that an attack that is always
   * wrong counts as much as one that is always right: the distance of Kolmogorov and Smirnov of
   * members' scores from the others', and of an attack above guessing the advantage of Yeom et al.
   * (2018). The threshold is the best on these same rows: an oracle's, which flatters the attack.
   *
   * <p>The interval pays for the choice: it holds the difference at all thresholds at once, by the
   * inequality of Dvoretzky, Kiefer and Wolfowitz for two samples, {@code P(sup > x) <= e exp(-2
   * x^2 mn/(m+n))} (Wei and Dudley 2012, theorem 1, for samples of one distribution; that it holds
   * for unlike ones, whose differences vary less, is what the table of coverage shows).
   */
  public Estimate advantage() {
    double best = 0;
    double[] found = points.tpr();
    double[] called = points.fpr();
    for (int p = 0; p < points.count(); p++) {
      best = Math.max(best, Math.abs(found[p] - called[p]));
    }
    double band =
        Math.sqrt((1 - Math.log(1 - Estimate.LEVEL)) / 2 * (1.0 / members + 1.0 / nonMembers));
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
    return points.from(threshold);
  }

  private static void checkRate(double fpr) {
    if (!(fpr >= 0 && fpr <= 1)) {
      throw new IllegalArgumentException("`fpr` is a share of 0 to 1, not %s".formatted(fpr));
    }
  }
}
