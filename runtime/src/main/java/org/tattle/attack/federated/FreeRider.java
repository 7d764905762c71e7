package org.tattle.attack.federated;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;

/**
 * Bad clients that have nothing and want the model: they send what they were sent, with a little
 * noise so that it looks learned (Fraboni, Vidal and Lorenzi 2021, section 3.2).
 */
@Component(
    name = "free_rider",
    doc = "Some clients learn nothing, and send the model as it is with a little noise.",
    paper = "Fraboni et al. 2021, Free-rider Attacks on Model Aggregation",
    example = "attack free_rider on fed with clients=4")
public record FreeRider(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients,
    @Param(doc = "standard deviation of the noise in each number", min = 0, max = 1_000_000)
        double deviation)
    implements SpoilingAttack {
  public FreeRider() {
    this(1, 1e-3);
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    float[][] sent = new float[own.length][own[0].length];
    for (float[] change : sent) {
      for (int i = 0; i < change.length; i++) {
        change[i] = (float) (deviation * normal.sample());
      }
    }
    return sent;
  }
}
