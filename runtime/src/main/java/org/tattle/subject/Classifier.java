package org.tattle.subject;

import org.tattle.component.Metric;
import org.tattle.measure.Estimate;

/** A target that tells classes apart: it is worth how often it is right. */
public final class Classifier extends Target {
  Classifier(State state) {
    super(state);
  }

  @Override
  Classifier like(State state) {
    return new Classifier(state);
  }

  @Metric(doc = "share of non-members that it classifies rightly", share = true, headline = true)
  public Estimate accuracy() {
    return right(false);
  }

  @Metric(
      doc = "share of members that it classifies rightly",
      share = true,
      worth = 1,
      brief = "train acc.")
  public Estimate trainAccuracy() {
    return right(true);
  }

  @Metric(
      doc = "share of non-members that it classifies rightly",
      share = true,
      worth = 2,
      brief = "test acc.")
  public Estimate testAccuracy() {
    return right(false);
  }

  private Estimate right(boolean members) {
    int correct = 0;
    int asked = 0;
    for (int i = 0; i < answers().size(); i++) {
      if (member(i) == members) {
        asked++;
        correct += answers().correct(i) ? 1 : 0;
      }
    }
    // Of a model from elsewhere it may be that nobody says who its members are.
    return asked == 0
        ? Estimate.exact(Double.POSITIVE_INFINITY)
        : Estimate.proportion(correct, asked);
  }
}
