package org.tattle.privacy.account;

import java.util.List;

/**
 * Zero-concentrated differential privacy (Bun and Steinke 2016): ρ bounds the Rényi divergence by
 * ρα at every order. A Gaussian costs ρ = 1/2σ² (their proposition 1.6) and ρ adds over steps.
 *
 * <p>ρ does not shrink under sampling, so for DP-SGD this counts every step as if all rows were in
 * it: a true bound, far too large at small rates.
 */
public final class Zcdp {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Zcdp() {}

  /** What a Gaussian costs whose noise is {@code noise} times its sensitivity. */
  public static double rho(double noise) {
    return 1 / (2 * noise * noise);
  }

  /** What pure ε-privacy costs: ε²/2 (Bun and Steinke 2016, proposition 1.4). */
  public static double rhoOfPure(double epsilon) {
    return epsilon * epsilon / 2;
  }

  /**
   * The ε at δ: the least over all orders of ρα + ln(1 − 1/α) − ln(δα)/(α − 1) (Canonne, Kamath and
   * Steinke 2020, corollary 13). Any order gives a bound, so a search that stops early errs upward.
   */
  public static double epsilon(double rho, double delta) {
    return rho == 0 ? 0 : Math.max(0, bound(rho, delta, Math.log(order(rho, delta) - 1)));
  }

  /** The most ρ that still gives a guarantee, by halving: what may be spent in parts. */
  public static double within(Guarantee guarantee) {
    double low = 0;
    double high = guarantee.epsilon() + 1;
    for (double middle = high / 2; low < middle && middle < high; middle = (low + high) / 2) {
      if (epsilon(middle, guarantee.delta()) <= guarantee.epsilon()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The simpler ρ + 2√(ρ ln(1/δ)) (Bun and Steinke 2016, proposition 1.3), which is never less. */
  public static double simpleEpsilon(double rho, double delta) {
    Guarantee.checkDelta(delta);
    return rho + 2 * Math.sqrt(rho * Math.log(1 / delta));
  }

  /** The order that gives the least ε, by golden section in ln(α − 1). */
  public static double order(double rho, double delta) {
    Guarantee.checkDelta(delta);
    if (!(rho > 0)) {
      throw new IllegalArgumentException("`rho` is above 0, not %s".formatted(rho));
    }
    double low = -12;
    double high = 40;
    while (high - low > 1e-9) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (bound(rho, delta, left) < bound(rho, delta, right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return 1 + Math.exp(low);
  }

  static Spent spent(List<Steps> steps, double delta) {
    Guarantee.checkDelta(delta);
    double rho = Steps.telling(steps).stream().mapToDouble(s -> s.count() * rho(s.noise())).sum();
    boolean sampled = steps.stream().anyMatch(s -> s.rate() < 1);
    return new Spent(
        epsilon(rho, delta),
        delta,
        Accounting.ZCDP,
        0,
        Double.NaN,
        rho == 0 ? Double.NaN : order(rho, delta),
        Double.NaN,
        Steps.sampling(steps),
        Neighbours.ADD_REMOVE,
        steps,
        sampled
            ? List.of("zCDP gains nothing from sampling: steps count as if all rows were in them")
            : List.of());
  }

  private static double bound(double rho, double delta, double logExcess) {
    double order = 1 + Math.exp(logExcess);
    return RdpAccountant.epsilon(order, rho * order, delta);
  }
}
