package org.tattle.measure;

/**
 * What (ε, δ)-differential privacy allows any attack at all, whatever it knows: for every test of
 * membership, TPR ≤ e^ε·FPR + δ and 1 − FPR ≤ e^ε·(1 − TPR) + δ (Kairouz, Oh and Viswanath 2015,
 * theorem 2.1). Drawn above a ROC, it shows how far an attack is from what the guarantee excludes.
 *
 * @param epsilon at least 0, in nats; +∞ for no guarantee
 * @param delta 0 to 1
 */
public record Ceiling(double epsilon, double delta) {

  public Ceiling {
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("`epsilon` is 0 or more, not %s".formatted(epsilon));
    }
    if (!(delta >= 0 && delta <= 1)) {
      throw new IllegalArgumentException("`delta` is a share of 0 to 1, not %s".formatted(delta));
    }
  }

  /** The largest true-positive rate possible at a false-positive rate of {@code fpr}. */
  public double tpr(double fpr) {
    if (!(fpr >= 0 && fpr <= 1)) {
      throw new IllegalArgumentException("`fpr` is a share of 0 to 1, not %s".formatted(fpr));
    }
    double rise = fpr == 0 ? delta : Math.exp(epsilon) * fpr + delta;
    double fall = 1 - Math.exp(-epsilon) * Math.max(0, 1 - delta - fpr);
    return Math.max(0, Math.min(1, Math.min(rise, fall)));
  }

  /** The largest TPR − FPR possible: (e^ε − 1 + 2δ) / (e^ε + 1). */
  public double advantage() {
    return Math.min(1, Math.tanh(epsilon / 2) + 2 * delta / (Math.exp(epsilon) + 1));
  }

  /**
   * The largest chance, after any attack, that a row was a member, when it was {@code prior}
   * before. Exact for δ = 0; with δ it holds but for the share δ of runs.
   */
  public double posterior(double prior) {
    if (!(prior >= 0 && prior <= 1)) {
      throw new IllegalArgumentException("`prior` is a share of 0 to 1, not %s".formatted(prior));
    }
    return prior == 0 ? 0 : prior / (prior + (1 - prior) * Math.exp(-epsilon));
  }
}
