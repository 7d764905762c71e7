package org.tattle.privacy.noise;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * The Gaussian mechanism: noise of standard deviation σ on numbers that one row moves by at most Δ
 * in the L2 norm.
 *
 * <p>The noise is discrete, on a grid of 2^−25 of σ or finer, and σ is raised by what rounding to
 * the grid adds to Δ. On such a grid the discrete curve of (ε, δ) is the continuous one's to 1e-7
 * of δ.
 *
 * @param sigma σ, in the value's unit
 * @param sensitivity Δ, in the value's unit
 * @param guarantee what one release spends
 */
public record Gaussian(double sigma, double sensitivity, Guarantee guarantee) implements Additive {
  private static final int BITS = 25;

  public Gaussian {
    Mechanism.checkSensitivity(sensitivity);
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("`sigma` is above 0, not %s".formatted(sigma));
    }
    double least = GaussianCurve.delta(sensitivity / sigma, guarantee.epsilon());
    if (least > guarantee.delta() * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "noise of %s on a sensitivity of %s does not give %s"
              .formatted(sigma, sensitivity, guarantee));
    }
  }

  /**
   * The least noise that gives (ε, δ), at any ε (Balle and Wang 2018, algorithm 1). This is the one
   * to use.
   */
  public static Gaussian analytic(double epsilon, double delta, double sensitivity) {
    return new Gaussian(
        sensitivity / GaussianCurve.mu(epsilon, delta), sensitivity, new Guarantee(epsilon, delta));
  }

  /**
   * The textbook's σ = Δ√(2 ln(1.25/δ))/ε (Dwork and Roth 2014, theorem A.1), which is proved for ε
   * up to 1 only and refused beyond: at ε = 8 it can be too little noise.
   */
  public static Gaussian classic(double epsilon, double delta, double sensitivity) {
    Mechanism.checkEpsilon(epsilon);
    Guarantee.checkDelta(delta);
    if (epsilon > 1) {
      throw new IllegalArgumentException(
          "the classic Gaussian mechanism holds for `eps` up to 1, not %s; take the analytic one"
              .formatted(epsilon));
    }
    return new Gaussian(
        sensitivity * Math.sqrt(2 * Math.log(1.25 / delta)) / epsilon,
        sensitivity,
        new Guarantee(epsilon, delta));
  }

  @Override
  public double release(double value, Randomness random) {
    return release(new double[] {value}, random)[0];
  }

  /** The values with fresh noise on each; Δ bounds the norm of all of them together. */
  public double[] release(double[] values, Randomness random) {
    return perturb(values, sigma, sensitivity, random);
  }

  /**
   * The values with fresh noise of deviation σ on each, on the grid.
   *
   * @param sensitivity what the norm of all of them together moves by, from which it follows by how
   *     much rounding to the grid raises σ
   */
  public static double[] perturb(
      double[] values, double sigma, double sensitivity, Randomness random) {
    NoiseGrid grid = NoiseGrid.under(sigma, BITS);
    double drawn = drawn(values.length, sigma, sensitivity);
    DiscreteGaussian noise = new DiscreteGaussian((long) Math.ceil(drawn / grid.mesh()));
    double[] released = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      released[i] = grid.value(grid.index(values[i]) + noise.sample(random));
    }
    return released;
  }

  /** σ as it is drawn for so many values: raised by what rounding them to the grid adds to Δ. */
  private static double drawn(int values, double sigma, double sensitivity) {
    return sigma * (1 + NoiseGrid.under(sigma, BITS).mesh() * Math.sqrt(values) / sensitivity);
  }

  /** The deviation of the noise that one number really gets. */
  public double drawn() {
    return drawn(1, sigma, sensitivity);
  }

  /** Whether noise of so many times what a row moves can be drawn. */
  public static boolean reaches(double noise) {
    return noise <= 1L << BITS;
  }

  @Override
  public double margin(double level) {
    return drawn() * NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
  }
}
