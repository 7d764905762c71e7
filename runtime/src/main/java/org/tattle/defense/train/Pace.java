package org.tattle.defense.train;

import java.util.List;
import java.util.Optional;
import org.tattle.defense.Fit;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Slot;
import org.tattle.privacy.account.Steps;

/**
 * How DP-SGD goes where a script does not say: by numbers that are public, so that nothing is spent
 * on choosing them.
 *
 * <p><b>Large batches.</b> Over T steps of rate η the noise moves a weight by η √(Σσ²) C / (q n),
 * and gradients at most by η T C. Where batches are large, σ grows as q √T, and so neither depends
 * on T or q where R = η T is given: steps need only be many enough for each to be short, and
 * batches no larger than the passes that plain training takes allow.
 *
 * <p><b>As far as the noise allows.</b> R is linear in ε then, as Panda et al. 2024 found (A New
 * Linear Scaling Rule for Private Adaptive Hyperparameter Optimization): it is chosen so that the
 * noise of a weight, of deviation s, moves a logit by a constant times 1 - 1/K for K classes. Of a
 * row of length L that is s L without hidden layers. With some, what noise makes of the hidden
 * units meets the noise behind them: s L s √(h/2) for the h of the last, of which half are silent.
 * A filter sees a patch of the row, of length L k/d for k of d pixels, but its noise is everywhere
 * in the picture and goes through one layer more, which counts {@value #PATCHES} times. Adam's
 * steps are of one length whatever the noise is, and walk √T of them.
 *
 * <p><b>No step too far.</b> Where rows or ε are many, the noise allows a R that so few steps could
 * only go by strides that overshoot. Then there are more of them, of fewer rows each.
 *
 * <p>What this reaches on five data sets, beside other rates, stands in {@code runtime/PACE.md}.
 *
 * @param rate the chance of each row to be in a step
 * @param steps how many there are
 */
record Pace(double rate, long steps) {
  /** The share of the last update that is kept. */
  static final double MOMENTUM = 0.9;

  private static final int PASSES = 50;
  private static final int STEPS = 200;

  /** By how much noise may move a logit where there are many classes. */
  private static final double LOGIT = 3.5;

  /** By how much it may move a predicted number, in deviations of what is to be predicted. */
  private static final double NUMBER = 0.3;

  /** As many times the usual steps at most, if each would go too far. */
  private static final double MORE = 5;

  /** How far a step goes at most: how much it moves a logit of a typical row. */
  private static final double FAR = 100;

  /** By how much noise counts for more in a filter than in a unit that sees as much. */
  private static final double PATCHES = 8;

  /** As often as a script says, else {@value #PASSES} times in {@value #STEPS} steps. */
  static Pace of(Optional<Integer> batch, Optional<Integer> epochs, int rows) {
    int passes = epochs.orElse(PASSES);
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
    if (optimizer.kind() != Optimizer.Kind.SGD) {
      return sway(fit) / Math.sqrt(steps);
    }
    return (1 - optimizer.momentum()) * Math.min(allowed(plan, fit), far(fit)) / clip;
  }

  /** The same passes in so many steps that none need go too far for what the noise allows. */
  Pace unhurried(Optimizer optimizer, List<Steps> plan, Fit fit) {
    if (optimizer.kind() != Optimizer.Kind.SGD) {
      return this;
    }
    double times = Math.min(MORE, allowed(plan, fit) / far(fit));
    return times <= 1 ? this : new Pace(rate / times, Math.round(steps * times));
  }

  /** How far the noise allows a step to go, in clipping norms. */
  private double allowed(List<Steps> plan, Fit fit) {
    double noise = Math.sqrt(plan.stream().mapToDouble(Pace::square).sum()) / (rate * fit.rows());
    return sway(fit) / noise;
  }

  private static double far(Fit fit) {
    return FAR / fit.length();
  }

  /** The deviation s that noise may have in a weight. */
  private static double sway(Fit fit) {
    int outputs = fit.network().classes();
    double most = outputs == 1 ? NUMBER : LOGIT * (1 - 1.0 / outputs);
    if (fit.network().hidden().isEmpty()) {
      return most / fit.length();
    }
    List<Slot> slots = fit.network().slots();
    double last = slots.get(slots.size() - 1).in().size();
    return Math.sqrt(most / (seen(slots.get(0), fit.length()) * Math.sqrt(last / 2)));
  }

  /** How long what a unit of the first layer sees is: a row, or a patch of it with those behind. */
  private static double seen(Slot first, double length) {
    return first.layer() instanceof Layer.Convolution filters
        ? PATCHES * length * filters.size() / first.in().height()
        : length;
  }

  private static double square(Steps steps) {
    return steps.count() * steps.noise() * steps.noise();
  }
}
