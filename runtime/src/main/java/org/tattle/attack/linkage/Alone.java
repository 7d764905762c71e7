package org.tattle.attack.linkage;

import java.util.ArrayList;
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
 * @param exposed the rows that are alone by few columns, the most exposed first
 * @param fixes what small changes would leave alone, those that leave fewest first
 */
public record Alone(
    List<String> known,
    int alone,
    int rows,
    Estimate among,
    Optional<Double> population,
    List<Without> without,
    List<Exposed> exposed,
    List<Fix> fixes)
    implements Result {
  private static final Reading AMONG_ALL = new Reading("among_all", "alone among all", true);

  /** How many rows would be alone by the other columns if this one were not published. */
  public record Without(String column, int alone, int of) {}

  /**
   * A row that is alone by few columns.
   *
   * @param row whose it is: a row of the data
   * @param by the smallest set of columns by which it is alone
   * @param sets how many such sets there are, of which none holds another
   * @param mostly the column that most of them have
   */
  public record Exposed(int row, String by, int sets, String mostly) {}

  /**
   * A change to the table, made and counted in.
   *
   * @param fix as a script says it
   * @param alone how many rows are alone then, by the same columns
   * @param utility how much of what its columns told is left then, 0 to 1
   */
  public record Fix(String fix, int alone, double utility) {}

  public Alone {
    known = List.copyOf(known);
    exposed = List.copyOf(exposed);
    fixes = List.copyOf(fixes);
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
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT, "%,d of %,d rows are alone in the table%s.", alone, rows, fewest));
    fixes.stream()
        .findFirst()
        .ifPresent(
            fix ->
                notes.add(
                    String.format(
                        Locale.ROOT,
                        "the smallest change that leaves fewest alone is `%s`: %,d, with %.0f%% of"
                            + " what the columns told.",
                        fix.fix(),
                        fix.alone(),
                        100 * fix.utility())));
    return notes;
  }

  @Metric(doc = "share of rows that are alone in the table", share = true, headline = true)
  public Estimate inTable() {
    return Estimate.proportion(alone, Math.max(1, rows));
  }

  @Metric(doc = "share of rows whose owners are alone among all people", share = true)
  public Estimate amongAll() {
    return among;
  }

  @Detail(doc = "who is alone by few columns, and by which; the most exposed first")
  public List<Exposed> who() {
    return exposed;
  }

  @Detail(doc = "what small changes leave of those who are alone, each made and counted in")
  public List<Fix> mends() {
    return fixes;
  }

  @Detail(doc = "how many rows would be alone without a column, the one that helps most first")
  public List<Without> columns() {
    return without;
  }
}
