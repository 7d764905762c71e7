package org.tattle.defense.output;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Limit;

/** Flattens the probabilities: {@code p_c^(1/T)}, scaled to sum to one. */
@Component(
    name = "temperature",
    doc = "Flattens the probabilities that are given out.",
    paper = "Shokri et al. 2017, section VIII-A",
    example = "defend temperature t=5")
public record Temperature(
    @Param(doc = "temperature; 1 changes nothing", min = 0, above = true, max = 1e6) double t)
    implements Limit {
  public Temperature() {
    this(5);
  }

  @Override
  public double[] limit(double[] probabilities) {
    double sum = 0;
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = Math.pow(probabilities[c], 1 / t);
      sum += probabilities[c];
    }
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] /= sum;
    }
    return probabilities;
  }
}
