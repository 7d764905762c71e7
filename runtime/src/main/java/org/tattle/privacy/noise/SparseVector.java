package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * The sparse vector technique (Dwork and Roth 2014, algorithm 2; Lyu, Su and Li 2017, algorithm 1):
 * says of any number of queries whether they are above a threshold, and pays for the {@code
 * positives} that are, however many are not. The threshold gets noise of scale 2cΔ/ε, anew after
 * each positive, and each query of 4cΔ/ε. The noisy values themselves are never shown: that is what
 * broke other versions.
 */
public final class SparseVector implements Mechanism {
  private final double epsilon;
  private final double threshold;
  private final Laplace onThreshold;
  private final Laplace onQuery;
  private final Randomness random;
  private double noisyThreshold;
  private int left;

  /**
   * @param epsilon the price of all answers together, above 0
   * @param sensitivity Δ, by how much one row moves any query at most
   * @param threshold what queries are compared with
   * @param positives c, how many may be above before it stops
   */
  public SparseVector(
      double epsilon, double sensitivity, double threshold, int positives, Randomness random) {
    Mechanism.checkEpsilon(epsilon);
    if (positives < 1) {
      throw new IllegalArgumentException("`positives` is 1 or more, not %s".formatted(positives));
    }
    this.epsilon = epsilon;
    this.threshold = threshold;
    this.random = random;
    onThreshold = new Laplace(epsilon / 2 / positives, sensitivity);
    onQuery = new Laplace(epsilon / 4 / positives, sensitivity);
    left = positives;
    noisyThreshold = onThreshold.release(threshold, random);
  }

  /** Whether more may be asked. */
  public boolean open() {
    return left > 0;
  }

  /** Whether the query's true value is above the threshold, give or take the noise. */
  public boolean above(double query) {
    if (!open()) {
      throw new IllegalStateException("all positives were spent");
    }
    boolean above = onQuery.release(query, random) >= noisyThreshold;
    if (above) {
      left--;
      if (open()) {
        noisyThreshold = onThreshold.release(threshold, random);
      }
    }
    return above;
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }
}
