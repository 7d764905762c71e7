package org.tattle.attack.membership.shadow;

import java.util.Arrays;
import java.util.List;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Membership;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Confidence, made fair to rows that are hard or easy for any model. By difference, the score is
 * the target's probability of the true class, less its mean over models not trained on the row
 * (Watson et al. 2022, equation 2); of a target that gives losses alone, it is that mean of its
 * loss less the target's. By rank, it is the share of those models that are less sure of the row
 * than the target (Ye et al. 2022, attack R).
 */
@Component(
    name = "calibrated",
    doc =
        "Compares the target's confidence in a row with that of models which do not know the row.",
    paper =
        "Watson et al. 2022, On the Importance of Difficulty Calibration;"
            + " Ye et al. 2022, Enhanced Membership Inference Attacks",
    example = "attack calibrated with shadows=8")
public record Calibrated(
    @Param(doc = "shadow models to train", min = 2, max = 4096) int shadows,
    @Param(doc = "difference from the mean confidence, or rank among the models")
        Comparison comparison)
    implements ShadowAttack {

  /** How confidences are compared. */
  public enum Comparison {
    DIFFERENCE,
    RANK
  }

  public Calibrated() {
    this(8, Comparison.DIFFERENCE);
  }

  @Override
  public Membership run(Target target, Context context) {
    boolean losses = target.answers().bare();
    ShadowScores known =
        losses
            ? ShadowScores.of(target, shadows, (answers, i) -> -answers.loss(i), context)
            : ShadowScores.of(target, shadows, Answers::scaledConfidence, context);
    int[] kept = known.usable(false);
    double[] scores = new double[kept.length];
    for (int k = 0; k < scores.length; k++) {
      double sure = known.target(kept[k]);
      double[] others = known.out(kept[k]);
      scores[k] =
          comparison == Comparison.DIFFERENCE
              ? losses
                  ? sure - Arrays.stream(others).average().orElseThrow()
                  : difference(sure, others)
              : Arrays.stream(others).filter(o -> o < sure).count() / (double) others.length;
    }
    return Membership.of(target, kept, scores, List.of());
  }

  /** By how much a confidence lies above the mean of others, near one by what is left to one. */
  public static double difference(double sure, double[] others) {
    return sure > 0
        ? Odds.share(others, -1) - Odds.share(-sure)
        : Odds.share(sure) - Odds.share(others, 1);
  }
}
