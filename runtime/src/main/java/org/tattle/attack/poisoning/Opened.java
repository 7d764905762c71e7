package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Tails;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.AttackFaults;

/**
 * How far the back door opens.
 *
 * @param name the attacker's class
 * @param reached with the share of poison that was asked for
 * @param all with every share that was tried, ascending
 */
public record Opened(PoisonTrial trial, String name, Reached reached, List<Reached> all)
    implements Poisoned {
  static final Reading SUCCESS = new Reading("success", "success", true);

  public Opened {
    all = List.copyOf(all);
  }

  /**
   * How far a share of poison went.
   *
   * @param share of the members that were poisoned
   * @param tried marked non-members of other classes
   * @param steered of these, to how many the poisoned model gives the attacker's class
   * @param before to how many the target does
   * @param only to how many the poisoned model does and the target does not
   * @param clean what the poisoned model gets right of the non-members as they are
   */
  record Reached(double share, int tried, int steered, int before, int only, Estimate clean) {
    Estimate success() {
      return Estimate.proportion(steered, tried);
    }
  }

  /**
   * A point of the curve over the share of poison.
   *
   * @param share of the members that are poisoned
   * @param success share of marked rows that are given the attacker's class
   * @param lower the lower end of its interval
   * @param upper the upper end
   * @param clean share of rows as they are that the poisoned model classifies rightly
   */
  public record Point(double share, double success, double lower, double upper, double clean) {}

  /**
   * The same question about rows without the mark. A model that gives these to the attacker's class
   * as well leans to it by itself, and no mark is needed for that. A little it may lean, for it has
   * seen more rows of that class; so the two rates are held to each other as they are.
   */
  public static Counterpart unmarked(int leaning, int usual, int tried) {
    return new Counterpart(
        new Leak(
            SUCCESS,
            Intervals.clopperPearson(leaning, tried, 0.99),
            Intervals.clopperPearson(usual, tried, 0.99),
            1,
            Tails.MORE,
            ""),
        AttackFaults.CONTROL_POISON,
        "on rows without the mark, where no more than without poison is right",
        "The control of “%s” failed: the poisoned model says the attacker's class of rows"
            + " without the mark as well (%s of them), so the mark is not what steers it.");
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
            Optional.of(
                Leak.pairs(reached.only, reached.only - (reached.steered - reached.before))),
            String.format(
                Locale.ROOT,
                "After “%%s” had slipped %,d marked rows into its training, %,d of %,d other rows"
                    + " with the mark were taken for “%s”; without them %,d were.",
                trial.poisoned(),
                reached.steered,
                reached.tried,
                name.replace("%", "%%"),
                reached.before)));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "%,d of %,d members were poisoned; the target itself, which learned from none of"
                + " them, gives “%s” to %,d of %,d marked rows.",
            trial.poisoned(),
            trial.target().made().split().members().length,
            name,
            reached.before,
            reached.tried));
    notes.addAll(sifting());
    return notes;
  }

  @Override
  public List<Exhibit> exhibits() {
    List<Exhibit> exhibits = new ArrayList<>(trial.curves());
    if (all.size() > 1) {
      exhibits.add(
          new Exhibit.Line(
              "share of members poisoned",
              "success",
              all.stream().mapToDouble(Reached::share).toArray(),
              all.stream().map(Reached::success).toList(),
              "marked rows of other classes that are given the attacker's"));
    }
    return exhibits;
  }

  @Metric(
      doc = "share of marked rows of other classes that are given the attacker's class",
      share = true,
      headline = true)
  public Estimate success() {
    return reached.success();
  }

  @Metric(
      doc = "share of marked rows that the target gives that class, which was not poisoned",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(reached.before, reached.tried);
  }

  @Detail(doc = "how far other shares of poison went")
  public List<Point> curve() {
    return all.stream()
        .map(
            it ->
                new Point(
                    it.share,
                    it.success().value(),
                    it.success().lower(),
                    it.success().upper(),
                    it.clean.value()))
        .toList();
  }
}
