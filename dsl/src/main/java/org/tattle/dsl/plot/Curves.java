package org.tattle.dsl.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tattle.component.ColumnName;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.RowSummary;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedLine;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.run.Fault;

/** Columns as lines over another: rows that agree in it, and in what splits them, are one point. */
final class Curves {
  private Curves() {}

  static Figure draw(
      String title,
      Map<String, PlotColumn> columns,
      ColumnName x,
      List<ColumnName> y,
      Optional<ColumnName> by) {
    List<PlottedLine> lines = new ArrayList<>();
    boolean share = true;
    for (ColumnName measure : y) {
      PlotColumn column = columns.get(measure.text());
      share &= column.share();
      groups(columns, column.values().size(), by)
          .forEach(
              (group, rows) -> {
                String name =
                    group.isEmpty()
                        ? measure.text()
                        : y.size() == 1 ? group : measure + ", " + group;
                line(name, columns.get(x.text()), column, rows).ifPresent(lines::add);
              });
    }
    if (lines.isEmpty()) {
      throw Fault.of(RunFaults.NO_POINTS).at("y");
    }
    String label = y.size() == 1 ? y.get(0).text() : "";
    Figure figure = Figures.lines(title, x.text(), label, share, lines);
    List<String> notes = new ArrayList<>(figure.notes());
    Stream.concat(Stream.of(x), y.stream())
        .forEach(
            name ->
                Caveat.unproved(columns.get(name.text()).values())
                    .ifPresent(caveat -> notes.add("%s is %s.".formatted(name, caveat))));
    if (lines.stream().anyMatch(PlottedLine::spread)) {
      notes.add("Bars: the interval of one run, or the lowest and the highest of several.");
    }
    return new Figure(figure.title(), figure.x(), figure.y(), figure.series(), notes);
  }

  /** The rows of each value of a column, in the order in which they come. */
  private static Map<String, List<Integer>> groups(
      Map<String, PlotColumn> columns, int rows, Optional<ColumnName> by) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      int at = row;
      String group =
          by.map(b -> b + " = " + plain(columns.get(b.text()).values().get(at))).orElse("");
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static String plain(Object value) {
    if (value instanceof Double number && number == Math.rint(number)) {
      return String.valueOf(number.longValue());
    }
    return String.valueOf(value);
  }

  private static boolean counts(Object value) {
    return value instanceof Estimate || value instanceof Number;
  }

  private static Optional<PlottedLine> line(
      String name, PlotColumn x, PlotColumn y, List<Integer> rows) {
    Map<Double, List<Object>> points = new TreeMap<>();
    for (int row : rows) {
      Object at = x.values().get(row);
      Object value = y.values().get(row);
      if (counts(at) && counts(value)) {
        points.computeIfAbsent(RowSummary.number(at), p -> new ArrayList<>()).add(value);
      }
    }
    List<RowSummary> spreads =
        points.values().stream().map(RowSummary::of).map(s -> s.orElse(null)).toList();
    if (points.isEmpty() || spreads.stream().anyMatch(Objects::isNull)) {
      return Optional.empty();
    }
    return Optional.of(
        new PlottedLine(
            name,
            points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
            spreads.stream().mapToDouble(RowSummary::value).toArray(),
            spreads.stream().mapToDouble(RowSummary::low).toArray(),
            spreads.stream().mapToDouble(RowSummary::high).toArray()));
  }
}
