package org.tattle.privacy.noise;

import org.tattle.run.Randomness;

/** A mechanism that picks one of several candidates, better ones likelier. */
public interface Choice extends Mechanism {

  /**
   * Picks a candidate.
   *
   * @param scores finite, one a candidate, higher is better
   * @return the index of the one picked
   */
  int choose(double[] scores, Randomness random);

  /** The largest score, once all of them are known to be finite. */
  static double best(double[] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("there is nothing to choose from");
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new IllegalArgumentException("the score of candidate %s is not finite".formatted(i));
      }
      best = Math.max(best, scores[i]);
    }
    return best;
  }
}
