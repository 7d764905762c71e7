package org.tattle.attack.sparse;

import java.util.Arrays;

/**
 * Who fits what is known best.
 *
 * @param best the person's number
 * @param ahead how far they are ahead of the second, in standard deviations of all scores
 * @param bits how much is not known of who it is, if each is as probable as {@code e^(score / σ)}
 * @param moved by how many days the person's dates were moved, as far as that is looked for
 */
record Match(int best, double ahead, double bits, double moved) {

  /** By the score of each person, and by how much each person's dates would have been moved. */
  static Match of(double[] scores, double[] moved) {
    int best = 0;
    double second = Double.NEGATIVE_INFINITY;
    for (int person = 1; person < scores.length; person++) {
      if (scores[person] > scores[best]) {
        second = scores[best];
        best = person;
      } else {
        second = Math.max(second, scores[person]);
      }
    }
    double mean = Arrays.stream(scores).average().orElse(0);
    double deviation =
        Math.sqrt(Arrays.stream(scores).map(it -> (it - mean) * (it - mean)).average().orElse(0));
    if (deviation == 0) {
      return new Match(best, 0, Math.log(scores.length) / Math.log(2), moved[best]);
    }
    return new Match(
        best, (scores[best] - second) / deviation, bits(scores, deviation), moved[best]);
  }

  private static double bits(double[] scores, double deviation) {
    double top = Arrays.stream(scores).max().orElse(0);
    double[] weights = Arrays.stream(scores).map(it -> Math.exp((it - top) / deviation)).toArray();
    double all = Arrays.stream(weights).sum();
    return Arrays.stream(weights)
        .map(it -> it / all)
        .filter(it -> it > 0)
        .map(it -> -it * Math.log(it) / Math.log(2))
        .sum();
  }
}
