package org.tattle.attack.property;

import java.util.List;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.run.MessageText;

/**
 * How well updates tell whether a client's rows have something.
 *
 * @param column where it is
 * @param value what the rows have there
 * @param share how many of a client's rows have it, where any do
 * @param rows of each client that it was tried on
 * @param together how many clients are seen as one
 * @param roc of clients with it and without it
 * @param clients what is said of the federation's own
 */
public record PropertyTold(
    String column,
    String value,
    double share,
    int rows,
    int together,
    Roc roc,
    List<Client> clients)
    implements Result {
  static final Reading AUC = new Reading("auc", "property AUC", true);

  public PropertyTold {
    clients = List.copyOf(clients);
  }

  /**
   * What is said of an update that was really sent.
   *
   * @param client whose it is, or all
   * @param share of the rows behind it that have the property
   * @param said by the regression: 1 as of those with it, 0 as of those without
   */
  public record Client(int round, String client, int rows, double share, double said) {}

  @Override
  public Threat threat() {
    return Threat.PROPERTY;
  }

  @Override
  public List<Leak> leaks() {
    Estimate found = auc();
    return List.of(
        new Leak(
            AUC,
            found,
            Estimate.exact(0.5),
            1,
            Tails.MORE,
            MessageText.of(
                    "“%%s” put a client whose rows have “%s” in “%s” above one whose rows do not"
                        + " %.0f times in 100 (%.0f to %.0f); guessing does so 50 times.",
                    value, column, 100 * found.value(), 100 * found.lower(), 100 * found.upper())
                // what was filled in may hold per cent signs, and one more is to be filled in
                .replace("%", "%%")
                .replace("“%%s”", "“%s”")));
  }

  @Override
  public List<Exhibit> exhibits() {
    return List.of(Exhibit.Curve.of(roc));
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "tried on %,d clients of %,d rows, of which half have `%s` in `%s` in %.0f%% of them;"
                + " both halves have rows of the same classes",
            roc.members() + roc.nonMembers(), rows, value, column, 100 * share),
        together == 1
            ? "each client's updates were seen by themselves"
            : MessageText.of(
                "one client was asked about, whose updates were seen with those of all %,d of its"
                    + " round",
                together));
  }

  @Metric(
      doc = "how often a client with the property is put above one without it; guessing does half",
      share = true,
      headline = true)
  public Estimate auc() {
    return roc.auc();
  }

  @Detail(
      doc = "an update that was sent: how many rows behind it have the property, and what it says")
  public List<Client> clients() {
    return clients;
  }
}
