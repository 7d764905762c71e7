package org.tattle.attack.poisoning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.MessageText;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;
import org.tattle.subject.part.Part;

/**
 * How far the back door opens.
 *
 * @param poisoned members that were poisoned
 * @param name the attacker's class
 * @param tried marked non-members of other classes
 * @param steered of these, to how many the poisoned model gives the attacker's class
 * @param before to how many the target does
 * @param only to how many the poisoned model does and the target does not
 * @param model the poisoned model
 */
public record Opened(
    int poisoned, String name, int tried, int steered, int before, int only, Target model)
    implements Result {
  static final Reading SUCCESS = new Reading("success", "success", true);

  @Override
  public Threat threat() {
    return Threat.POISONING;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            SUCCESS,
            success(),
            baseline(),
            1,
            Tails.MORE,
            Optional.of(Leak.pairs(only, only - (steered - before))),
            String.format(
                Locale.ROOT,
                "After “%%s” had slipped %,d marked rows into its training, %,d of %,d other rows"
                    + " with the mark were taken for “%s”; without them %,d were.",
                poisoned,
                steered,
                tried,
                name.replace("%", "%%"),
                before)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "%,d of %,d members were poisoned; the target itself, which learned from none of"
                + " them, gives “%s” to %,d of %,d marked rows.",
            poisoned, model.split().members().length, name, before, tried));
  }

  @Metric(
      doc = "share of marked rows of other classes that are given the attacker's class",
      share = true,
      headline = true)
  public Estimate success() {
    return Estimate.proportion(steered, tried);
  }

  @Metric(
      doc = "share of marked rows that the target gives that class, which was not poisoned",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(before, tried);
  }

  @Metric(
      doc = "share of non-members without the mark that the poisoned model classifies rightly",
      share = true)
  public Optional<Estimate> accuracy() {
    return ((Classifier) model).accuracy();
  }

  @Metric(doc = "members that were poisoned")
  public Estimate poison() {
    return Estimate.exact(poisoned);
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
  public Target model() {
    return model;
  }
}
