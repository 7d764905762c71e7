package org.tattle.nn.step;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.GradientMarks;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.TrainingPlan;

/**
 * Puts {@link GradientMarks} into the batches of a training and watches what becomes of them.
 *
 * <p>The watcher knows all that differential privacy grants an attacker: every other row's share of
 * a step, so that it sees x = join + sigma z, in units of the clipping norm, where a mark is
 * planted, and x = sigma z where not. A mark that is planted joins with the chance q of any row, so
 * the likeliest reading of a step is the ratio of both densities, whose logarithm {@code log(1 - q
 * + q exp((x - 1/2) / sigma^2))} is summed over the steps: no sum of anything else tells more
 * (Neyman and Pearson 1933). Where there is no noise, x itself is summed.
 */
public final class Marking {
  /** Null where there is none. */
  private final PrivateSteps privacy;

  private final double rate;
  private final int[] weights;
  private final float[] before;
  private final double[] scores;
  private final Batches joining;

  /**
   * @param rows how many rows are trained on, which gives the rate where there is no privacy
   * @param weights how many the network has
   */
  public Marking(
      GradientMarks marks, TrainingPlan plan, int rows, int weights, UniformRandomProvider random) {
    privacy = plan.privacy().orElse(null);
    rate = privacy == null ? Math.min(1, plan.batch() / (double) rows) : privacy.rate();
    this.weights = new int[marks.count()];
    Arrays.setAll(this.weights, mark -> (int) ((long) mark * weights / marks.count()));
    before = new float[marks.count()];
    scores = new double[marks.count()];
    joining = new Batches.Poisson(marks.planted(), rate, random);
  }

  /**
   * Adds the marks that join a step.
   *
   * @param move what a gradient of the clipping norm moves the target by
   */
  public void plant(double move, NativeFloats target) {
    for (int mark = 0; mark < weights.length; mark++) {
      before[mark] = target.get(weights[mark]);
    }
    joining.next();
    for (int i = 0; i < joining.size(); i++) {
      int mark = joining.rows()[i];
      target.put(weights[mark], (float) (before[mark] + sign(mark) * move));
    }
  }

  /** Looks at all marks, once the noise of the step is in. */
  public void score(long step, double move, NativeFloats target) {
    double noise = privacy == null ? 0 : privacy.noise(step);
    double square = noise * noise;
    for (int mark = 0; mark < weights.length; mark++) {
      double moved = (target.get(weights[mark]) - (double) before[mark]) / (sign(mark) * move);
      scores[mark] += noise == 0 ? moved : ratio((moved - 0.5) / square);
    }
  }

  /** {@code log(1 - q + q e^x)}, also where the power would overflow. */
  private double ratio(double x) {
    return rate == 1 ? x : x < 30 ? Math.log1p(rate * Math.expm1(x)) : x + Math.log(rate);
  }

  /** Half of the marks move their weight up and half down, so that together they go nowhere. */
  private static int sign(int mark) {
    return mark % 2 == 0 ? 1 : -1;
  }

  public double[] scores() {
    return scores.clone();
  }
}
