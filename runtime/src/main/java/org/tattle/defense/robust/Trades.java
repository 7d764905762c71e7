package org.tattle.defense.robust;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.Norm;

/**
 * TRADES (Zhang et al. 2019): the model learns from rows as they are, and that its answers stay the
 * same where rows are changed; {@code weight} says how much of the one is given for the other.
 */
@Component(
    name = "trades",
    doc = "Trains for accuracy on rows as they are, and for answers that changes do not alter.",
    paper = "Zhang et al. 2019, Theoretically Principled Trade-off between Robustness and Accuracy",
    example = "defend trades radius=0.1 weight=6")
public record Trades(
    @Param(doc = "how large a change may be, in ranges of a feature", min = 0, max = 1000)
        double radius,
    @Param(doc = "how the size of a change is taken") Norm norm,
    @Param(doc = "weight of steady answers against right ones", min = 0, max = 1e6) double weight,
    @Param(doc = "steps of the search for changes", min = 1, max = 1000) int steps,
    @Param(doc = "length of a step; if not given, a quarter radius", min = 0, above = true)
        Optional<Double> step)
    implements Hardened {

  public Trades() {
    this(0.1, Norm.LINF, 6, 7, Optional.empty());
  }

  @Override
  public Hardening hardening(Fit fit) {
    Hardening.Worst search =
        new Hardening.Worst(norm, radius, steps, step.orElse(radius / 4), ranges(fit));
    return new Hardening.Steady(search, weight);
  }
}
