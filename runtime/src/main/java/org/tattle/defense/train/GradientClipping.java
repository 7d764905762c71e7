package org.tattle.defense.train;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;

/**
 * Keeps the gradient of each step, a mean over its batch, to a norm (Pascanu, Mikolov and Bengio
 * 2013, algorithm 1). It is named against inversion and gives no guarantee: rows are not bounded
 * one by one and no noise is added, so that one row may still be all of a step. What it is worth is
 * to be measured; what bounds single rows is {@code dpsgd}, whose own clipping this does not
 * change.
 */
@Component(
    name = "gradient_clipping",
    doc = "Trains with each step's gradient kept to a norm; no guarantee follows.",
    paper = "Pascanu et al. 2013, On the Difficulty of Training Recurrent Neural Networks",
    example = "defend gradient_clipping norm=0.5")
public record GradientClipping(
    @Param(
            doc = "largest norm of a step's mean gradient, over all weights",
            min = 0,
            above = true,
            max = 1e6)
        double norm)
    implements TrainDefense {
  public GradientClipping() {
    this(1);
  }

  @Override
  public Fit apply(Fit fit) {
    return fit.with(fit.plan().with(fit.plan().optimizer().clipping(norm)));
  }
}
