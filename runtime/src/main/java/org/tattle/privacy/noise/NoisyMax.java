package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * Report noisy max (Dwork and Roth 2014, section 3.3): the candidate whose score with Laplace noise
 * of scale 2Δ/ε is largest. Nothing but its index is released.
 *
 * @param epsilon the price of one choice, above 0
 * @param sensitivity Δ, by how much one row moves any score at most
 */
public record NoisyMax(double epsilon, double sensitivity) implements Choice {

  public NoisyMax {
    Mechanism.checkEpsilon(epsilon);
    Mechanism.checkSensitivity(sensitivity);
  }

  @Override
  public int choose(double[] scores, Randomness random) {
    Choice.best(scores);
    Laplace noise = new Laplace(epsilon / 2, sensitivity);
    int winner = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      double noisy = noise.release(scores[i], random);
      if (noisy > most) {
        most = noisy;
        winner = i;
      }
    }
    return winner;
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }
}
