package org.tattle.attack.property;

import java.util.ArrayList;
import java.util.List;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.run.MessageText;

/**
 * How well a share of the training rows is told.
 *
 * @param column where it is
 * @param value what the rows have there
 * @param shares the two that were told apart
 * @param right of how many models that were not seen before rightly
 * @param tried of how many it was tried
 * @param estimate the target's share, as the attack says
 * @param actual as it is
 * @param rows of each model that was learned from
 * @param members rows that the target was trained on
 */
public record ShareTold(
    String column,
    String value,
    List<Double> shares,
    int right,
    int tried,
    Estimate estimate,
    double actual,
    int rows,
    int members)
    implements Result {
  /** Models are alike whose rows are not so many times as many. */
  private static final double ALIKE = 1.25;

  static final Reading ACCURACY = new Reading("accuracy", "shares told apart", true);

  public ShareTold {
    shares = List.copyOf(shares);
  }

  @Override
  public Threat threat() {
    return Threat.PROPERTY;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            ACCURACY,
            accuracy(),
            Estimate.exact(0.5),
            1,
            Tails.MORE,
            MessageText.of(
                    "Of %,d models like it, “%%s” told for %,d whether %.0f%% or %.0f%% of their"
                        + " rows had “%s” in “%s”; of the model itself it says %.0f%% (%.0f%% to"
                        + " %.0f%%).",
                    tried,
                    right,
                    100 * shares.get(0),
                    100 * shares.get(1),
                    value,
                    column,
                    100 * estimate.value(),
                    100 * estimate.lower(),
                    100 * estimate.upper())
                // what was filled in may hold per cent signs, and one more is to be filled in
                .replace("%", "%%")
                .replace("“%%s”", "“%s”")));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "%.1f%% of the rows that it was trained on have `%s` in `%s`; the attack says %.1f%%"
                + " (%.1f%% to %.1f%%), by models of %,d rows each.",
            100 * actual,
            value,
            column,
            100 * estimate.value(),
            100 * estimate.lower(),
            100 * estimate.upper(),
            rows));
    if (members > rows * ALIKE || members * ALIKE < rows) {
      notes.add(
          MessageText.of(
              "it was trained on %,d rows, and models of so many more or fewer are not alike: the"
                  + " interval of the share does not hold for it.",
              members));
    }
    return notes;
  }

  @Metric(
      doc = "share of models not seen before of which it tells rightly which of two shares it is",
      share = true,
      headline = true)
  public Estimate accuracy() {
    return Estimate.proportion(right, tried);
  }

  @Metric(doc = "the share in the target's training rows, as the attack says", share = true)
  public Estimate share() {
    return estimate;
  }

  @Metric(doc = "the share in the target's training rows, as it is", share = true)
  public Estimate truth() {
    return Estimate.exact(actual);
  }
}
