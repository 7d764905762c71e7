package org.tattle.nn;

import org.bytedeco.javacpp.FloatPointer;

/**
 * An update rule: where a step's gradient is accumulated, and what is done once it is there.
 *
 * <p>A step is {@code target = alpha * gradient + beta * target} by the stages, then {@link
 * #finish} on every block of weights. Plain SGD accumulates into the weights themselves, with
 * {@code alpha = -lr} and {@code beta = 1 - lr * decay}, so that there is no gradient to write
 * down.
 */
interface Rule {

  /** Weights that are finished at once; a fixed number, so that threads change no bits. */
  int BLOCK = 2048;

  /** What the gradient is accumulated into. */
  Piece target();

  /** What the gradient is multiplied by. */
  double alpha(double lr);

  /** What the target is multiplied by before the gradient is added. */
  double beta(double lr);

  /** Whether there is anything to finish. */
  boolean finishes();

  /**
   * Updates a block of weights once the target is complete.
   *
   * @param from the block's first weight, a multiple of {@link #BLOCK}
   * @param step counts from 1
   * @param part the part of the crew that calls
   */
  void finish(double lr, long step, int from, int count, int part);

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
    public boolean finishes() {
      return false;
    }

    @Override
    public void finish(double lr, long step, int from, int count, int part) {}
  }

  /** {@code v = momentum v + g + decay w; w = w - lr v}. */
  record Momentum(
      Piece weights, Piece target, Recipe recipe, FloatPointer[] speeds, FloatPointer[] places)
      implements Rule {
    Momentum(Piece weights, Piece target, Recipe recipe, int parts) {
      this(weights, target, recipe, target.pointers(parts), weights.pointers(parts));
    }

    @Override
    public double alpha(double lr) {
      return 1;
    }

    @Override
    public double beta(double lr) {
      return recipe.momentum();
    }

    @Override
    public boolean finishes() {
      return true;
    }

    @Override
    public void finish(double lr, long step, int from, int count, int part) {
      FloatPointer w = weights.to(places[part], from);
      FloatPointer v = target.to(speeds[part], from);
      if (recipe.weightDecay() != 0) {
        Blas.axpy(count, (float) recipe.weightDecay(), w, v);
      }
      Blas.axpy(count, (float) -lr, v, w);
    }
  }
}
