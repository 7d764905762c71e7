package org.tattle.nn.update;

import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.Optimizer;

/** The update rules that a plan of training can ask for. */
public final class UpdateRules {
  private UpdateRules() {}

  /** The rule of an optimizer, for one model. */
  public static UpdateRule of(Optimizer optimizer, Arena arena, NativeFloats weights, int parts) {
    return switch (optimizer.kind()) {
      case SGD ->
          optimizer.plain()
              ? new Sgd(weights, optimizer.weightDecay())
              : new Momentum(weights, arena.take(weights.size()), optimizer, parts);
      case ADAM, ADAMW -> new Adam(weights, arena.take(weights.size()), optimizer, parts);
    };
  }

  /** How much of an arena a rule takes besides the weights. */
  public static long floats(Optimizer optimizer, int weights) {
    return optimizer.plain() ? 0 : Arena.padded(weights);
  }
}
