package org.tattle.subject;

import java.util.Optional;
import org.tattle.component.Metric;
import org.tattle.data.Labels;
import org.tattle.measure.Estimate;

/**
 * A target that predicts numbers: it is worth how far it is off, as the root of the mean squared
 * error {@code sqrt(mean (prediction - truth)^2)}, in the unit of what it predicts.
 */
public final class Regressor extends Target {
  Regressor(State state) {
    super(state);
  }

  @Override
  Regressor like(State state) {
    return new Regressor(state);
  }

  @Metric(
      doc = "root of the mean squared error on non-members, in the unit of what it predicts",
      headline = true)
  public Optional<Estimate> rmse() {
    return rmse(false);
  }

  @Metric(
      doc = "root of the mean squared error on members, in the unit of what it predicts",
      worth = 1,
      label = "train RMSE")
  public Optional<Estimate> trainRmse() {
    return rmse(true);
  }

  @Metric(
      doc = "root of the mean squared error on non-members, in the unit of what it predicts",
      worth = 2,
      label = "test RMSE")
  public Optional<Estimate> testRmse() {
    return rmse(false);
  }

  /** A loss is half a squared error in units of the deviation; so is its mean's interval. */
  private Optional<Estimate> rmse(boolean members) {
    double unit = ((Labels.Numbers) data().truth()).from().scale();
    return meanLoss(members)
        .map(
            loss ->
                new Estimate(
                    unit * Math.sqrt(2 * loss.value()),
                    unit * Math.sqrt(2 * Math.max(0, loss.lower())),
                    unit * Math.sqrt(2 * loss.upper())));
  }
}
