package org.tattle.target;

import java.util.Optional;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.nn.Trained;
import org.tattle.privacy.Spent;

/** A trained model with everything that made it: what attacks attack. */
public final class Target {
  private final Blueprint blueprint;
  private final Trained trained;
  private final Answers answers;
  private final Optional<Spent> spent;

  Target(Blueprint blueprint, Trained trained, Answers answers, Optional<Spent> spent) {
    this.blueprint = blueprint;
    this.trained = trained;
    this.answers = answers;
    this.spent = spent;
  }

  /** What it was made from. */
  public Blueprint blueprint() {
    return blueprint;
  }

  /** The model behind the answers. */
  public Trained trained() {
    return trained;
  }

  /** What it answers for its members, then its non-members. */
  public Answers answers() {
    return answers;
  }

  /** Whether answer {@code i} is for a row that it was trained on. */
  public boolean member(int i) {
    return i < blueprint.split().members().length;
  }

  /** The differential privacy that its training spent, if it gives any. */
  public Optional<Spent> spent() {
    return spent;
  }

  @Metric(doc = "share of non-members that it classifies rightly", share = true)
  public Estimate accuracy() {
    return right(false);
  }

  @Metric(doc = "share of members that it classifies rightly", share = true)
  public Estimate trainAccuracy() {
    return right(true);
  }

  @Metric(doc = "share of non-members that it classifies rightly", share = true)
  public Estimate testAccuracy() {
    return right(false);
  }

  @Metric(doc = "epsilon that its training spent; infinite without differential privacy")
  public Estimate eps() {
    return Estimate.exact(spent.map(Spent::epsilon).orElse(Double.POSITIVE_INFINITY));
  }

  @Metric(doc = "delta that its training spent")
  public Estimate delta() {
    return Estimate.exact(spent.map(Spent::delta).orElse(0.0));
  }

  private Estimate right(boolean members) {
    int correct = 0;
    int asked = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (member(i) == members) {
        asked++;
        correct += answers.correct(i) ? 1 : 0;
      }
    }
    return Estimate.proportion(correct, asked);
  }
}
