package org.tattle.federated;

import org.tattle.defense.Updates;

/**
 * How far the changes of a round's clients are apart: 1 − |mean|² / mean of |Δ|², which is 0 where
 * all pull one way and 1 where they cancel out (gradient diversity: Yin et al. 2018).
 */
final class Drift {
  private Drift() {}

  static double of(Updates updates) {
    double all = 0;
    for (double share : updates.shares()) {
      all += share;
    }
    double squares = 0;
    for (int i = 0; i < updates.count(); i++) {
      squares += updates.shares()[i] / all * square(updates.changes()[i]);
    }
    return squares == 0 ? 0 : Math.max(0, 1 - square(updates.mean()) / squares);
  }

  private static double square(float[] change) {
    double sum = 0;
    for (float value : change) {
      sum += (double) value * value;
    }
    return sum;
  }
}
