package org.tattle.attack;

import java.util.List;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.target.Answers;
import org.tattle.target.Target;

/**
 * Members get lower losses. Scores a row by one number of the target's answer:
 *
 * <ul>
 *   <li>loss: {@code ln p_y} (Yeom et al. 2018, section 3.2);
 *   <li>confidence: {@code p_y};
 *   <li>entropy: {@code sum p ln p};
 *   <li>modified entropy: {@code (1-p_y) ln p_y + sum over i != y of p_i ln(1-p_i)} (Song and
 *       Mittal 2021, equation 9, negated).
 * </ul>
 */
@Component(
    name = "threshold",
    doc = "Takes for members the rows that the target is surest of, by one number of its answer.",
    paper =
        "Yeom et al. 2018, Privacy Risk in Machine Learning;"
            + " Song & Mittal 2021, Systematic Evaluation of Privacy Risks",
    example = "attack threshold with signal=modified_entropy")
public record Threshold(@Param(doc = "number that the rows are ranked by") Signal signal)
    implements Attack {

  /** What can be ranked by. */
  public enum Signal {
    LOSS,
    CONFIDENCE,
    ENTROPY,
    MODIFIED_ENTROPY
  }

  public Threshold() {
    this(Signal.LOSS);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.PROBABILITIES);
  }

  @Override
  public Membership run(Target target, Context context) {
    Answers answers = target.answers();
    double[] scores = new double[answers.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = signal == Signal.LOSS ? -answers.loss(i) : score(answers, i);
    }
    return Membership.of(target, scores, List.of());
  }

  private double score(Answers answers, int i) {
    double[] p = answers.probabilities(i);
    int label = answers.label(i);
    double score = 0;
    switch (signal) {
      case CONFIDENCE -> score = p[label];
      case ENTROPY -> {
        for (double share : p) {
          score += share * ln(share);
        }
      }
      case MODIFIED_ENTROPY -> {
        for (int c = 0; c < p.length; c++) {
          score += c == label ? (1 - p[c]) * ln(p[c]) : p[c] * ln(1 - p[c]);
        }
      }
      default -> throw new IllegalStateException(signal + " is scored elsewhere");
    }
    return score;
  }

  private static double ln(double x) {
    return Math.log(Math.max(x, 1e-30));
  }
}
