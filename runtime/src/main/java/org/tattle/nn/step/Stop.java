package org.tattle.nn.step;

import org.tattle.nn.loss.StepLoss;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;
import org.tattle.run.Randomness;

/**
 * Early stop: a share of the rows is held out of training, and training ends once their loss has
 * not fallen for {@code patience} epochs. Without patience, no row is held out.
 */
public final class Stop {
  private final Holdout rows;
  private final int patience;
  private double lowest = Double.POSITIVE_INFINITY;
  private int waited;

  public Stop(TrainingPlan plan, int[] rows, Randomness random) {
    this.rows = Holdout.of(rows, share(plan), random);
    patience = plan.patience().map(TrainingPlan.Patience::epochs).orElse(0);
  }

  /** The share of the rows that is held out for it. */
  static double share(TrainingPlan plan) {
    return plan.privacy().isPresent()
        ? 0
        : plan.patience().map(TrainingPlan.Patience::holdout).orElse(0.0);
  }

  public int[] training() {
    return rows.kept();
  }

  /** Whether training should stop after this epoch. */
  public boolean after(StageChain chain, InputRows examples, StepLoss loss) {
    int[] held = rows.held();
    if (held.length == 0) {
      return false;
    }
    double sum = 0;
    int capacity = chain.capacity();
    for (int from = 0; from < held.length; from += capacity) {
      int n = Math.min(capacity, held.length - from);
      chain.load(examples, held, from, n);
      loss.load(held, from, n);
      chain.forward(n, false);
      sum += loss.gradient(n, n, chain.logits().value, chain.logits().delta);
    }
    if (sum < lowest) {
      lowest = sum;
      waited = 0;
      return false;
    }
    waited++;
    return waited >= patience;
  }
}
