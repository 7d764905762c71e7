package org.tattle.privacy.formula;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Steps;

/** The ε that DP-SGD spends: accounting, asked for a plain number. */
@Component(
    name = "epsilon",
    doc = "The epsilon, in nats, that so many steps of DP-SGD spend.",
    paper = "Gopi et al. 2021, Numerical Composition of Differential Privacy",
    example = "show epsilon(rate=0.0043, noise=1.1, steps=14062, delta=1e-5)")
public record EpsilonFormula(
    @Param(
            doc = "chance that a row is in a step",
            min = 0,
            above = true,
            max = 1,
            share = true,
            required = true)
        double rate,
    @Param(
            doc = "noise multiplier: deviation over clipping norm",
            min = 0,
            above = true,
            max = 1e6,
            required = true)
        double noise,
    @Param(doc = "steps of training", min = 1, max = 1e9, required = true) int steps,
    @Param(doc = "delta of the guarantee", min = 0, above = true, max = 1) double delta,
    @Param(doc = "how steps are added up") Accounting by)
    implements Formula {

  public EpsilonFormula {
    Guarantee.checkDelta(delta);
  }

  public EpsilonFormula() {
    this(0.01, 1, 1000, 1e-5, Accounting.PRV);
  }

  @Override
  public double value() {
    return Composition.spent(by, List.of(new Steps(rate, noise, steps)), delta).epsilon();
  }

  @Override
  public Optional<String> doubt() {
    return by.doubt();
  }
}
