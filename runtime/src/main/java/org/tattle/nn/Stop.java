package org.tattle.nn;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Seed;

/**
 * Early stop: a share of the rows is held out of training, and training ends once their loss has
 * not fallen for {@code patience} epochs. With a patience of 0, no row is held out.
 */
final class Stop {
  private final int[] training;
  private final int[] held;
  private final int patience;
  private double lowest = Double.POSITIVE_INFINITY;
  private int waited;

  private Stop(int[] training, int[] held, int patience) {
    this.training = training;
    this.held = held;
    this.patience = patience;
  }

  static Stop of(Recipe recipe, int[] rows, Seed seed) {
    int size = size(recipe, rows.length);
    if (size == rows.length) {
      return new Stop(rows, new int[0], 0);
    }
    int[] shuffled = rows.clone();
    UniformRandomProvider random = seed.random();
    for (int i = shuffled.length; i > 1; i--) {
      int j = random.nextInt(i);
      int row = shuffled[i - 1];
      shuffled[i - 1] = shuffled[j];
      shuffled[j] = row;
    }
    return new Stop(
        Arrays.copyOf(shuffled, size),
        Arrays.copyOfRange(shuffled, size, shuffled.length),
        recipe.patience());
  }

  /** How many of {@code rows} are trained on. */
  static int size(Recipe recipe, int rows) {
    boolean never = recipe.patience() == 0 || recipe.privacy().isPresent();
    return never ? rows : Math.max(1, rows - (int) Math.round(recipe.holdout() * rows));
  }

  int[] training() {
    return training;
  }

  /** Whether training should stop after this epoch. */
  boolean after(Chain chain, Rows rows, Loss loss) {
    if (held.length == 0) {
      return false;
    }
    double sum = 0;
    int capacity = chain.capacity();
    for (int from = 0; from < held.length; from += capacity) {
      int n = Math.min(capacity, held.length - from);
      chain.load(rows, held, from, n);
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
