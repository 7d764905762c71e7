package org.tattle.defense.train;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;

/**
 * Pulls weights towards zero, so that single rows can bend the model less. Measure, do not assume.
 */
@Component(
    name = "weight_decay",
    doc = "Trains with weight decay.",
    paper = "Krogh & Hertz 1992, A Simple Weight Decay Can Improve Generalization",
    example = "defend weight_decay rate=1e-3")
public record WeightDecay(@Param(doc = "weight decay", min = 0, max = 10) double rate)
    implements TrainDefense {
  public WeightDecay() {
    this(1e-3);
  }

  @Override
  public Fit apply(Fit fit) {
    return fit.with(fit.plan().with(fit.plan().optimizer().withWeightDecay(rate)));
  }
}
