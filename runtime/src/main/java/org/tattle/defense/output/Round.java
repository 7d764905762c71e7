package org.tattle.defense.output;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Limit;

/** Gives probabilities out in few digits. Takes the low-FPR tail from attacks, seldom the AUC. */
@Component(
    name = "round",
    doc = "Rounds the probabilities that are given out.",
    paper = "Shokri et al. 2017, section VIII-A",
    example = "defend round digits=2")
public record Round(@Param(doc = "digits after the point", min = 0, max = 15) int digits)
    implements Limit {
  public Round() {
    this(2);
  }

  @Override
  public double[] limit(double[] probabilities) {
    double scale = Math.pow(10, digits);
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = Math.rint(probabilities[c] * scale) / scale;
    }
    return probabilities;
  }
}
