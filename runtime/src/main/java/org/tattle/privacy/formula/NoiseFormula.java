package org.tattle.privacy.formula;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.NoiseCalibration;

/** The noise that DP-SGD needs for a budget: accounting turned round. */
@Component(
    name = "noise",
    doc = "The least noise multiplier at which so many steps of DP-SGD keep to a budget.",
    paper = "Gopi et al. 2021, Numerical Composition of Differential Privacy",
    example = "show noise(eps=2, rate=0.01, steps=5k, delta=1e-5)")
public record NoiseFormula(
    @FormulaParams.Budgeted double eps,
    @FormulaParams.Rate double rate,
    @FormulaParams.StepCount int steps,
    @FormulaParams.Failing double delta,
    @FormulaParams.AddedUp Accounting by)
    implements Formula {

  public NoiseFormula {
    Guarantee.checkDelta(delta);
  }

  public NoiseFormula() {
    this(1, 0.01, 1000, 1e-5, Accounting.PRV);
  }

  @Override
  public double value() {
    return NoiseCalibration.noise(by, eps, delta, rate, steps);
  }

  @Override
  public Optional<String> doubt() {
    return by.doubt();
  }
}
