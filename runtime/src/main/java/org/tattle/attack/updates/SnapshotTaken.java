package org.tattle.attack.updates;

import java.util.List;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.attack.membership.Membership;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.MessageText;
import org.tattle.subject.Target;
import org.tattle.subject.part.Part;

/**
 * A model from the middle of a federation.
 *
 * @param taken the model, whose members are the rows of whose it is
 * @param ranked what its losses tell of these
 */
public record SnapshotTaken(Target taken, Membership ranked) implements Result {

  @Part(
      doc = "the model that was taken",
      shows = {
        Access.LABELS,
        Access.MEMBERS,
        Access.LOSSES,
        Access.PROBABILITIES,
        Access.GRADIENTS,
        Access.QUERIES
      })
  public Target model() {
    return taken;
  }

  @Override
  public Threat threat() {
    return ranked.threat();
  }

  @Override
  public List<Leak> leaks() {
    return ranked.leaks();
  }

  @Override
  public List<Exhibit> exhibits() {
    return ranked.exhibits();
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "It was learned from %,d rows of whose it is; %,d others are nobody's.",
            taken.split().members().length, taken.split().nonmembers().length));
  }

  @Metric(
      doc = "how well losses tell rows of whose it is from others: 0.5 is guessing, 1 is certainty",
      max = 1,
      headline = true)
  public Estimate auc() {
    return ranked.auc();
  }

  @Metric(doc = "rows of whose it is")
  public Estimate rows() {
    return Estimate.exact(taken.split().members().length);
  }
}
