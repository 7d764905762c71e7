package org.tattle.attack;

import java.util.List;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.target.Target;

/**
 * What a membership inference attack found: a score for each row, higher where it believes more
 * that the target was trained on it.
 *
 * @param rows the rows of the data set that were scored
 * @param scores one a row
 * @param roc how well the scores tell members from non-members
 * @param notes what the reader should know
 */
public record Membership(int[] rows, double[] scores, Roc roc, List<String> notes)
    implements Result {

  public Membership {
    notes = List.copyOf(notes);
  }

  /** The result of these scores for the target's answers, in their order. */
  static Membership of(Target target, double[] scores, List<String> notes) {
    int[] rows = new int[scores.length];
    boolean[] member = new boolean[scores.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = target.answers().row(i);
      member[i] = target.member(i);
    }
    return new Membership(rows, scores, Roc.of(scores, member), notes);
  }

  @Metric(doc = "area under the ROC curve: 0.5 is guessing, 1 is certainty")
  public Estimate auc() {
    return roc.auc();
  }

  @Metric(
      doc = "largest true-positive rate at a false-positive rate of at most `fpr`",
      share = true)
  public Estimate tpr(
      @Param(doc = "false-positive rate allowed", min = 0, max = 1, share = true) double fpr) {
    return roc.tprAt(fpr);
  }

  @Metric(doc = "largest true-positive rate less false-positive rate, over all thresholds")
  public Estimate advantage() {
    return roc.advantage();
  }

  @Metric(doc = "balanced accuracy at the best threshold for these very rows", share = true)
  public Estimate balancedAccuracy() {
    return roc.balancedAccuracy();
  }
}
