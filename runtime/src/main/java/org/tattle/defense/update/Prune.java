package org.tattle.defense.update;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Gathering;

/**
 * Clients send the largest numbers of each layer, and no others (Zhu et al. 2019, section 5.2): a
 * search for rows that make the same gradient then finds others. What is read off single units of
 * the first layer is left as it was wherever a unit is kept whole.
 */
@Component(
    name = "prune",
    doc = "Clients send the largest numbers of each layer of their updates alone.",
    paper = "Zhu et al. 2019, Deep Leakage from Gradients, section 5.2",
    example = "defend prune keep=0.3 on fed as pruned")
public record Prune(
    @Param(
            doc = "share of the numbers of a layer that are sent",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double keep)
    implements ClientDefense {
  public Prune() {
    this(0.3);
  }

  @Override
  public float[] send(float[] change, int client, Gathering round) {
    float[] left = change.clone();
    long sent = 0;
    int from = 0;
    for (int weights : round.layers()) {
      int many = (int) Math.ceil(keep * weights);
      float least = ClientDefense.least(change, from, from + weights, many);
      for (int i = from; i < from + weights; i++) {
        left[i] = Math.abs(left[i]) < least ? 0 : left[i];
      }
      sent += many;
      from += weights;
    }
    ClientDefense.sends(sent * (Float.BYTES + Integer.BYTES), change, round);
    return left;
  }
}
