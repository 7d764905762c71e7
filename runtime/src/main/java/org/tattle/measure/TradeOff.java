package org.tattle.measure;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.privacy.account.GaussianCurve;

/**
 * The audit in one training run by trade-off functions (Mahloujifar, Melis and Chaudhuri 2024,
 * algorithm 3): which f-differential privacy so many right guesses rule out.
 *
 * <p>Let m canaries be put in or left out by fair coins, r of them be called, and p_j be the chance
 * of j right calls. Write R_i = Σ_{j≥i} (j/m) p_j and W_i = Σ_{j≥i} ((r−j)/m) p_j for the shares of
 * right and wrong calls in such outcomes. If the training is f-private, then (theorem 3.3 there)
 *
 * <p>R_{i+1} ≤ 1 − f(W_i).
 *
 * <p>Suppose that v or more right calls had probability p. Then R_v ≥ pv/m and W_v ≥ p(r−v)/m, the
 * inequality bounds every W_i from below in turn, and p_i = m (W_i − W_{i+1}) / (r−i) bounds R_i.
 * If R_0 + W_0 comes to more than r/m, which it is, then v or more had a smaller probability than
 * p, and f is ruled out at that level.
 */
final class TradeOff {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private TradeOff() {}

  /** The largest ε such that (ε, δ)-privacy is ruled out, in nats. */
  static double epsilon(int canaries, int guesses, int correct, double delta, double p) {
    return Audit.largest(epsilon -> refuted(canaries, guesses, correct, p, least(epsilon, delta)));
  }

  /** The largest μ such that μ-Gaussian privacy is ruled out. */
  static double mu(int canaries, int guesses, int correct, double p) {
    return Audit.largest(
        mu ->
            refuted(
                canaries,
                guesses,
                correct,
                p,
                share ->
                    NORMAL.cumulativeProbability(NORMAL.inverseCumulativeProbability(share) - mu)));
  }

  /** The ε at δ of that Gaussian. */
  static double gaussian(int canaries, int guesses, int correct, double delta, double p) {
    double mu = mu(canaries, guesses, correct, p);
    return mu > 1e-6 ? GaussianCurve.epsilon(mu, delta) : 0;
  }

  /** The least share of wrong calls that allows so many right ones, under (ε, δ). */
  static DoubleUnaryOperator least(double epsilon, double delta) {
    double less = Math.exp(-epsilon);
    return share -> Math.max(0, Math.max((share - delta) * less, 1 - delta - (1 - share) / less));
  }

  /**
   * Whether so many right calls had a probability below p.
   *
   * @param least the share of wrong calls that a share of right ones takes at least: the inverse of
   *     1 − f
   */
  static boolean refuted(
      int canaries, int guesses, int correct, double p, DoubleUnaryOperator least) {
    double m = canaries;
    double right = p * correct / m;
    double wrong = p * (guesses - correct) / m;
    for (int i = correct - 1; i >= 0; i--) {
      double more = Math.max(wrong, least.applyAsDouble(right));
      right += (double) i / (guesses - i) * (more - wrong);
      wrong = more;
      if (right + wrong > guesses / m) {
        return true;
      }
    }
    return false;
  }
}
