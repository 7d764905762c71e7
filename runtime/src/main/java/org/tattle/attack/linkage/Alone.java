package org.tattle.attack.linkage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;

/**
 * Who is alone by what is known of people.
 *
 * @param known the columns that are known
 * @param alone rows that are alone in the table
 * @param rows rows in the table
 * @param among the share of rows whose owners are alone among all people
 * @param population how many people there are, if that was said
 * @param without how many would be alone if one column were not published
 */
public record Alone(
    List<String> known,
    int alone,
    int rows,
    Estimate among,
    Optional<Double> population,
    List<Without> without)
    implements Result {
  private static final Reading AMONG_ALL = new Reading("among_all", "alone among all", true);

  /** How many rows would be alone by the other columns if this one were not published. */
  public record Without(String column, int alone, int of) {}

  public Alone {
    known = List.copyOf(known);
    without = without.stream().sorted(Comparator.comparingInt(Without::alone)).toList();
  }

  @Override
  public Threat threat() {
    return Threat.ISOLATION;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            AMONG_ALL,
            among,
            Estimate.exact(rows == 0 ? 1 : 1.0 / rows),
            1,
            Tails.MORE,
            String.format(
                Locale.ROOT,
                "By %s “%%s” finds %,d of %,d rows alone in the table, and about %.2g%%%% of their"
                    + " owners alone among all people.",
                String.join(", ", known).replace("%", "%%"),
                alone,
                rows,
                100 * among.value())));
  }

  @Override
  public List<String> notes() {
    String fewest =
        without.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "; without “%s” %,d would be",
                without.get(0).column(),
                without.get(0).alone());
    return List.of(
        String.format(
            Locale.ROOT, "%,d of %,d rows are alone in the table%s.", alone, rows, fewest));
  }

  @Metric(doc = "share of rows that are alone in the table", share = true, headline = true)
  public Estimate inTable() {
    return Estimate.proportion(alone, Math.max(1, rows));
  }

  @Metric(doc = "share of rows whose owners are alone among all people", share = true)
  public Estimate amongAll() {
    return among;
  }

  @Detail(doc = "how many rows would be alone without a column, the one that helps most first")
  public List<Without> columns() {
    return without;
  }
}
