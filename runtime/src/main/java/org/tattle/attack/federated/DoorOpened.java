package org.tattle.attack.federated;

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
import org.tattle.run.MessageText;

/**
 * How far bad clients opened a back door.
 *
 * @param name the attacker's class
 * @param clients how many were the attacker's
 * @param among of how many
 * @param tried marked rows of other classes that no client has
 * @param steered to how many of these the model gives the attacker's class
 * @param before to how many it does without bad clients
 * @param only to how many with them alone
 * @param accuracyWith what it gets right of rows as they are, with bad clients
 * @param accuracyWithout the same without them
 */
public record DoorOpened(
    String name,
    int clients,
    int among,
    int tried,
    int steered,
    int before,
    int only,
    Optional<Estimate> accuracyWith,
    Optional<Estimate> accuracyWithout)
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
                "With %,d of %,d clients “%%s” had %,d of %,d rows with the mark taken for “%s”;"
                    + " without them %,d were.",
                clients,
                among,
                steered,
                tried,
                name.replace("%", "%%"),
                before)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "%,d of %,d clients are the attacker's; without them the model gives “%s” to %,d of"
                + " %,d marked rows.",
            clients, among, name, before, tried));
  }

  @Metric(
      doc = "share of marked rows of other classes that are given the attacker's class",
      share = true,
      headline = true)
  public Estimate success() {
    return Estimate.proportion(steered, tried);
  }

  @Metric(doc = "share of marked rows that are given that class without bad clients", share = true)
  public Estimate baseline() {
    return Estimate.proportion(before, tried);
  }

  @Metric(
      doc = "share of non-members that the model classifies rightly, bad clients and all",
      share = true)
  public Optional<Estimate> accuracy() {
    return accuracyWith;
  }

  @Metric(doc = "share of non-members that it classifies rightly without bad clients", share = true)
  public Optional<Estimate> accuracyBefore() {
    return accuracyWithout;
  }
}
