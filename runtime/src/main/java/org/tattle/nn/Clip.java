package org.tattle.nn;

import org.bytedeco.javacpp.FloatPointer;

/**
 * What DP-SGD adds to a step (Abadi et al. 2016, algorithm 1): each example's gradient over all
 * weights is multiplied by {@code min(1, C / |g|)}, and {@code N(0, (noise C)^2)} is added to each
 * weight of the sum. The sum is divided by the expected size of a batch, {@code rate * rows}, and
 * never by the size that was drawn, which would be private. C may follow a quantile of the norms,
 * at a price of its own.
 */
final class Clip {
  private static final int BLOCK = Normals.BLOCK;

  /** The number of the block of noise that the norm takes; no gradient has so many. */
  private static final int NORM = Integer.MAX_VALUE;

  private final Recipe.Privacy privacy;
  private final Crew crew;
  private final Noise[] noise;
  private final Piece blocks;
  private final float[][] normals;
  private final FloatPointer[] pointers;
  private final FloatPointer[] places;
  private final float[] factor;
  private final Crew.Task disturb = this::disturb;
  private double bound;
  private double balance;
  private long step;
  private float deviation;
  private Piece target;

  /**
   * @param noise a source for each part of the crew
   */
  Clip(Recipe.Privacy privacy, Noise[] noise, Arena arena, int capacity, Crew crew) {
    this.privacy = privacy;
    this.noise = noise;
    this.crew = crew;
    blocks = arena.take(BLOCK * crew.size());
    normals = new float[crew.size()][BLOCK];
    pointers = blocks.pointers(crew.size());
    places = blocks.pointers(crew.size());
    factor = new float[capacity];
    bound = privacy.clip();
  }

  static long floats(int parts) {
    return Arena.padded((long) BLOCK * parts);
  }

  /** What the sum of clipped gradients over {@code rows} is divided by. */
  double divisor(int rows) {
    return privacy.rate() * rows;
  }

  /** Clips the gradients of the last backward pass, and drops those beyond {@code counted}. */
  void scale(int batch, int counted, Chain chain) {
    chain.squares(batch, factor);
    float norm = (float) bound;
    for (int b = 0; b < batch; b++) {
      float share = norm / (float) Math.sqrt(factor[b]);
      balance += b < counted ? share >= 1 ? 0.5 : -0.5 : 0;
      factor[b] = b < counted ? Math.min(1, share) : 0;
    }
    chain.scale(batch, factor);
  }

  /** The norm that gradients are clipped to, as it stands. */
  double bound() {
    return bound;
  }

  /**
   * Moves the norm towards its quantile, once a step's batch is through. A row counts as plus or
   * minus a half, so that one more or less moves the sum by a half only.
   *
   * @param expected how many rows a batch has on average
   */
  void adapt(long step, double expected) {
    if (privacy.quantile().isPresent()) {
      Recipe.Privacy.Quantile quantile = privacy.quantile().get();
      noise[0].fill(step, NORM, normals[0]);
      double deviation = quantile.noise() * privacy.noise(step);
      double below = 0.5 + (balance + deviation * normals[0][0]) / expected;
      bound *= Math.exp(-quantile.rate() * (below - quantile.share()));
    }
    balance = 0;
  }

  /** Adds {@code alpha} times the noise of a step to the target. */
  void disturb(long step, double alpha, Piece target) {
    this.step = step;
    this.target = target;
    deviation = (float) (alpha * privacy.noise(step) * bound);
    if (deviation != 0) {
      crew.run(disturb);
    }
  }

  private void disturb(int part, int parts) {
    int count = (target.size() + BLOCK - 1) / BLOCK;
    for (int i = count * part / parts; i < count * (part + 1) / parts; i++) {
      crew.check();
      int from = i * BLOCK;
      int n = Math.min(BLOCK, target.size() - from);
      noise[part].fill(step, i, normals[part]);
      blocks.put(part * BLOCK, normals[part], 0, n);
      Blas.axpy(
          n, deviation, blocks.to(pointers[part], part * BLOCK), target.to(places[part], from));
    }
  }
}
