package org.tattle.privacy;

/**
 * The Rényi divergence of the Poisson-subsampled Gaussian (Mironov, Talwar and Zhang 2019, section
 * 3): ln A / (α − 1), where A = E[f(z)^α], z ~ N(0, σ²), and f(z) = 1 − q + q·e^((2z − 1)/2σ²) is
 * the likelihood ratio of a data set with the row to the one without. For add/remove neighbours
 * this direction is the larger one (their theorem 5).
 *
 * <p>At small rates A is 1 and a little, and the little is all that matters. Since E[f] = 1, A − 1
 * = E[f^α − 1 − α(f − 1)], an integrand that is nowhere negative, so the little is summed and not
 * subtracted. For a whole order the expectation is the finite sum of C(α, i)(1 − q)^(α−i) q^i
 * (e^((i² − i)/2σ²) − 1) over i ≥ 2. For any other it is taken by the trapezoidal rule, which
 * converges geometrically here: with z = σu the integrand is analytic in the strip |Im u| &lt; πσ
 * and falls like a Gaussian, so a step of at most σ/4 leaves an error of about e^−79. The paper's
 * own series for such orders (section 3.3) alternates with the sign of C(α, i); an accountant that
 * lost that sign reports too much.
 */
final class SubsampledGaussian {
  /** Beyond this many standard deviations from its peak the integrand is under 1e-36 of it. */
  private static final double REACH = 13;

  private SubsampledGaussian() {}

  /**
   * The Rényi divergence in nats.
   *
   * @param rate q, 0 to 1
   * @param noise σ, above 0
   * @param order α, above 1
   */
  static double renyi(double rate, double noise, double order) {
    if (rate == 0) {
      return 0;
    }
    if (rate == 1) {
      return order / (2 * noise * noise);
    }
    LogSum excess =
        order == Math.rint(order) ? sum(rate, noise, (int) order) : integral(rate, noise, order);
    return excess.log1p() / (order - 1);
  }

  private static LogSum sum(double rate, double noise, int order) {
    LogSum sum = new LogSum();
    double choose = 0;
    for (int i = 1; i <= order; i++) {
      choose += Math.log((order - i + 1.0) / i);
      if (i > 1) {
        double gain = i * (i - 1.0) / (2 * noise * noise);
        sum.add(
            choose
                + i * Math.log(rate)
                + (order - i) * Math.log1p(-rate)
                + gain
                + Math.log(-Math.expm1(-gain)));
      }
    }
    return sum;
  }

  private static LogSum integral(double rate, double noise, double order) {
    LogSum sum = new LogSum();
    double step = Math.min(0.125, noise / 4);
    long last = (long) Math.ceil((order / noise + 2 * REACH) / step);
    double weight = Math.log(step) - Math.log(2 * Math.PI) / 2;
    for (long k = 0; k <= last; k++) {
      double u = k * step - REACH;
      double ratio = u / noise - 1 / (2 * noise * noise);
      sum.add(logExcess(rate, ratio, order) - u * u / 2 + weight);
    }
    return sum;
  }

  /** ln(f^α − 1 − α(f − 1)) at f = 1 + q(e^x − 1), without loss where f is near 1 or huge. */
  private static double logExcess(double rate, double x, double order) {
    double g = rate * Math.expm1(x);
    if (Math.abs(g) < 1e-4) {
      double series = 1 + (order - 2) / 3 * g * (1 + (order - 3) / 4 * g);
      return Math.log(order * (order - 1) / 2 * series) + 2 * Math.log(Math.abs(g));
    }
    double logRatio =
        x > 30 ? x + Math.log(rate) + Math.log1p((1 - rate) / rate * Math.exp(-x)) : Math.log1p(g);
    double log = order * logRatio;
    if (log < 1) {
      return Math.log(Math.expm1(log) - order * g);
    }
    return log + Math.log1p(-Math.exp(-log) - order * Math.exp(logG(rate, x) - log));
  }

  private static double logG(double rate, double x) {
    return Math.log(rate) + x + Math.log(-Math.expm1(-x));
  }
}
