package org.tattle.attack.federated;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;

/** Bad clients send noise (Blanchard et al. 2017, section 6). */
@Component(
    name = "gaussian",
    doc = "Some clients send normal noise instead of what they learned.",
    paper = "Blanchard et al. 2017, Machine Learning with Adversaries",
    example = "attack gaussian on fed with clients=4 deviation=0.1")
public record GaussianUpdates(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients,
    @Param(doc = "standard deviation of each number", min = 0, above = true, max = 1_000_000)
        double deviation)
    implements SpoilingAttack {
  public GaussianUpdates() {
    this(1, 0.1);
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
