package org.tattle.privacy.account;

import java.util.List;

/**
 * The central limit of Gaussian differential privacy (Bu, Dong, Long and Su 2020, corollary 5.4):
 * many small steps look like one Gaussian with μ² = Σ q²T(e^(1/σ²) − 1).
 *
 * <p>It is an approximation, and it can report too little: at q = 0.02, σ = 0.5, T = 50 it says
 * 4.56 where 7.97 is spent. It is here so that numbers from elsewhere can be explained, and is
 * never a guarantee.
 */
public final class GaussianLimit {
  private GaussianLimit() {}

  public static double mu(List<Steps> steps) {
    double square = 0;
    for (Steps s : steps) {
      square += s.rate() * s.rate() * s.count() * Math.expm1(1 / (s.noise() * s.noise()));
    }
    return Math.sqrt(square);
  }

  static Spent spent(List<Steps> steps, double delta) {
    Guarantee.checkDelta(delta);
    double mu = mu(steps);
    return new Spent(
        mu == 0 ? 0 : GaussianCurve.epsilon(mu, delta),
        delta,
        Accounting.GDP,
        0,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Steps.sampling(steps),
        Neighbours.ADD_REMOVE,
        steps,
        List.of());
  }
}
