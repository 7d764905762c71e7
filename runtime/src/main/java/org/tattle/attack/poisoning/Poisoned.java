package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.model.Access;
import org.tattle.run.MessageText;
import org.tattle.subject.Target;
import org.tattle.subject.part.Part;

/** What came of poison: of the model that learned from it, and of the sieves that met it. */
public interface Poisoned extends Result {

  /** The model beside the one without. */
  PoisonTrial trial();

  @Override
  default Threat threat() {
    return Threat.POISONING;
  }

  @Override
  default List<Exhibit> exhibits() {
    return trial().curves();
  }

  /** What there is to say of sieves. */
  default List<String> sifting() {
    List<String> notes = new ArrayList<>();
    found()
        .ifPresent(
            found ->
                notes.add(
                    MessageText.of(
                        "defenses left %.1f%% of the planted rows out of the training, and %.1f%%"
                            + " of the others.",
                        100 * found.value(), 100 * alarms().map(Estimate::value).orElse(0.0))));
    return notes;
  }

  @Metric(
      doc = "share of non-members as they are that the poisoned model classifies rightly",
      share = true)
  default Estimate clean() {
    return trial().clean();
  }

  @Metric(
      doc =
          "share of non-members as they are that the target, which was not poisoned, classifies rightly",
      share = true)
  default Estimate cleanBefore() {
    return trial().cleanBefore();
  }

  @Metric(doc = "members that were poisoned")
  default Estimate poison() {
    return Estimate.exact(trial().poisoned());
  }

  @Metric(
      doc = "share of the planted rows that defenses of the data left out of the training",
      share = true)
  default Optional<Estimate> found() {
    return trial().found();
  }

  @Metric(doc = "share of the other rows that they left out", share = true)
  default Optional<Estimate> alarms() {
    return trial().alarms();
  }

  @Metric(
      doc =
          "area under the ROC of their scores: how often a planted row has a higher one than"
              + " another row; of several defenses the best")
  default Optional<Estimate> detection() {
    return trial().rocs().stream().map(Roc::auc).max(Comparator.comparingDouble(Estimate::value));
  }

  @Detail(doc = "rows that defenses of the data left out of the training, and why")
  default List<PoisonTrial.Suspect> suspects() {
    return trial().suspects();
  }

  @Part(
      doc = "the model that learned from poisoned rows",
      shows = {
        Access.LABELS,
        Access.MEMBERS,
        Access.LOSSES,
        Access.PROBABILITIES,
        Access.GRADIENTS,
        Access.QUERIES
      })
  default Target model() {
    return trial().model();
  }
}
