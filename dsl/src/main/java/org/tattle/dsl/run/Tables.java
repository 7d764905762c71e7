package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.component.Measure;
import org.tattle.dsl.check.GroupTask;
import org.tattle.dsl.check.Typed;
import org.tattle.dsl.show.Audited;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Spread;
import org.tattle.dsl.show.Summary;
import org.tattle.dsl.show.TableView;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.measure.Trainings;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What sweeps found, as tables. */
final class Tables {
  /** The axis whose points are trainings of the same thing. */
  private static final String SEED = "seed";

  private Tables() {}

  /** A row a point: the axes, and the numbers that matter most. */
  static TableView of(Grid grid) {
    Map<String, Typed> columns = headlines(grid);
    List<String> headers = new ArrayList<>(grid.axes());
    headers.addAll(columns.keySet());
    List<List<String>> rows = new ArrayList<>();
    for (Grid.Row row : grid.rows()) {
      List<String> cells = new ArrayList<>();
      grid.axes().forEach(axis -> cells.add(Views.text(row.values().get(axis), false)));
      columns.forEach(
          (heading, of) ->
              cells.add(Views.cell(new Evaluator(row.values()).of(of), Views.share(of))));
      rows.add(cells);
    }
    rows.addAll(overSeeds(grid, columns));
    List<String> notes = new ArrayList<>(unproved(grid, columns));
    if (rows.size() > grid.rows().size()) {
      notes.add(
          "mean: over the trainings; its interval speaks of other trainings and other rows, those"
              + " above it of other rows alone.");
    } else {
      notes.addAll(
          Summary.ofOneTraining(columns.values().stream().flatMap(of -> grid.column(of).stream())));
    }
    if (columns.size() < grid.columns().size()) {
      notes.add("It has more columns: " + String.join(", ", others(grid, columns)) + ".");
    }
    return TableView.of(grid.name(), headers, rows, notes).keyed(grid.axes().size());
  }

  /** A row for all seeds of a sweep, one for each point of the other axes: means over trainings. */
  private static List<List<String>> overSeeds(Grid grid, Map<String, Typed> columns) {
    List<List<String>> rows = new ArrayList<>();
    if (!grid.axes().contains(SEED)) {
      return rows;
    }
    List<String> others = grid.axes().stream().filter(axis -> !axis.equals(SEED)).toList();
    groups(grid, others)
        .forEach(
            (key, members) -> {
              if (members.size() < 2) {
                return;
              }
              Grid part = new Grid(grid.name(), grid.axes(), grid.columns(), members);
              List<String> cells = new ArrayList<>();
              grid.axes()
                  .forEach(
                      axis ->
                          cells.add(
                              axis.equals(SEED)
                                  ? "mean"
                                  : Views.text(key.get(others.indexOf(axis)), false)));
              columns.values().forEach(of -> cells.add(mean(part.column(of), Views.share(of))));
              rows.add(cells);
            });
    return rows;
  }

  /** The mean of what has an interval in every training. */
  private static String mean(List<Object> values, boolean share) {
    boolean all =
        values.stream().allMatch(value -> value instanceof Estimate e && e.lower() < e.upper());
    return all
        ? Views.cell(Trainings.mean(values.stream().map(Estimate.class::cast).toList()), share)
        : Numbers.MISSING;
  }

  /** The rows that agree in some axes, by their values there. */
  private static Map<List<Object>, List<Grid.Row>> groups(Grid grid, List<String> axes) {
    Map<List<Object>, List<Grid.Row>> groups = new LinkedHashMap<>();
    for (Grid.Row row : grid.rows()) {
      List<Object> key = axes.stream().map(axis -> row.values().get(axis)).toList();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /** Why numbers of some columns guarantee nothing, if there are such. */
  private static List<String> unproved(Grid grid, Map<String, Typed> columns) {
    return columns.entrySet().stream()
        .flatMap(
            column ->
                Caveat.unproved(grid.column(column.getValue())).stream()
                    .map(caveat -> "%s: %s%s.".formatted(column.getKey(), Numbers.ABOUT, caveat)))
        .toList();
  }

  private static List<String> others(Grid grid, Map<String, Typed> shown) {
    return grid.columns().keySet().stream().filter(h -> !shown.containsKey(h)).toList();
  }

  private static Map<String, Typed> headlines(Grid grid) {
    Map<String, Typed> columns = new LinkedHashMap<>();
    grid.columns()
        .forEach(
            (heading, column) -> {
              if (column.headline()) {
                columns.put(heading, column.of());
              }
            });
    return columns;
  }

  /** The rows that agree in some axes as one: their mean, the lowest and the highest. */
  static TableView of(Grid grid, GroupTask group) {
    Map<String, Typed> columns = group.columns().isEmpty() ? headlines(grid) : group.columns();
    List<String> headers = new ArrayList<>(group.axes());
    headers.add("rows");
    headers.addAll(columns.keySet());
    List<List<String>> rows = new ArrayList<>();
    groups(grid, group.axes())
        .forEach(
            (key, members) -> {
              List<String> cells = new ArrayList<>();
              key.forEach(value -> cells.add(Views.text(value, false)));
              cells.add(Numbers.count(members.size()));
              Grid part = new Grid(grid.name(), grid.axes(), grid.columns(), members);
              columns.forEach((heading, of) -> cells.add(spread(part.column(of), Views.share(of))));
              rows.add(cells);
            });
    List<String> notes = new ArrayList<>(unproved(grid, columns));
    notes.add("Of several rows: their mean, with the lowest and the highest.");
    return TableView.of(grid.name(), headers, rows, notes).keyed(group.axes().size());
  }

  private static String spread(List<Object> values, boolean share) {
    return Spread.of(values)
        .map(
            s ->
                share
                    ? Numbers.share(s.value(), s.low(), s.high())
                    : Numbers.estimate(s.value(), s.low(), s.high()))
        .map(text -> Caveat.unproved(values).isPresent() ? Numbers.ABOUT + text : text)
        .orElse(Numbers.MISSING);
  }

  /** Every column in full, with the ends of its intervals, for other programs. */
  static TableView full(Grid grid) {
    Table table = Table.create(grid.name());
    for (String axis : grid.axes()) {
      List<Object> values = grid.rows().stream().map(row -> row.values().get(axis)).toList();
      if (values.stream().allMatch(Double.class::isInstance)) {
        table.addColumns(numbers(axis, values));
      } else {
        table.addColumns(StringColumn.create(axis, values.stream().map(String::valueOf).toList()));
      }
    }
    grid.columns()
        .forEach(
            (heading, column) -> {
              List<Object> values = grid.column(column.of());
              table.addColumns(numbers(heading, values));
              boolean wide =
                  values.stream().anyMatch(v -> v instanceof Estimate e && e.lower() < e.upper());
              if (wide) {
                table.addColumns(numbers(heading + ".lower", ends(values, false)));
                table.addColumns(numbers(heading + ".upper", ends(values, true)));
              }
              List<String> caveats = caveats(values);
              if (caveats.stream().anyMatch(text -> !text.isEmpty())) {
                table.addColumns(StringColumn.create(heading + ".caveat", caveats));
              }
            });
    return new TableView(grid.name(), table, List.of());
  }

  /** Why each number says less than it seems to; empty where it does not. */
  private static List<String> caveats(List<Object> values) {
    return values.stream()
        .map(value -> value instanceof Estimate e ? e.caveat().words() : "")
        .toList();
  }

  private static List<Object> ends(List<Object> values, boolean upper) {
    List<Object> ends = new ArrayList<>();
    for (Object value : values) {
      ends.add(value instanceof Estimate e ? (Object) (upper ? e.upper() : e.lower()) : value);
    }
    return ends;
  }

  private static DoubleColumn numbers(String name, List<Object> values) {
    double[] numbers =
        values.stream().mapToDouble(v -> v == null ? Double.NaN : Spread.number(v)).toArray();
    return DoubleColumn.create(name, numbers);
  }

  /** Every number of a target and of what attacked it, a row each, for other programs. */
  static TableView full(Audited audited, boolean results) {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    List<String> metrics = new ArrayList<>();
    if (!results) {
      read(audited.name(), audited.target(), names, metrics, values);
    }
    audited
        .results()
        .forEach(
            (result, found) -> read(audited.name() + "." + result, found, names, metrics, values));
    Table table =
        Table.create(
            audited.name(),
            StringColumn.create("name", names),
            StringColumn.create("metric", metrics),
            numbers("value", values),
            numbers("lower", ends(values, false)),
            numbers("upper", ends(values, true)),
            StringColumn.create("caveat", caveats(values)));
    return new TableView(audited.name(), table, List.of());
  }

  private static void read(
      String name, Object owner, List<String> names, List<String> metrics, List<Object> values) {
    for (Measure measure : Measure.of(owner.getClass())) {
      if (measure.arguments().isEmpty()) {
        names.add(name);
        metrics.add(measure.name());
        values.add(measure.read(owner, Map.of()));
      }
    }
  }
}
