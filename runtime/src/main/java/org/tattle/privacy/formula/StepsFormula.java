package org.tattle.privacy.formula;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.NoiseCalibration;

/** How long DP-SGD may go on within a budget: accounting turned round. */
@Component(
    name = "steps",
    doc = "The most steps of DP-SGD that keep to a budget.",
    paper = "Gopi et al. 2021, Numerical Composition of Differential Privacy",
    example = "show steps(eps=2, rate=0.01, noise=1, delta=1e-5)")
public record StepsFormula(
    @FormulaParams.Budgeted double eps,
    @FormulaParams.Rate double rate,
    @FormulaParams.Multiplier double noise,
    @FormulaParams.Failing double delta,
    @FormulaParams.AddedUp Accounting by)
    implements Formula {

  public StepsFormula {
    Guarantee.checkDelta(delta);
  }

  public StepsFormula() {
    this(1, 0.01, 1, 1e-5, Accounting.PRV);
  }

  @Override
  public double value() {
    return NoiseCalibration.steps(by, eps, delta, rate, noise);
  }

  @Override
  public Optional<String> doubt() {
    return by.doubt();
  }
}
