package org.tattle.nn.train;

import java.util.Arrays;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.step.TrainingSize;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * One model to train: everything but the examples themselves, and nothing live, so that it can be
 * sent to another machine.
 *
 * @param rows the rows to train on, as indices into the examples; not written to
 * @param seed decides initial weights and, unless the plan is secure, everything else that is drawn
 */
public record Job(Network network, TrainingPlan plan, int[] rows, long seed) {

  /** How many steps it takes, if it is not stopped early. */
  public long steps() {
    return TrainingSize.steps(plan, rows.length);
  }

  /** On how many of the rows the model is trained: not on those that are held out to steer it. */
  public int trained() {
    return TrainingSize.trained(plan, rows.length);
  }

  /**
   * Where everything random of the training comes from but its initial weights. Under privacy that
   * is more than coins and noise: dropout that could be computed would tie what one row adds to
   * whether another is there.
   */
  Randomness random() {
    return plan.secure() ? Randomness.secure() : Randomness.seeded(new Seed(seed));
  }

  /**
   * Where initial weights come from: they are drawn before any row is looked at, and a guarantee
   * holds whatever they are and whoever knows them.
   */
  Randomness initial() {
    return Randomness.seeded(new Seed(seed)).split("weights");
  }

  /** The same job with another seed. */
  public Job with(long other) {
    return new Job(network, plan, rows, other);
  }

  /** The same job on other rows. */
  public Job on(int[] others) {
    return new Job(network, plan, others, seed);
  }

  /** A job of the same steps that takes so many of them, or a few more: to see how long one is. */
  public Job cut(int steps) {
    PrivateSteps privacy = plan.privacy().orElse(null);
    if (privacy != null) {
      return new Job(network, plan.with(privacy.cut(steps)), rows, seed);
    }
    int some = (int) Math.min(rows.length, (long) plan.batch() * steps);
    int each = (some + plan.batch() - 1) / plan.batch();
    return new Job(network, plan.cut((steps + each - 1) / each), Arrays.copyOf(rows, some), seed);
  }
}
