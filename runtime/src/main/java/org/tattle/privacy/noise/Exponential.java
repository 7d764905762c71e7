package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * The exponential mechanism (McSherry and Talwar 2007, theorem 6): candidate r with probability
 * proportional to e^(εu_r/2Δ); without the 2 if a row more can only raise scores, or only lower
 * them.
 *
 * <p>Sampled by rejection: a candidate uniformly, kept with probability e^(−ε(u* − u_r)/2Δ) by an
 * exact coin. Adding Gumbel noise would be the same on paper, but not in floating point.
 *
 * @param epsilon the price of one choice, above 0
 * @param sensitivity Δ, by how much one row moves any score at most
 * @param monotone whether a row moves all scores in one direction
 */
public record Exponential(double epsilon, double sensitivity, boolean monotone) implements Choice {

  public Exponential {
    Mechanism.checkEpsilon(epsilon);
    Mechanism.checkSensitivity(sensitivity);
  }

  @Override
  public int choose(double[] scores, Randomness random) {
    double best = Choice.best(scores);
    while (true) {
      int candidate = random.nextInt(scores.length);
      if (Coin.exp(random, rate() * (best - scores[candidate]))) {
        return candidate;
      }
    }
  }

  /** How likely each candidate is. */
  public double[] probabilities(double[] scores) {
    double best = Choice.best(scores);
    double[] probabilities = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = Math.exp(rate() * (scores[i] - best));
      sum += probabilities[i];
    }
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }

  private double rate() {
    return epsilon / sensitivity / (monotone ? 1 : 2);
  }
}
