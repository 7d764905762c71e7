package org.tattle.nn.train;

import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.step.Batches;
import org.tattle.nn.step.NoiseBlocks;
import org.tattle.run.Randomness;

/**
 * What a private training draws for the sake of its guarantee: who takes part in a step, and the
 * noise on it. All of it comes from the training's one source.
 *
 * <p>It is a class of its own so that tests can break a training in the ways that void a guarantee,
 * and see that this is found out.
 */
class Draws {

  /**
   * Each row by itself, with the probability that is accounted for, or in a step of each pass.
   *
   * @param job what is trained
   * @param rows the rows that it is trained on
   */
  Batches batches(Job job, PrivateSteps privacy, int[] rows, Randomness random) {
    return privacy.tree().isPresent()
        ? new Batches.Dealt(rows, privacy.tree().get().leaves(), random)
        : new Batches.Poisson(rows, privacy.rate(), random);
  }

  /** Noise for one thread; threads of one training get equal sources, if these are seeded. */
  NoiseBlocks noise(Randomness random) {
    return NoiseBlocks.of(random);
  }
}
