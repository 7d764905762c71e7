package org.tattle.attack.federated;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.component.Component;
import org.tattle.component.Param;

/**
 * “A little is enough” (Baruch, Baruch and Goldberg 2019, section 3): bad clients all send, of each
 * weight, the mean of what they learned less as many deviations as still leave enough honest
 * clients farther out, so that rules that look for outliers take them for honest: z = Φ⁻¹((n − m −
 * s) / (n − m)) with s = ⌊n / 2⌋ + 1 − m.
 */
@Component(
    name = "alie",
    doc = "Some clients send what lies a little beside the others, and all the same.",
    paper = "Baruch et al. 2019, A Little Is Enough",
    example = "attack alie on fed with clients=4")
public record Alie(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients)
    implements SpoilingAttack {
  public Alie() {
    this(2);
  }

  /** How many deviations, of so many clients among all that were asked. */
  static double deviations(int bad, int all) {
    int honest = all - bad;
    int needed = all / 2 + 1 - bad;
    double share = (double) (honest - needed) / honest;
    return share <= 0 || share >= 1
        ? 0
        : NormalDistribution.of(0, 1).inverseCumulativeProbability(share);
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    double z = deviations(own.length, all);
    float[] sent = new float[own[0].length];
    for (int i = 0; i < sent.length; i++) {
      double sum = 0;
      double squares = 0;
      for (float[] change : own) {
        sum += change[i];
        squares += (double) change[i] * change[i];
      }
      double mean = sum / own.length;
      double deviation = Math.sqrt(Math.max(0, squares / own.length - mean * mean));
      sent[i] = (float) (mean - z * deviation);
    }
    float[][] same = new float[own.length][];
    Arrays.fill(same, sent);
    return same;
  }
}
