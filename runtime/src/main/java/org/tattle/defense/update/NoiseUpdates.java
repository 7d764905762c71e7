package org.tattle.defense.update;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Gathering;

/**
 * Clients add normal noise to what they send (Zhu et al. 2019, section 5.1). It is no differential
 * privacy: nothing bounds what a row does to an update, and nothing is accounted.
 */
@Component(
    name = "noise_updates",
    doc = "Clients add normal noise to their updates, which guarantees nothing.",
    paper = "Zhu et al. 2019, Deep Leakage from Gradients, section 5.1",
    example = "defend noise_updates deviation=0.001 on fed as noisy")
public record NoiseUpdates(
    @Param(doc = "standard deviation of the noise of each number", min = 0, max = 1_000_000)
        double deviation)
    implements ClientDefense {
  public NoiseUpdates() {
    this(1e-3);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public float[] send(float[] change, int client, Gathering round) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(round.draws().apply("noise of client " + client));
    float[] left = change.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] += (float) (deviation * normal.sample());
    }
    return left;
  }
}
