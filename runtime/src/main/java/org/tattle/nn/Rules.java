package org.tattle.nn;

/** The update rules that a recipe can ask for. */
final class Rules {
  private Rules() {}

  /** The rule of a recipe, for one model. */
  static Rule of(Recipe recipe, Arena arena, Piece weights, int parts) {
    return switch (recipe.optimizer()) {
      case SGD ->
          recipe.momentum() == 0
              ? new Sgd(weights, recipe.weightDecay())
              : new Momentum(weights, arena.take(weights.size()), recipe, parts);
      case ADAM, ADAMW -> new Adam(weights, arena.take(weights.size()), recipe, parts);
    };
  }

  /** How much of an arena a rule takes besides the weights. */
  static long floats(Recipe recipe, int weights) {
    boolean plain = recipe.optimizer() == Recipe.Optimizer.SGD && recipe.momentum() == 0;
    return plain ? 0 : Arena.padded(weights);
  }
}
