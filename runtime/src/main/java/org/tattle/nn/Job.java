package org.tattle.nn;

import java.util.Arrays;

/**
 * One model to train: everything but the examples themselves, and nothing live, so that it can be
 * sent to another machine.
 *
 * @param rows the rows to train on, as indices into the examples; not written to
 * @param seed decides initial weights, batches, dropout and, unless secure, privacy noise
 */
public record Job(Network network, Recipe recipe, int[] rows, long seed) {

  /** How many steps it takes, if it is not stopped early. */
  public long steps() {
    return Training.steps(this);
  }

  /** A job of the same steps that takes so many of them, or a few more: to see how long one is. */
  public Job cut(int steps) {
    Recipe.Privacy privacy = recipe.privacy().orElse(null);
    if (privacy != null) {
      return new Job(network, recipe.with(privacy.cut(steps), recipe.lr()), rows, seed);
    }
    int some = (int) Math.min(rows.length, (long) recipe.batch() * steps);
    int each = (some + recipe.batch() - 1) / recipe.batch();
    return new Job(network, recipe.cut((steps + each - 1) / each), Arrays.copyOf(rows, some), seed);
  }
}
