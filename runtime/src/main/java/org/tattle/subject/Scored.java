package org.tattle.subject;

import java.util.Optional;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;

/** A target of which only its loss on each row is known: it is worth how low that is. */
public final class Scored extends Target {
  Scored(State state) {
    super(state);
  }

  @Override
  Scored like(State state) {
    return new Scored(state);
  }

  @Metric(doc = "mean loss of non-members", headline = true)
  public Optional<Estimate> loss() {
    return meanLoss(false);
  }

  @Metric(doc = "mean loss of members", worth = 1)
  public Optional<Estimate> trainLoss() {
    return meanLoss(true);
  }

  @Metric(doc = "mean loss of non-members", worth = 2)
  public Optional<Estimate> testLoss() {
    return meanLoss(false);
  }
}
