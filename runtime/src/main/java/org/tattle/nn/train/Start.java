package org.tattle.nn.train;

import java.util.Optional;
import org.tattle.nn.network.WeightMark;

/**
 * Where a training begins that goes on from somewhere, and what it is drawn to besides its rows.
 *
 * @param weights those that it begins with, not written to
 * @param lean what is added to each weight at each step, times the learning rate, besides what the
 *     gradient says; not written to, and empty for nothing
 * @param mark what its weights are to bear, or empty
 */
public record Start(float[] weights, float[] lean, Optional<WeightMark> mark) {
  private static final float[] NONE = {};

  /** A training by gradients alone. */
  public Start(float[] weights) {
    this(weights, NONE, Optional.empty());
  }

  /** A training that leans. */
  public Start(float[] weights, float[] lean) {
    this(weights, lean, Optional.empty());
  }

  /** A training whose weights are to bear a mark. */
  public Start(float[] weights, WeightMark mark) {
    this(weights, NONE, Optional.of(mark));
  }

  boolean leans() {
    return lean.length > 0;
  }
}
