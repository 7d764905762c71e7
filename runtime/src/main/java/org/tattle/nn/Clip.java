package org.tattle.nn;

import org.tattle.run.Seed;

/**
 * What DP-SGD adds to a step (Abadi et al. 2016, algorithm 1): each example's gradient over all
 * weights is multiplied by {@code min(1, C / |g|)}, and {@code N(0, (noise C)^2)} is added to each
 * weight of the sum. The sum is divided by the expected size of a batch, {@code rate * rows}, and
 * never by the size that was drawn, which would be private.
 */
final class Clip {
  private static final int BLOCK = 2048;

  private final Recipe.Privacy privacy;
  private final Noise noise;
  private final Piece block;
  private final float[] normals = new float[BLOCK];
  private final float[] factor;

  Clip(Recipe.Privacy privacy, Seed seed, Arena arena, int capacity) {
    this.privacy = privacy;
    noise = privacy.secure() ? Noise.secure() : Noise.seeded(seed);
    block = arena.take(BLOCK);
    factor = new float[capacity];
  }

  static long floats() {
    return Arena.padded(BLOCK);
  }

  /** What the sum of clipped gradients over {@code rows} is divided by. */
  double divisor(int rows) {
    return privacy.rate() * rows;
  }

  /** Clips the gradients of the last backward pass. */
  void scale(int batch, Chain chain) {
    chain.squares(batch, factor);
    float bound = (float) privacy.clip();
    for (int b = 0; b < batch; b++) {
      factor[b] = Math.min(1, bound / (float) Math.sqrt(factor[b]));
    }
    chain.scale(batch, factor);
  }

  /** Adds {@code alpha} times the noise to the target. */
  void disturb(double alpha, Piece target) {
    float deviation = (float) (alpha * privacy.noise() * privacy.clip());
    if (deviation == 0) {
      return;
    }
    for (int from = 0; from < target.size(); from += BLOCK) {
      int n = Math.min(BLOCK, target.size() - from);
      noise.fill(normals, n);
      block.put(0, normals, 0, n);
      Blas.axpy(n, deviation, block.pointer(), target.at(from));
    }
  }
}
