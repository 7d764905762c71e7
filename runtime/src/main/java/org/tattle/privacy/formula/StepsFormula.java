package org.tattle.privacy.formula;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
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
    @Param(doc = "privacy budget, in nats", min = 0, above = true, required = true) double eps,
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
    @Param(doc = "delta of the guarantee", min = 0, above = true, max = 1) double delta,
    @Param(doc = "how steps are added up") Accounting by)
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
