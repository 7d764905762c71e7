package org.tattle.dsl.run.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.dsl.run.record.RunRecord.Metric;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedLine;

/** A trend as tables and a chart. */
public final class TrendViews {
  private TrendViews() {}

  /** What each record found. */
  public static TableView records(Trend trend) {
    List<String> headers = new ArrayList<>(List.of("record", "made", "other than before"));
    headers.addAll(trend.paths());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < trend.records().size(); i++) {
      Trend.Kept kept = trend.records().get(i);
      List<String> other = trend.other(i);
      List<String> row = new ArrayList<>();
      row.add(kept.file());
      row.add(kept.run().made().replace("T", " ").replace("Z", ""));
      row.add(other.isEmpty() ? Numbers.MISSING : String.join(", ", other));
      trend.paths().forEach(path -> row.add(text(kept.run().metrics().get(path))));
      rows.add(row);
    }
    return TableView.of(trend.script(), headers, rows, List.of());
  }

  /** How each number went, beside what guessing gives. */
  public static TableView changes(Trend trend) {
    List<List<String>> rows =
        trend.changes().stream()
            .map(
                it ->
                    List.of(
                        it.path(),
                        Double.isNaN(it.chance()) ? Numbers.MISSING : Numbers.real(it.chance()),
                        text(it.first()),
                        text(it.last()),
                        it.way().name().toLowerCase(Locale.ROOT)))
            .toList();
    return TableView.of(
        "from the first to the last",
        List.of("number", "guessing", "first", "last", "now"),
        rows,
        List.of(
            "More and less are said where the intervals part; each speaks of other rows, and not of"
                + " other trainings."));
  }

  /** What was found from record to record; nothing of one record alone. */
  public static Optional<Figure> figure(Trend trend) {
    List<PlottedLine> lines = new ArrayList<>();
    for (String path : trend.paths()) {
      List<Trend.Kept> having = trend.having(path);
      List<Metric> found = having.stream().map(it -> it.run().metrics().get(path)).toList();
      lines.add(
          new PlottedLine(
              path,
              having.stream().mapToDouble(it -> trend.records().indexOf(it) + 1).toArray(),
              found.stream().mapToDouble(Metric::value).toArray(),
              found.stream().mapToDouble(Metric::lower).toArray(),
              found.stream().mapToDouble(Metric::upper).toArray()));
    }
    if (lines.isEmpty() || trend.records().size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.lines(
            trend.script(), "record, in the order in which they were made", "", false, lines));
  }

  private static String text(Metric metric) {
    return metric == null
        ? Numbers.MISSING
        : Numbers.estimate(metric.value(), metric.lower(), metric.upper());
  }
}
