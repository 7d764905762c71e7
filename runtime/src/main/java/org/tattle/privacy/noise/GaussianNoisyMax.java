package org.tattle.privacy.noise;

import java.util.OptionalInt;
import org.tattle.privacy.account.Zcdp;
import org.tattle.run.Randomness;

/**
 * The aggregation of PATE (Papernot et al. 2018, section 4): teachers vote for a class, and the
 * class whose count with Gaussian noise is largest is the label. A row is in one teacher's data, so
 * it moves one vote: one count down and another up, √2 in the L2 norm. The Rényi divergence at
 * order α is α/σ² (their proposition 8).
 *
 * @param sigma σ, the standard deviation of the noise, in votes
 */
public record GaussianNoisyMax(double sigma) {

  public GaussianNoisyMax {
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("`sigma` is above 0, not %s".formatted(sigma));
    }
  }

  /** The winning class of one vote. */
  public int label(long[] votes, Randomness random) {
    if (votes.length == 0) {
      throw new IllegalArgumentException("there is nothing to choose from");
    }
    double[] counts = new double[votes.length];
    for (int i = 0; i < votes.length; i++) {
      counts[i] = votes[i];
    }
    double[] noisy = Gaussian.perturb(counts, sigma, Math.sqrt(2), random);
    int winner = 0;
    for (int i = 1; i < noisy.length; i++) {
      winner = noisy[i] > noisy[winner] ? i : winner;
    }
    return winner;
  }

  /**
   * Confident-GNMax (their algorithm 1): a label only where the largest count, with noise of its
   * own, reaches a threshold; queries that teachers disagree on then cost little.
   *
   * @param threshold in votes
   * @param checkSigma the standard deviation of the check's noise, in votes
   */
  public OptionalInt confidentLabel(
      long[] votes, double threshold, double checkSigma, Randomness random) {
    long most = Long.MIN_VALUE;
    for (long count : votes) {
      most = Math.max(most, count);
    }
    return Gaussian.perturb(new double[] {most}, checkSigma, 1, random)[0] >= threshold
        ? OptionalInt.of(label(votes, random))
        : OptionalInt.empty();
  }

  /** What {@code labels} answers spend in zero-concentrated privacy: 1/σ² each. */
  public double rho(long labels) {
    return labels * Zcdp.rho(sigma / Math.sqrt(2));
  }

  /** What {@code checks} comparisons of {@link #confidentLabel} spend: 1/2σ² each. */
  public static double checkRho(double checkSigma, long checks) {
    return checks * Zcdp.rho(checkSigma);
  }
}
