package org.tattle.attack.membership.shadow;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.attack.membership.Membership;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.model.Access;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * The likelihood-ratio attack (Carlini et al. 2022, algorithm 1). For each row, with phi the
 * logit-scaled confidence of its true class:
 *
 * <ol>
 *   <li>fit a normal to phi over the shadows trained on the row, and one over those that were not;
 *   <li>online, the score is {@code ln N(phi; in) - ln N(phi; out)};
 *   <li>offline, where no shadow knows the row, it is how far phi lies above "out": {@code (phi -
 *       mu_out) / sigma_out}, which ranks as the one-sided test of equation 4 does.
 * </ol>
 *
 * <p>The centre is the median, as in the authors' code. With few shadows a variance of its own for
 * each row is noise, so below 64 a side one variance is pooled over all rows (their section VI-B).
 *
 * <p>With several queries a row, phi is the number that {@link Discriminant} makes of them.
 */
@Component(
    name = "lira",
    doc = "Weighs how likely the target's answer is with the row in training against without it.",
    paper = "Carlini et al. 2022, Membership Inference Attacks From First Principles",
    example = "attack lira with shadows=16")
public record Lira(
    @Param(doc = "shadow models to train", min = 2, max = 4096) int shadows,
    @Param(doc = "online: shadows that know the row, too; offline: only such as do not") Mode mode,
    @Param(doc = "one variance for each row, one for all, or by the number of shadows")
        Variance variance,
    @Param(
            doc = "queries for each row: itself, then images moved, bits flipped or noise added",
            min = 1,
            max = 162)
        int augment)
    implements ShadowAttack {

  /** Which shadows are compared. */
  public enum Mode {
    ONLINE,
    OFFLINE
  }

  /** How variances are estimated. */
  public enum Variance {
    AUTO,
    PER_EXAMPLE,
    GLOBAL
  }

  private static final int ENOUGH = 64;
  private static final double SMALL = 1e-30;

  public Lira {
    if (augment > 1 && mode == Mode.OFFLINE) {
      throw new ParameterFault(
          "`augment` needs `mode=online`: only shadows that know a row tell what its copies say",
          "augment",
          "mode");
    }
  }

  public Lira() {
    this(16, Mode.ONLINE, Variance.AUTO, 1);
  }

  @Override
  public Set<Access> needs() {
    return augment == 1
        ? ShadowAttack.super.needs()
        : Set.of(Access.PROBABILITIES, Access.SHADOWS, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return ShadowAttack.super.work(target, context).asking(augment);
  }

  @Override
  public Membership run(Target target, Context context) {
    List<ShadowScores> all =
        ShadowScores.of(target, shadows, augment, Answers::scaledConfidence, context);
    int[] kept = all.get(0).usable(mode == Mode.ONLINE);
    List<ShadowScores> asked = all.stream().map(query -> query.take(kept)).toList();
    double[] scores = scores(asked.get(0));
    if (augment > 1) {
      double[] together = scores(Discriminant.of(asked));
      for (int i = 0; i < scores.length; i++) {
        int row = i;
        boolean answered = asked.stream().allMatch(query -> query.answered(row));
        scores[i] = answered ? together[i] : scores[i];
      }
    }
    Membership found = Membership.of(target, kept, scores, List.of());
    long rows = target.answers().size();
    return target.queries().isPresent() ? found : found.asking(augment * rows);
  }

  private double[] scores(ShadowScores known) {
    boolean own =
        variance == Variance.PER_EXAMPLE
            || variance == Variance.AUTO && known.shadows() >= 2 * ENOUGH;
    double in = own ? Double.NaN : pooled(known, true);
    double out = own ? Double.NaN : pooled(known, false);
    double[] scores = new double[known.rows()];
    for (int i = 0; i < scores.length; i++) {
      double phi = known.target(i);
      scores[i] =
          mode == Mode.ONLINE
              ? online(phi, known.in(i), known.out(i), in, out)
              : offline(phi, known.out(i), out);
    }
    return scores;
  }

  /** The log-likelihood ratio; a deviation of NaN is taken from the samples. */
  public static double online(
      double phi, double[] in, double[] out, double sigmaIn, double sigmaOut) {
    return density(phi, median(in), sigma(in, sigmaIn))
        - density(phi, median(out), sigma(out, sigmaOut));
  }

  /** How many deviations phi lies above what shadows say that do not know the row. */
  public static double offline(double phi, double[] out, double sigmaOut) {
    return (phi - median(out)) / sigma(out, sigmaOut);
  }

  private static double sigma(double[] sample, double given) {
    return Double.isNaN(given) ? Math.sqrt(variance(sample)) + SMALL : given + SMALL;
  }

  /** Logarithm of the normal density, less the constant that cancels. */
  private static double density(double x, double mean, double sigma) {
    double z = (x - mean) / sigma;
    return -0.5 * z * z - Math.log(sigma);
  }

  private static double pooled(ShadowScores known, boolean side) {
    double sum = 0;
    int rows = 0;
    for (int i = 0; i < known.rows(); i++) {
      double[] sample = side ? known.in(i) : known.out(i);
      if (sample.length > 1) {
        sum += variance(sample) * sample.length / (sample.length - 1);
        rows++;
      }
    }
    return rows == 0 ? 1 : Math.sqrt(sum / rows);
  }

  private static double median(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The population variance. */
  private static double variance(double[] sample) {
    double mean = Arrays.stream(sample).average().orElse(0);
    return Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).average().orElse(0);
  }
}
