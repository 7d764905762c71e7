package org.tattle.defense.train;

import java.util.List;
import java.util.Optional;
import org.tattle.defense.Fit;
import org.tattle.nn.network.Optimizer;
import org.tattle.privacy.account.Steps;

/**
 * How DP-SGD goes where a script does not say: by numbers that are public, so that nothing is spent
 * on choosing them.
 *
 * <p><b>All rows, few steps.</b> Over T steps of rate η the noise moves a weight by η √(Σσ²) C / (q
 * n), and gradients at most by η T C. For full batches σ grows as √T, and so neither depends on T
 * where η T is given: what counts is their sum R = η T, and steps need only be many enough for each
 * to be short.
 *
 * <p><b>As far as the noise allows.</b> R is chosen so that noise moves a logit of a typical row by
 * {@code sway} (1 - 1/K) for K classes: linear in ε, as Panda et al. 2024 found (A New Linear
 * Scaling Rule for Private Adaptive Hyperparameter Optimization). Adam's steps are of one length
 * whatever the noise is, and walk √T of them.
 *
 * @param rate the chance of each row to be in a step
 * @param steps how many there are
 */
record Pace(double rate, long steps) {
  /** The share of the last update that is kept. */
  static final double MOMENTUM = 0.9;

  private static final int STEPS = 50;

  /** By how much noise may move a logit where there are many classes. */
  private static final double SHALLOW = 3.5;

  /** The same of a network with hidden layers. */
  private static final double DEEP = 2.2;

  /** By how much it may move a predicted number, in deviations of what is to be predicted. */
  private static final double NUMBER = 0.3;

  /** How far a step goes at most: how much it moves a logit of a typical row. */
  private static final double FAR = 100;

  /** As often as a script says, else by all rows in each of {@value #STEPS} steps. */
  static Pace of(Optional<Integer> batch, Optional<Integer> epochs, int rows) {
    int passes = epochs.orElse(STEPS);
    if (batch.isEmpty()) {
      long steps = Math.max(STEPS, passes);
      return new Pace(Math.min(1, passes / (double) steps), steps);
    }
    double rate = Math.min(1, batch.get() / (double) rows);
    return new Pace(rate, Math.max(1, Math.round(passes / rate)));
  }

  /**
   * The learning rate.
   *
   * @param clip the norm C of a row's gradient
   * @param plan the noise of all steps
   */
  double lr(Optimizer optimizer, double clip, List<Steps> plan, Fit fit) {
    double sway = sway(fit) / fit.length();
    if (optimizer.kind() != Optimizer.Kind.SGD) {
      return sway / Math.sqrt(steps);
    }
    double noise = Math.sqrt(plan.stream().mapToDouble(Pace::square).sum()) / (rate * fit.rows());
    return (1 - optimizer.momentum()) * Math.min(sway / noise, FAR / fit.length()) / clip;
  }

  private static double sway(Fit fit) {
    int outputs = fit.network().classes();
    boolean deep = !fit.network().hidden().isEmpty();
    return outputs == 1 ? NUMBER : (deep ? DEEP : SHALLOW) * (1 - 1.0 / outputs);
  }

  private static double square(Steps steps) {
    return steps.count() * steps.noise() * steps.noise();
  }
}
