package org.tattle.defense.output;

import java.util.Arrays;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.defense.Limit;
import org.tattle.model.Access;

/** Gives out the predicted class and nothing else. */
@Component(
    name = "labels_only",
    doc = "Gives out the predicted class and no probabilities.",
    paper = "Choquette-Choo et al. 2021, Label-Only Membership Inference Attacks",
    example = "defend labels_only")
public record LabelsOnly() implements Limit {
  @Override
  public double[] limit(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    Arrays.fill(probabilities, 0);
    probabilities[best] = 1;
    return probabilities;
  }

  @Override
  public Set<Access> withholds() {
    return Set.of(Access.GRADIENTS, Access.PROBABILITIES, Access.LOSSES);
  }
}
