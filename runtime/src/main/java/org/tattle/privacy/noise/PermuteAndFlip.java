package org.tattle.privacy.noise;

import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * Permute-and-flip (McKenna and Sheldon 2020, algorithm 1): candidates in random order, each taken
 * with probability e^(−ε(u* − u_r)/2Δ) until one is. Never worse than the exponential mechanism,
 * and up to twice as good.
 *
 * @param epsilon the price of one choice, above 0
 * @param sensitivity Δ, by how much one row moves any score at most
 */
public record PermuteAndFlip(double epsilon, double sensitivity) implements Choice {

  public PermuteAndFlip {
    Mechanism.checkEpsilon(epsilon);
    Mechanism.checkSensitivity(sensitivity);
  }

  @Override
  public int choose(double[] scores, Randomness random) {
    double best = Choice.best(scores);
    int[] order = PermutationSampler.natural(scores.length);
    PermutationSampler.shuffle(random, order);
    for (int candidate : order) {
      if (Coin.exp(random, epsilon / sensitivity / 2 * (best - scores[candidate]))) {
        return candidate;
      }
    }
    throw new IllegalStateException("the best candidate is taken for sure");
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }
}
