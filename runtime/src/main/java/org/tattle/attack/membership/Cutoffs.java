package org.tattle.attack.membership;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.measure.Confusion;
import org.tattle.measure.Roc;

/**
 * Scores from which on a row is called a member: one for all rows or one a class, each the one that
 * calls shadow models' rows best, by balanced accuracy (Song and Mittal 2021, section 3.1). The
 * rows that the attack is judged on have no part in it.
 *
 * <p>Of cut-offs that are equally good it is the one that comes first among the shadows' rows,
 * members before others, as in the authors' code. On few rows the choice shows: three tie on the
 * Location-30 shadow that they published, and tell 75.6, 75.8 and 75.95 % of its target's rows.
 */
final class Cutoffs {
  /** Rates that differ by less are the same. */
  private static final double ROUNDING = 1e-12;

  private final double[] at;

  private Cutoffs(double[] at) {
    this.at = at;
  }

  /**
   * The best cut-offs for known rows.
   *
   * @param scores one a row
   * @param member whether a shadow was trained on it
   * @param classes its class
   * @param groups how many classes get a cut-off of their own; 1 for one cut-off
   */
  static Cutoffs fit(double[] scores, boolean[] member, int[] classes, int groups) {
    double all = best(scores, member, IntStream.range(0, scores.length).toArray());
    double[] at = new double[groups];
    for (int group = 0; group < groups; group++) {
      int of = group;
      int[] rows = IntStream.range(0, scores.length).filter(i -> classes[i] == of).toArray();
      boolean both =
          Arrays.stream(rows).anyMatch(i -> member[i])
              && Arrays.stream(rows).anyMatch(i -> !member[i]);
      at[group] = groups > 1 && both ? best(scores, member, rows) : all;
    }
    return new Cutoffs(at);
  }

  private static double best(double[] scores, boolean[] member, int[] rows) {
    boolean[] in = new boolean[rows.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = member[rows[i]];
    }
    Roc roc = Roc.of(Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray(), in);
    double[] tpr = roc.tpr();
    double[] fpr = roc.fpr();
    double most = 0;
    for (int p = 1; p < tpr.length; p++) {
      most = Math.max(most, tpr[p] - fpr[p]);
    }
    double[] thresholds = roc.thresholds();
    double least = most - ROUNDING;
    double[] equals =
        IntStream.range(1, tpr.length)
            .filter(p -> tpr[p] - fpr[p] >= least)
            .mapToDouble(p -> thresholds[p] + 0.0)
            .sorted()
            .toArray();
    return IntStream.concat(
            Arrays.stream(rows).filter(i -> member[i]), Arrays.stream(rows).filter(i -> !member[i]))
        .mapToDouble(i -> scores[i] + 0.0)
        .filter(score -> Arrays.binarySearch(equals, score) >= 0)
        .findFirst()
        .orElseThrow();
  }

  /** The cut-off for rows of a class. */
  double of(int label) {
    return at[at.length == 1 ? 0 : label];
  }

  /** What these cut-offs do on rows of which the truth is known. */
  Confusion judge(double[] scores, int[] classes, boolean[] member) {
    boolean[] called = new boolean[scores.length];
    for (int i = 0; i < called.length; i++) {
      called[i] = scores[i] >= of(classes[i]);
    }
    return Confusion.of(called, member);
  }
}
