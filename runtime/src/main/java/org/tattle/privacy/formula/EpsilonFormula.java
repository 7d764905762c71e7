package org.tattle.privacy.formula;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
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
    @FormulaParams.Rate double rate,
    @FormulaParams.Multiplier double noise,
    @FormulaParams.StepCount int steps,
    @FormulaParams.Failing double delta,
    @FormulaParams.AddedUp Accounting by)
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
