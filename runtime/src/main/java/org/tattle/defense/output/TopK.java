package org.tattle.defense.output;

import java.util.Arrays;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Limit;

/** Gives out the largest probabilities only; the others are 0. */
@Component(
    name = "top_k",
    doc = "Gives out the k largest probabilities only.",
    paper = "Shokri et al. 2017, section VIII-A",
    example = "defend top_k k=1")
public record TopK(@Param(doc = "how many probabilities", min = 1, max = 1_000_000) int k)
    implements Limit {
  public TopK() {
    this(1);
  }

  @Override
  public double[] limit(double[] probabilities) {
    if (k >= probabilities.length) {
      return probabilities;
    }
    double[] sorted = probabilities.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - k];
    int left = k;
    for (int c = 0; c < probabilities.length; c++) {
      if (probabilities[c] < least || left == 0) {
        probabilities[c] = 0;
      } else {
        left--;
      }
    }
    return probabilities;
  }
}
