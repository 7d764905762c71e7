package org.tattle.privacy.account.loss;

import org.tattle.run.Control;

/**
 * The Rényi divergence of the Poisson-subsampled Gaussian (Mironov, Talwar and Zhang 2019, section
 * 3): ln A / (α − 1), where A = E[f(z)^α], z ~ N(0, σ²), and f(z) = 1 − q + q·e^((2z − 1)/2σ²) is
 * the likelihood ratio of a data set with the row to the one without. For add/remove neighbours
 * this direction is the larger one (their theorem 5).
 *
 * <p>At small rates A is 1 and a little, and the little is all that matters. Since E[f] = 1, A − 1
 * = E[f^α − 1 − α(f − 1)], an integrand that is nowhere negative, so the little is summed and not
 * subtracted. For a whole order the expectation is the finite sum of C(α, i)(1 − q)^(α−i) q^i
 * (e^((i² − i)/2σ²) − 1) over i. For any other it is taken by the trapezoidal rule, which converges
 * geometrically here: with z = σu the integrand is analytic in the strip |Im u| &lt; πσ and falls
 * like a Gaussian, so a step of at most σ/4 leaves an error of about e^−79. The paper's own series
 * for such orders (section 3.3) alternates with the sign of C(α, i); an accountant that lost that
 * sign reports too much.
 */
public final class SubsampledGaussian {
  /** Beyond this many standard deviations from its peak the integrand is under 1e-36 of it. */
  private static final double REACH = 13;

  /** Below it, powers of f = 1 + g are taken by their series. */
  private static final double SMALL = 1e-4;

  /** So many deviations from its peak a normal is under 1e-21 of it. */
  private static final double APART = 10;

  /** Points between two looks at whether to stop. */
  private static final int GLANCE = 1 << 12;

  private final double rate;
  private final double noise;
  private final double step;

  /** At every point of the rule: f − 1 and ln f. */
  private double[] g = {};

  private double[] logF = {};

  /**
   * One step.
   *
   * @param rate q, 0 to 1
   * @param noise σ, above 0
   */
  public SubsampledGaussian(double rate, double noise) {
    this.rate = rate;
    this.noise = noise;
    step = Math.min(0.125, noise / 4);
  }

  /** The Rényi divergence in nats at an order above 1. */
  public double renyi(double order) {
    if (rate == 0) {
      return 0;
    }
    if (rate == 1) {
      return order / (2 * noise * noise);
    }
    LogSum excess =
        order == Math.rint(order)
            ? sum((int) order)
            : apart(rate, noise) ? peaks(order) : integral(order);
    return excess.log1p() / (order - 1);
  }

  /**
   * Whether N(0, σ²) and N(1, σ²) both lie far from where f turns from the one to the other: there
   * (1 − q) and q·e^x are equal. Then sums over both are exact without an integral, whose points
   * would grow like 1/σ².
   */
  public static boolean apart(double rate, double noise) {
    return 1 / (2 * noise) - noise * Math.abs(Math.log(1 / rate - 1)) > APART;
  }

  /** A − 1, of the part near z = 0, where f = 1 − q, and that near z = α, where f = q·e^x. */
  private LogSum peaks(double order) {
    LogSum sum = new LogSum();
    sum.add(order * Math.log(rate) + order * (order - 1) / (2 * noise * noise), 1);
    sum.add(0, Math.expm1(order * Math.log1p(-rate)));
    return sum;
  }

  private LogSum sum(int order) {
    LogSum sum = new LogSum();
    double choose = 0;
    for (int i = 1; i <= order; i++) {
      choose += Math.log((order - i + 1.0) / i);
      double gain = i * (i - 1.0) / (2 * noise * noise);
      double log = choose + i * Math.log(rate) + (order - i) * Math.log1p(-rate) + gain;
      sum.add(log, -Math.expm1(-gain));
    }
    return sum;
  }

  private LogSum integral(double order) {
    int points = (int) Math.ceil((order / noise + 2 * REACH) / step) + 1;
    if (points > g.length) {
      tabulate(points);
    }
    LogSum sum = new LogSum();
    double scale = Math.log(step / Math.sqrt(2 * Math.PI));
    for (int k = 0; k < points; k++) {
      if (k % GLANCE == 0) {
        Control.heed();
      }
      double weight = scale - at(k) * at(k) / 2;
      double power = order * logF[k];
      if (Math.abs(g[k]) < SMALL) {
        double series = 1 + (order - 2) / 3 * g[k] * (1 + (order - 3) / 4 * g[k]);
        sum.add(weight, order * (order - 1) / 2 * g[k] * g[k] * series);
      } else if (power < 1) {
        sum.add(weight, Math.expm1(power) - order * g[k]);
      } else {
        double one = Math.exp(-power);
        sum.add(weight + power, 1 - one - order * (Math.exp(logF[k] - power) - one));
      }
    }
    return sum;
  }

  private double at(int k) {
    return k * step - REACH;
  }

  private void tabulate(int points) {
    g = new double[points];
    logF = new double[points];
    for (int k = 0; k < points; k++) {
      double x = at(k) / noise - 1 / (2 * noise * noise);
      g[k] = rate * Math.expm1(x);
      logF[k] = x > 30 ? x + Math.log(rate + (1 - rate) * Math.exp(-x)) : Math.log1p(g[k]);
    }
  }
}
