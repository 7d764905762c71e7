package org.tattle.privacy.account;

import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/**
 * The best of a number of private runs that is drawn, and that nobody is told (Papernot and Steinke
 * 2022, Hyperparameter Tuning with Renyi Differential Privacy). The number K has the logarithmic
 * distribution, P[K = k] = (1 - g)^k / (k ln(1/g)) from k = 1 on: their truncated negative binomial
 * of eta = 0. If one run, the score that it is judged by included, has Renyi divergence r(a) at
 * order a, then the best of K has
 *
 * <pre>    r(a) + (1 - 1/b) r(b) + ln(1/g) / b + ln E[K] / (a - 1)</pre>
 *
 * at order a, whatever b &gt; 1 is (theorem 2). What a fixed number of runs tells grows with the
 * number; this hardly does, since where one run is good, another may have been drawn as well.
 *
 * @param mean E[K], above 1
 * @param gamma g
 */
public record BestOf(double mean, double gamma) {

  /** The best of so many runs on average. */
  public static BestOf of(double mean) {
    if (!(mean > 1)) {
      throw new IllegalArgumentException("a choice is among more than one run, not " + mean);
    }
    double low = Math.log(1e-300);
    double high = 0;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (mean(middle) > mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new BestOf(mean(low), Math.exp(low));
  }

  /** E[K] = (1/g - 1) / ln(1/g), by ln g. */
  private static double mean(double log) {
    return log == 0 ? 1 : Math.expm1(-log) / -log;
  }

  /**
   * How many runs there are.
   *
   * @param most no more than this
   */
  public int draw(UniformRandomProvider random, int most) {
    double left = random.nextDouble();
    double power = 1;
    for (int k = 1; k < most; k++) {
      power *= 1 - gamma;
      left -= power / (k * -Math.log(gamma));
      if (left < 0) {
        return k;
      }
    }
    return most;
  }

  /** A number of runs that there are more of with at most this chance. */
  public int most(double chance) {
    return (int) Math.min(1 << 20, Math.ceil(Math.log(chance) / Math.log1p(-gamma)));
  }

  /**
   * What the choice spends.
   *
   * @param run the steps of one run and its score
   * @param delta above 0 and below 1
   */
  public Spent spent(List<Steps> run, double delta) {
    double[] orders = RdpAccountant.orders();
    double[] renyi = RdpAccountant.renyi(run, orders);
    double chosen = Double.POSITIVE_INFINITY;
    for (int i = 0; i < orders.length; i++) {
      double more = (1 - 1 / orders[i]) * renyi[i] - Math.log(gamma) / orders[i];
      chosen = Math.min(chosen, more);
    }
    double epsilon = Double.POSITIVE_INFINITY;
    double best = Double.NaN;
    for (int i = 0; i < orders.length; i++) {
      double all = renyi[i] + chosen + Math.log(mean) / (orders[i] - 1);
      double candidate = RdpAccountant.epsilon(orders[i], all, delta);
      if (candidate < epsilon) {
        epsilon = Math.max(0, candidate);
        best = orders[i];
      }
    }
    return new Spent(
            epsilon,
            delta,
            Accounting.RDP,
            0,
            epsilon,
            best,
            Double.NaN,
            Steps.sampling(run),
            Neighbours.ADD_REMOVE,
            List.of(),
            List.of())
        .whole();
  }

  /**
   * The least noise with which the choice keeps to a budget.
   *
   * @param run all steps of a run, by a multiplier of their noise
   * @throws Fault D420 if there is none
   */
  public double noise(DoubleFunction<List<Steps>> run, Guarantee budget) {
    return NoiseCalibration.noise(
        Accounting.RDP,
        budget,
        noise -> {
          Control.heed();
          return spent(run.apply(noise), budget.delta()).epsilon();
        });
  }
}
