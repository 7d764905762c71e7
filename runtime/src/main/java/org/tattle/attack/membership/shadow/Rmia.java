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
 * <p>p is the probability of the true class; p_in and p_out are means over shadow models. Ratios
 * are compared by their logarithms, and what is left to one is kept beside each p: of answers near
 * one it holds all the digits.
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
    implements ShadowAttack {

  public Rmia() {
    this(2, Lira.Mode.OFFLINE, 2, 0.3);
  }

  @Override
  public Membership run(Target target, Context context) {
    ShadowScores known = ShadowScores.of(target, shadows, Answers::scaledConfidence, context);
    int[] kept = known.usable(mode == Lira.Mode.ONLINE);
    double[] ratios = new double[kept.length];
    for (int k = 0; k < ratios.length; k++) {
      double[] out = known.out(kept[k]);
      double p = Odds.share(out, 1);
      double rest = Odds.share(out, -1);
      double logarithm =
          mode == Lira.Mode.ONLINE
              ? ln(
                  (Odds.share(known.in(kept[k]), 1) + p) / 2,
                  (Odds.share(known.in(kept[k]), -1) + rest) / 2)
              : offline(p, rest, offlineA);
      ratios[k] = Odds.ln(known.target(kept[k])) - logarithm;
    }
    return Membership.of(target, kept, scores(ratios, ratios, Math.log(gamma)), List.of());
  }

  /**
   * The logarithm of the probability of a row at large, from its mean under models that do not know
   * the row.
   *
   * @param out that mean
   * @param rest one less it
   */
  public static double offline(double out, double rest, double a) {
    return ln(((1 + a) * out + (1 - a)) / 2, (1 + a) * rest / 2);
  }

  private static double ln(double p, double rest) {
    return rest < 0.5 ? Math.log1p(-rest) : Math.log(Math.max(p, Double.MIN_NORMAL));
  }

  /** For each x, the share of z that lie so far below it: by sorting z, in O(n log n). */
  public static double[] scores(double[] x, double[] z, double ahead) {
    double[] sorted = z.clone();
    Arrays.sort(sorted);
    double[] scores = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scores[i] = atMost(sorted, x[i] - ahead) / (double) z.length;
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
}
