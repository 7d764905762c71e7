package org.tattle.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.target.Answers;
import org.tattle.target.Target;

/**
 * The robust membership inference attack (Zarifzadeh et al. 2024, algorithms 1 and 2). A row's
 * probability under the target, over its probability under models at large, is compared with the
 * same ratio of all other rows z:
 *
 * <pre>
 *   ratio(x) = p_target(x) / p(x),  p(x) = ((1 + a) p_out(x) + (1 - a)) / 2  offline,
 *                                   p(x) = (p_in(x) + p_out(x)) / 2          online
 *   score(x) = share of z with ratio(x) / ratio(z) &gt;= gamma
 * </pre>
 *
 * <p>p is the probability of the true class; p_in and p_out are means over shadow models.
 */
@Component(
    name = "rmia",
    doc =
        "Compares a row's likelihood ratio with those of the other rows; needs few shadow models.",
    paper = "Zarifzadeh et al. 2024, Low-Cost High-Power Membership Inference Attacks",
    example = "attack rmia with shadows=2")
public record Rmia(
    @Param(doc = "shadow models to train; two leave one out for each row", min = 2, max = 4096)
        int shadows,
    @Param(doc = "online: shadows that know the row, too; offline: only such as do not")
        Lira.Mode mode,
    @Param(doc = "ratio that counts as domination", min = 0, above = true, max = 100) double gamma,
    @Param(doc = "how p_in is guessed from p_out, offline", min = 0, max = 1, share = true)
        double offlineA)
    implements Attack {

  public Rmia() {
    this(2, Lira.Mode.OFFLINE, 2, 0.3);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.PROBABILITIES, Access.SHADOWS);
  }

  @Override
  public Membership run(Target target, Context context) {
    InOut known = InOut.of(target, shadows, Rmia::likelihood, context);
    known.need(mode == Lira.Mode.ONLINE);
    double[] ratios = new double[known.rows()];
    for (int i = 0; i < ratios.length; i++) {
      double out = mean(known.out(i));
      double p = mode == Lira.Mode.ONLINE ? (mean(known.in(i)) + out) / 2 : offline(out, offlineA);
      ratios[i] = ratio(known.target(i), p);
    }
    return Membership.of(target, scores(ratios, ratios, gamma), List.of());
  }

  /** The probability of a row at large, from its mean under models that do not know it. */
  static double offline(double out, double a) {
    return ((1 + a) * out + (1 - a)) / 2;
  }

  static double ratio(double target, double atLarge) {
    return target / Math.max(atLarge, 1e-30);
  }

  /** For each x, the share of z that it dominates: by sorting z, in O(n log n). */
  static double[] scores(double[] x, double[] z, double gamma) {
    double[] sorted = z.clone();
    Arrays.sort(sorted);
    double[] scores = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scores[i] = atMost(sorted, x[i] / gamma) / (double) z.length;
    }
    return scores;
  }

  /** How many of the sorted values are at most the limit. */
  private static int atMost(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double likelihood(Answers answers, int i) {
    return answers.probabilities(i)[answers.label(i)];
  }

  private static double mean(double[] sample) {
    return Arrays.stream(sample).average().orElse(0);
  }
}
