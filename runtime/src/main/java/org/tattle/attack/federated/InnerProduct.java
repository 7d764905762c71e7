package org.tattle.attack.federated;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Updates;

/**
 * Inner-product manipulation (Xie, Koyejo and Gupta 2019): bad clients all send −ε times the mean
 * of what they learned, so that what is joined points the wrong way and is no outlier.
 */
@Component(
    name = "ipm",
    doc = "Some clients send a little against the way that they learned.",
    paper = "Xie et al. 2019, Fall of Empires",
    example = "attack ipm on fed with clients=4")
public record InnerProduct(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients,
    @Param(doc = "how far they go the other way", min = 0, above = true, max = 1_000_000)
        double scale)
    implements SpoilingAttack {
  public InnerProduct() {
    this(1, 0.5);
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    double[] shares = new double[own.length];
    Arrays.fill(shares, 1);
    float[] mean = new Updates(own, shares).mean();
    for (int i = 0; i < mean.length; i++) {
      mean[i] *= (float) -scale;
    }
    float[][] same = new float[own.length][];
    Arrays.fill(same, mean);
    return same;
  }
}
