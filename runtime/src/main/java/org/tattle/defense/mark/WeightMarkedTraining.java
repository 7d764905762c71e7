package org.tattle.defense.mark;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.network.Network;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * A training whose weights are drawn towards secret bits.
 *
 * @param bits how many
 * @param strength of the pull
 * @param layer which of those with weights, from 1
 * @param secure whether nobody can compute them; else they follow from the seed of the training
 */
public record WeightMarkedTraining(int bits, double strength, int layer, boolean secure)
    implements Marked {

  @Override
  public SecretBits drawn(Network network, UniformRandomProvider random) {
    return SecretBits.of(bits, layer, strength, network, random);
  }

  @Override
  public Trained train(
      Job job, Randomness random, Examples examples, Workers workers, Control control) {
    Start start = new Start(Trained.fresh(job).weights(), drawn(job.network(), random).mark());
    return workers.train(examples, List.of(job), List.of(start), control, (i, model) -> {}).get(0);
  }
}
