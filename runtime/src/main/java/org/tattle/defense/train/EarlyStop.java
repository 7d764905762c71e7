package org.tattle.defense.train;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Fault;

/** Stops when rows that were held out are no longer fitted better. */
@Component(
    name = "early_stop",
    doc = "Stops training when held-out rows are no longer fitted better.",
    paper = "Prechelt 1998, Early Stopping, But When?",
    example = "defend early_stop patience=3")
public record EarlyStop(
    @Param(doc = "epochs without a lower held-out loss", min = 1, max = 10_000) int patience,
    @Param(doc = "share of the training rows held out", min = 0.01, max = 0.5, share = true)
        double holdout)
    implements TrainDefense {
  public EarlyStop() {
    this(3, 0.1);
  }

  @Override
  public Optional<Fault> conflict(TrainDefense before) {
    return before instanceof PrivateTraining
        ? Optional.of(PrivateTraining.stopsOnPrivateRows())
        : Optional.empty();
  }

  @Override
  public Fit apply(Fit fit) {
    if (fit.plan().privacy().isPresent()) {
      throw PrivateTraining.stopsOnPrivateRows();
    }
    return fit.with(fit.plan().with(new TrainingPlan.Patience(patience, holdout)));
  }
}
