package org.tattle.nn;

/**
 * An update rule: where a step's gradient is accumulated, and what is done once it is there.
 *
 * <p>A step is {@code target = alpha * gradient + beta * target} by the stages, then {@link
 * #finish}. Plain SGD accumulates into the weights themselves, with {@code alpha = -lr} and {@code
 * beta = 1 - lr * decay}, so that there is no gradient to write down.
 */
interface Rule {

  /** What the gradient is accumulated into. */
  Piece target();

  /** What the gradient is multiplied by. */
  double alpha(double lr);

  /** What the target is multiplied by before the gradient is added. */
  double beta(double lr);

  /** Updates the weights once the target is complete. */
  void finish(double lr);

  /** The rule of a recipe, for one model. */
  static Rule of(Recipe recipe, Arena arena, Piece weights) {
    return switch (recipe.optimizer()) {
      case SGD ->
          recipe.momentum() == 0
              ? new Sgd(weights, recipe.weightDecay())
              : new Momentum(
                  weights, arena.take(weights.size()), recipe.momentum(), recipe.weightDecay());
      case ADAM -> new Adam(weights, arena.take(weights.size()), recipe.weightDecay(), false);
      case ADAMW -> new Adam(weights, arena.take(weights.size()), recipe.weightDecay(), true);
    };
  }

  /** How much of an arena a rule takes besides the weights. */
  static long floats(Recipe recipe, int weights) {
    boolean plain = recipe.optimizer() == Recipe.Optimizer.SGD && recipe.momentum() == 0;
    return plain ? 0 : Arena.padded(weights);
  }

  /** {@code w = w - lr (g + decay w)}. */
  record Sgd(Piece target, double decay) implements Rule {
    @Override
    public double alpha(double lr) {
      return -lr;
    }

    @Override
    public double beta(double lr) {
      return 1 - lr * decay;
    }

    @Override
    public void finish(double lr) {}
  }

  /** {@code v = momentum v + g + decay w; w = w - lr v}. */
  record Momentum(Piece weights, Piece target, double momentum, double decay) implements Rule {
    @Override
    public double alpha(double lr) {
      return 1;
    }

    @Override
    public double beta(double lr) {
      return momentum;
    }

    @Override
    public void finish(double lr) {
      if (decay != 0) {
        Blas.axpy(weights.size(), (float) decay, weights.pointer(), target.pointer());
      }
      Blas.axpy(weights.size(), (float) -lr, target.pointer(), weights.pointer());
    }
  }
}
