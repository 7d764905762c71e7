package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tattle.attack.Result;
import org.tattle.component.Measure;
import org.tattle.data.WrittenTable;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.task.GroupTask;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.RowSummary;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditSummary;
import org.tattle.dsl.show.audit.Searched;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.measure.Trainings;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What sweeps found, as tables. */
public final class Tables {
  /** The axis whose points are trainings of the same thing. */
  private static final String SEED = "seed";

  private Tables() {}

  /** Rows that were given to the public, as they are written there. */
  public static TableView of(String name, WrittenTable rows) {
    Table table = Table.create(name);
    rows.columns()
        .forEach(column -> table.addColumns(StringColumn.create(column.name(), column.texts())));
    return new TableView(name, table, List.of());
  }

  /** A row a point: the axes, and the numbers that matter most. */
  public static TableView of(SweepTable grid) {
    Map<String, Typed> columns = headlines(grid);
    List<String> headers = new ArrayList<>(grid.axes());
    headers.addAll(columns.keySet());
    List<List<String>> rows = new ArrayList<>();
    for (SweepTable.Row row : grid.rows()) {
      List<String> cells = new ArrayList<>();
      grid.axes().forEach(axis -> cells.add(Views.text(row.values().get(axis), false)));
      columns.forEach(
          (heading, of) ->
              cells.add(Views.cell(new Evaluator(row.values()).of(of), Views.share(of))));
      rows.add(cells);
    }
    rows.addAll(overSeeds(grid, columns));
    List<String> notes = new ArrayList<>(unproved(grid, columns));
    notes.addAll(Searched.notes(attacked(grid).toList()));
    if (rows.size() > grid.rows().size()) {
      notes.add(
          "mean: over the trainings; its interval speaks of other trainings and other rows, those"
              + " above it of other rows alone.");
    } else {
      notes.addAll(
          AuditSummary.ofOneTraining(
              attacked(grid), columns.values().stream().flatMap(of -> grid.column(of).stream())));
    }
    if (columns.size() < grid.columns().size()) {
      notes.add("It has more columns: " + String.join(", ", others(grid, columns)) + ".");
    }
    return TableView.of(grid.name(), headers, rows, notes).keyed(grid.axes().size());
  }

  private static Stream<Attacked> attacked(SweepTable grid) {
    return grid.rows().stream()
        .flatMap(row -> row.values().values().stream())
        .filter(Attacked.class::isInstance)
        .map(Attacked.class::cast);
  }

  /** A row for all seeds of a sweep, one for each point of the other axes: means over trainings. */
  private static List<List<String>> overSeeds(SweepTable grid, Map<String, Typed> columns) {
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
              SweepTable part = new SweepTable(grid.name(), grid.axes(), grid.columns(), members);
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
  private static Map<List<Object>, List<SweepTable.Row>> groups(
      SweepTable grid, List<String> axes) {
    Map<List<Object>, List<SweepTable.Row>> groups = new LinkedHashMap<>();
    for (SweepTable.Row row : grid.rows()) {
      List<Object> key = axes.stream().map(axis -> row.values().get(axis)).toList();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /** Why numbers of some columns guarantee nothing, if there are such. */
  private static List<String> unproved(SweepTable grid, Map<String, Typed> columns) {
    return columns.entrySet().stream()
        .flatMap(
            column ->
                Caveat.unproved(grid.column(column.getValue())).stream()
                    .map(caveat -> "%s: %s%s.".formatted(column.getKey(), Numbers.ABOUT, caveat)))
        .toList();
  }

  private static List<String> others(SweepTable grid, Map<String, Typed> shown) {
    return grid.columns().keySet().stream().filter(h -> !shown.containsKey(h)).toList();
  }

  private static Map<String, Typed> headlines(SweepTable grid) {
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
  public static Compared compared(SweepTable grid, GroupTask group, Audience audience) {
    return new Compared(of(grid, group), full(grid, group), audience);
  }

  private static TableView full(SweepTable grid, GroupTask group) {
    Map<String, Typed> columns = group.columns().isEmpty() ? headlines(grid) : group.columns();
    Map<List<Object>, List<SweepTable.Row>> groups = groups(grid, group.axes());
    Table table = Table.create(grid.name());
    for (int i = 0; i < group.axes().size(); i++) {
      int at = i;
      add(table, group.axes().get(i), groups.keySet().stream().map(key -> key.get(at)).toList());
    }
    table.addColumns(
        numbers("rows", groups.values().stream().<Object>map(it -> (double) it.size()).toList()));
    columns.forEach(
        (heading, of) ->
            measured(
                table,
                heading,
                groups.values().stream()
                    .<Object>map(
                        rows ->
                            spread(
                                new SweepTable(grid.name(), grid.axes(), grid.columns(), rows), of))
                    .toList(),
                ".lowest",
                ".highest"));
    return new TableView(grid.name(), table, List.of());
  }

  /** The mean of what some rows have in a column, from the lowest to the highest. */
  private static Estimate spread(SweepTable rows, Typed of) {
    List<Object> values = rows.column(of);
    return RowSummary.of(values)
        .map(it -> new Estimate(it.value(), it.low(), it.high()))
        .map(it -> Caveat.unproved(values).map(it::doubted).orElse(it))
        .orElse(null);
  }

  private static TableView of(SweepTable grid, GroupTask group) {
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
              SweepTable part = new SweepTable(grid.name(), grid.axes(), grid.columns(), members);
              columns.forEach((heading, of) -> cells.add(spread(part.column(of), Views.share(of))));
              rows.add(cells);
            });
    List<String> notes = new ArrayList<>(unproved(grid, columns));
    notes.add(
        "Of several rows: their mean, with the lowest and the highest, and their deviation (sd).");
    return TableView.of(grid.name(), headers, rows, notes).keyed(group.axes().size());
  }

  private static String spread(List<Object> values, boolean share) {
    return RowSummary.of(values)
        .map(
            s ->
                (share
                        ? Numbers.share(s.value(), s.low(), s.high())
                        : Numbers.estimate(s.value(), s.low(), s.high()))
                    + (s.deviation() > 0 ? " sd " + deviation(s.deviation(), share) : ""))
        .map(text -> Caveat.unproved(values).isPresent() ? Numbers.ABOUT + text : text)
        .orElse(Numbers.MISSING);
  }

  private static String deviation(double deviation, boolean share) {
    return share ? Numbers.share(deviation) : Numbers.real(deviation);
  }

  /** Every column in full, with the ends of its intervals, for other programs. */
  public static TableView full(SweepTable grid) {
    Table table = Table.create(grid.name());
    for (String axis : grid.axes()) {
      add(table, axis, grid.rows().stream().map(row -> row.values().get(axis)).toList());
    }
    grid.columns().forEach((heading, column) -> measured(table, heading, grid.column(column.of())));
    return new TableView(grid.name(), table, List.of());
  }

  /** What a comparison shows, and every number of it. */
  public static Compared compared(
      CompareTask compare, List<Attacked> all, Evaluator evaluator, Audience audience) {
    return compare.by().isEmpty()
        ? new Compared(AuditSummary.table(all), full(all), audience)
        : new Compared(
            Views.comparison(compare, all, evaluator), full(compare, evaluator), audience);
  }

  private static TableView full(CompareTask compare, Evaluator evaluator) {
    Table table = Table.create("");
    table.addColumns(StringColumn.create(Views.subject(compare), compare.rows()));
    for (CompareTask.Column column : compare.by()) {
      List<Object> values = new ArrayList<>();
      for (String row : compare.rows()) {
        Typed reading = column.readings().get(row);
        values.add(reading == null ? null : evaluator.of(reading));
      }
      measured(table, column.heading(), values);
    }
    return new TableView("", table, List.of());
  }

  /** Every number of some targets, and of what attacked each, in a row for each result. */
  private static TableView full(List<Attacked> all) {
    List<String> targets = new ArrayList<>();
    List<String> attacks = new ArrayList<>();
    List<Object> owners = new ArrayList<>();
    List<Object> results = new ArrayList<>();
    for (Attacked attacked : all) {
      Map<String, Result> found = new LinkedHashMap<>(attacked.results());
      if (found.isEmpty()) {
        found.put("", null);
      }
      found.forEach(
          (attack, result) -> {
            targets.add(attacked.name());
            attacks.add(attack);
            owners.add(attacked.subject());
            results.add(result);
          });
    }
    Table table =
        Table.create(
            "", StringColumn.create("target", targets), StringColumn.create("attack", attacks));
    Map<String, List<Object>> columns = new LinkedHashMap<>(columns(owners, ""));
    columns.putAll(columns(results, "attack."));
    columns.forEach((name, values) -> measured(table, name, values));
    return new TableView("", table, List.of());
  }

  /** What can be read off any of some things, by its name, with what each has there. */
  private static Map<String, List<Object>> columns(List<Object> owners, String before) {
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    for (int i = 0; i < owners.size(); i++) {
      for (Measure measure :
          owners.get(i) == null ? List.<Measure>of() : Measure.of(owners.get(i).getClass())) {
        if (measure.arguments().isEmpty()) {
          columns
              .computeIfAbsent(
                  before + measure.name(),
                  name -> new ArrayList<>(Collections.nCopies(owners.size(), null)))
              .set(i, measure.found(owners.get(i), Map.of()).map(Object.class::cast).orElse(null));
        }
      }
    }
    return columns;
  }

  /** Adds numbers as a column, and the ends of their intervals and their caveats where any has. */
  private static void measured(Table table, String heading, List<Object> values) {
    measured(table, heading, values, ".lower", ".upper");
  }

  private static void measured(
      Table table, String heading, List<Object> values, String lower, String upper) {
    table.addColumns(numbers(heading, values));
    boolean wide = values.stream().anyMatch(v -> v instanceof Estimate e && e.lower() < e.upper());
    if (wide) {
      table.addColumns(numbers(heading + lower, ends(values, false)));
      table.addColumns(numbers(heading + upper, ends(values, true)));
    }
    List<String> caveats = caveats(values);
    if (caveats.stream().anyMatch(text -> !text.isEmpty())) {
      table.addColumns(StringColumn.create(heading + ".caveat", caveats));
    }
  }

  /** Adds values of an axis as a column. */
  private static void add(Table table, String heading, List<Object> values) {
    table.addColumns(
        values.stream().allMatch(Double.class::isInstance)
            ? numbers(heading, values)
            : StringColumn.create(heading, values.stream().map(String::valueOf).toList()));
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
        values.stream().mapToDouble(v -> v == null ? Double.NaN : RowSummary.number(v)).toArray();
    return DoubleColumn.create(name, numbers);
  }

  /** Every number of a target and of what attacked it, a row each, for other programs. */
  public static TableView full(Attacked attacked, boolean results) {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    List<String> metrics = new ArrayList<>();
    if (!results) {
      read(attacked.name(), attacked.subject(), names, metrics, values);
    }
    attacked
        .results()
        .forEach(
            (result, found) -> read(attacked.name() + "." + result, found, names, metrics, values));
    Table table =
        Table.create(
            attacked.name(),
            StringColumn.create("name", names),
            StringColumn.create("metric", metrics),
            numbers("value", values),
            numbers("lower", ends(values, false)),
            numbers("upper", ends(values, true)),
            StringColumn.create("caveat", caveats(values)));
    return new TableView(attacked.name(), table, List.of());
  }

  private static void read(
      String name, Object owner, List<String> names, List<String> metrics, List<Object> values) {
    for (Measure measure : Measure.of(owner.getClass())) {
      if (measure.arguments().isEmpty()) {
        measure
            .found(owner, Map.of())
            .ifPresent(
                value -> {
                  names.add(name);
                  metrics.add(measure.name());
                  values.add(value);
                });
      }
    }
  }
}
