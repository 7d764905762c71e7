package org.tattle.attack.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.MessageText;
import org.tattle.subject.Target;
import org.tattle.subject.part.Part;

/**
 * How well a copy came out.
 *
 * @param asked queries that the target answered
 * @param refused queries that it did not, for a limit
 * @param known rows whose true classes the one that never asked learned from
 * @param price what 1,000 queries cost
 * @param reached how far fewer answers went, and last all of them
 * @param copy the copy
 */
public record Copied(
    int asked, int refused, int known, double price, List<Reached> reached, Target copy)
    implements Result {
  /** What a copy is worth, of whichever attack of this family. */
  static final Reading FIDELITY = new Reading("fidelity", "fidelity", true);

  public Copied {
    reached = List.copyOf(reached);
  }

  /** How far so many answers went. */
  record Reached(int queries, Agreement agreement) {}

  /**
   * A point of the curve.
   *
   * @param queries that were answered
   * @param cost of these, in the money of the price
   * @param fidelity how often the copy gives the target's class
   * @param lower the lower end of its interval
   * @param upper the upper end
   * @param baseline the same of a model that learned from as many rows without asking
   */
  public record Point(
      int queries, double cost, double fidelity, double lower, double upper, double baseline) {}

  private Agreement last() {
    return reached.get(reached.size() - 1).agreement;
  }

  @Override
  public Threat threat() {
    return Threat.EXTRACTION;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            FIDELITY,
            fidelity(),
            baseline(),
            1,
            Tails.MORE,
            Optional.of(last().pairs()),
            MessageText.of(
                "After %,d questions “%%s” had a copy that gave the same answer for %,d of %,d"
                    + " rows; one that learned from %,d rows without asking did for %,d.",
                asked, last().alike(), last().apart(), known, last().alone())));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "a model trained on %,d of the rows and their true classes, without asking, agrees"
                + " with the target on %,d of %,d rows.",
            known, last().alone(), last().apart()));
    if (refused > 0) {
      notes.add(MessageText.of("%,d queries were refused.", refused));
    }
    return notes;
  }

  @Metric(doc = "share of rows on which copy and target agree", share = true, headline = true)
  public Estimate fidelity() {
    return last().fidelity();
  }

  @Metric(doc = "fidelity of a model that learned without asking", share = true)
  public Estimate baseline() {
    return last().baseline();
  }

  @Metric(doc = "share of rows that the copy classifies rightly", share = true)
  public Estimate accuracy() {
    return last().accuracy();
  }

  @Metric(doc = "queries that the target answered")
  public Estimate queries() {
    return Estimate.exact(asked);
  }

  @Metric(doc = "what these cost, in the money of `price`")
  public Estimate cost() {
    return Estimate.exact(asked * price / 1000);
  }

  @Detail(doc = "how far fewer answers went, and what they cost")
  public List<Point> curve() {
    return reached.stream()
        .map(
            it ->
                new Point(
                    it.queries,
                    it.queries * price / 1000,
                    it.agreement.fidelity().value(),
                    it.agreement.fidelity().lower(),
                    it.agreement.fidelity().upper(),
                    it.agreement.baseline().value()))
        .toList();
  }

  @Part(
      doc = "the model that was copied",
      shows = {
        Access.LABELS,
        Access.MEMBERS,
        Access.LOSSES,
        Access.PROBABILITIES,
        Access.GRADIENTS,
        Access.QUERIES
      })
  @Override
  public Target copy() {
    return copy;
  }
}
