package org.tattle.privacy.account;

import java.util.List;
import org.tattle.privacy.account.loss.LossVariable;
import org.tattle.privacy.account.loss.PrivacyLoss;

/**
 * So many steps of one Gaussian mechanism on Poisson samples, as in DP-SGD (Abadi et al. 2016,
 * algorithm 1): each row takes part in a step with probability {@code rate}, what it adds has norm
 * at most C, and the sum gets Gaussian noise of standard deviation {@code noise}·C. Training whose
 * rate or noise changes is a list of these.
 *
 * @param rate the chance that a row is in a step, 0 to 1; 1 for a mechanism on all rows
 * @param noise the noise multiplier σ, above 0
 * @param count how many steps, empty ones included
 */
public record Steps(double rate, double noise, long count) {

  public Steps {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("`rate` is a share of 0 to 1, not %s".formatted(rate));
    }
    if (!(noise > 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("`noise` is above 0, not %s".formatted(noise));
    }
    if (count < 0) {
      throw new IllegalArgumentException("`steps` is 0 or more, not %s".formatted(count));
    }
  }

  public static Sampling sampling(List<Steps> steps) {
    return steps.stream().allMatch(s -> s.rate() == 1) ? Sampling.ALL : Sampling.POISSON;
  }

  /** What is left when steps that tell nothing are dropped. */
  public static List<Steps> telling(List<Steps> steps) {
    return steps.stream().filter(s -> s.rate() > 0 && s.count() > 0).toList();
  }

  /** The privacy loss of one of them. */
  public LossVariable loss() {
    return new PrivacyLoss(rate, noise);
  }
}
