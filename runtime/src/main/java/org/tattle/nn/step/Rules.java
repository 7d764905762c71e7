package org.tattle.nn.step;

import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.TrainingPlan;

/** The update rules that a recipe can ask for. */
public final class Rules {
  private Rules() {}

  /** The rule of a recipe, for one model. */
  public static Rule of(TrainingPlan recipe, Arena arena, NativeFloats weights, int parts) {
    return switch (recipe.optimizer()) {
      case SGD ->
          recipe.momentum() == 0
              ? new Sgd(weights, recipe.weightDecay())
              : new Momentum(weights, arena.take(weights.size()), recipe, parts);
      case ADAM, ADAMW -> new Adam(weights, arena.take(weights.size()), recipe, parts);
    };
  }

  /** How much of an arena a rule takes besides the weights. */
  public static long floats(TrainingPlan recipe, int weights) {
    boolean plain = recipe.optimizer() == TrainingPlan.Optimizer.SGD && recipe.momentum() == 0;
    return plain ? 0 : Arena.padded(weights);
  }
}
