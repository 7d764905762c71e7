package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Tails;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.AttackFaults;

/**
 * What flipped labels did to a model.
 *
 * @param tried non-members that were looked at: of the one class, if there is one
 * @param missed of these, how many the poisoned model takes for another class, or for the one
 * @param before how many the target does
 * @param only how many the poisoned model does and the target does not
 * @param aim the class that rows were to be taken for, if it was one
 */
public record Flipped(
    PoisonTrial trial, int tried, int missed, int before, int only, Optional<String> aim)
    implements Poisoned {
  static final Reading SUCCESS = new Reading("success", "success", true);

  /**
   * The same question of a target that was trained once more, without any flip: what that loses is
   * the luck of a training.
   */
  static Counterpart unflipped(int missed, int usual, int tried) {
    return new Counterpart(
        new Leak(
            SUCCESS,
            Intervals.clopperPearson(missed, tried, 0.99),
            Intervals.clopperPearson(usual, tried, 0.99),
            1,
            Tails.MORE,
            ""),
        AttackFaults.CONTROL_UNFLIPPED,
        "where no label was flipped, and no more rows are lost",
        "The control of “%s” failed: without any flipped label the model loses rows as well (%s"
            + " of them).");
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
            Optional.of(Leak.pairs(only, only - (missed - before))),
            String.format(
                Locale.ROOT,
                "After “%%s” had given %,d rows of its training other labels, %,d of %,d other rows"
                    + " were misclassified; before it were %,d.",
                trial.poisoned(),
                missed,
                tried,
                before)));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "%,d members got another label; the target itself, which learned from none of them,"
                + " gets %,d of %,d rows wrong.",
            trial.poisoned(), before, tried));
    notes.addAll(sifting());
    return notes;
  }

  @Metric(
      doc =
          "share of non-members that the poisoned model gets wrong; with `from` and `to`, of rows"
              + " of the one class taken for the other",
      share = true,
      headline = true)
  public Estimate success() {
    return Estimate.proportion(missed, tried);
  }

  @Metric(
      doc = "share of these rows that the target, whose labels nobody flipped, gets wrong",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(before, tried);
  }
}
