package org.tattle.privacy.account.loss;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * The privacy loss Y = ln(dP/dQ)(x), x ~ P, of one Poisson-subsampled Gaussian step, where Q = N(0,
 * σ²) is a step without the row and P = (1 − q)·N(0, σ²) + q·N(1, σ²) one with it (Gopi, Lee and
 * Wutschitz 2021, proposition B.2).
 *
 * <p>Y is at most t where x is at most 1/2 + σ²z, z = ln((e^t − 1 + q)/q), so its distribution is
 * two normal tails. They are kept as survival, since the upper tail is what δ is made of.
 *
 * <p>This is the loss of taking the row away. That of adding it, ln(dQ/dP)(x) with x ~ Q, is never
 * above −ln(1 − q) a step and spends less at every setting tried.
 */
public record PrivacyLoss(double rate, double noise) implements LossVariable {
  private static final double REACH = 13;

  @Override
  public double survival(double t) {
    if (t <= Math.log1p(-rate)) {
      return 1;
    }
    double scaled = noise * noise * crossing(t);
    double unit = Math.sqrt(2) * noise;
    return rate / 2 * Erfc.value((scaled - 0.5) / unit)
        + (1 - rate) / 2 * Erfc.value((scaled + 0.5) / unit);
  }

  private double crossing(double t) {
    return t > 40 ? t - Math.log(rate) : Math.log1p(Math.expm1(t) / rate);
  }

  /**
   * E[Y], which is E[f ln f − (f − 1)] under Q with f = dP/dQ: nowhere negative, and analytic in a
   * strip of half-width πσ, so that the trapezoidal rule with a step that goes with σ is exact to
   * rounding. Where σ or q are small a grid of fixed step loses the narrow part that matters. Where
   * σ is so small that both normals lie {@link SubsampledGaussian#apart apart}, the ratio is 1 − q
   * all over the one and q·e^((2x − 1)/2σ²) all over the other.
   */
  @Override
  public double mean() {
    if (rate == 1) {
      return 1 / (2 * noise * noise);
    }
    if (SubsampledGaussian.apart(rate, noise)) {
      return (1 - rate) * Math.log1p(-rate) + rate * (Math.log(rate) + 1 / (2 * noise * noise));
    }
    double step = Math.min(0.125, noise / 4);
    long last = (long) Math.ceil((1 / noise + 2 * REACH) / step);
    double sum = 0;
    for (long k = 0; k <= last; k++) {
      double u = k * step - REACH;
      double without = Math.exp(-u * u / 2);
      double ratio = u / noise - 1 / (2 * noise * noise);
      double g = rate * Math.expm1(ratio);
      if (Math.abs(g) < 1e-4) {
        sum += without * g * g * (1.0 / 2 - g / 6 + g * g / 12);
      } else if (ratio < 30) {
        sum += without * ((1 + g) * Math.log1p(g) - g);
      } else {
        double shifted = u - 1 / noise;
        double with = rate * Math.exp(-shifted * shifted / 2) + (1 - rate) * without;
        double log = ratio + Math.log(rate + (1 - rate) * Math.exp(-ratio));
        sum += with * (log - 1) + without;
      }
    }
    return sum * step / Math.sqrt(2 * Math.PI);
  }

  @Override
  public double least() {
    return Math.log1p(-rate);
  }

  @Override
  public double renyi(double order) {
    return new SubsampledGaussian(rate, noise).renyi(order);
  }
}
