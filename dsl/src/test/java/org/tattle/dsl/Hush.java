package org.tattle.dsl;

import org.tattle.component.Component;
import org.tattle.defense.OutputDefense;
import org.tattle.model.Access;

/** A defense that gives labels only, so that scripts can ask a target for too much. */
@Component(
    name = "hush",
    doc = "Gives the predicted class and nothing else.",
    example = "defend hush")
public record Hush() implements OutputDefense {

  @Override
  public double[] limit(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    double[] label = new double[probabilities.length];
    label[best] = 1;
    return label;
  }

  @Override
  public java.util.Set<Access> withholds() {
    return java.util.Set.of(Access.GRADIENTS, Access.PROBABILITIES);
  }
}
