package org.tattle.federated.round;

import org.tattle.defense.Updates;

/**
 * How far the changes of a round's clients are apart: 1 − |mean|² / mean of |Δ|², which is 0 where
 * all pull one way and 1 where they cancel out (gradient diversity: Yin et al. 2018).
 */
final class Drift {
  private Drift() {}

  /**
   * @param mean of the updates
   */
  static double of(Updates updates, float[] mean) {
    double all = 0;
    for (double share : updates.shares()) {
      all += share;
    }
    double squares = 0;
    for (int i = 0; i < updates.count(); i++) {
      squares += updates.shares()[i] / all * square(updates.changes()[i]);
    }
    return squares == 0 ? 0 : Math.max(0, 1 - square(mean) / squares);
  }

  /** In four sums side by side, which need not wait for each other. */
  private static double square(float[] change) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < change.length; i += 4) {
      a += (double) change[i] * change[i];
      b += (double) change[i + 1] * change[i + 1];
      c += (double) change[i + 2] * change[i + 2];
      d += (double) change[i + 3] * change[i + 3];
    }
    for (; i < change.length; i++) {
      a += (double) change[i] * change[i];
    }
    return a + b + (c + d);
  }
}
