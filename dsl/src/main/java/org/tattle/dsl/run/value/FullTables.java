package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tattle.attack.Result;
import org.tattle.component.Measure;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.task.GroupTask;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.show.RowSummary;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every number with the ends of its interval and its caveat, for other programs. */
public final class FullTables {
  private FullTables() {}

  static TableView full(SweepTable grid, GroupTask group) {
    Map<String, Typed> columns =
        group.columns().isEmpty() ? Evaluator.headlines(grid) : group.columns();
    Map<List<Object>, List<SweepTable.Row>> groups = grid.groups(group.axes());
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
                            extent(
                                new SweepTable(grid.name(), grid.axes(), grid.columns(), rows), of))
                    .toList(),
                ".lowest",
                ".highest"));
    return new TableView(grid.name(), table, List.of());
  }

  /** The mean of what some rows have in a column, from the lowest to the highest. */
  private static Estimate extent(SweepTable rows, Typed of) {
    List<Object> values = Evaluator.column(rows, of);
    return RowSummary.of(values)
        .map(it -> new Estimate(it.value(), it.low(), it.high()))
        .map(it -> Caveat.unproved(values).map(it::doubted).orElse(it))
        .orElse(null);
  }

  /** Every column in full, with the ends of its intervals, for other programs. */
  public static TableView full(SweepTable grid) {
    Table table = Table.create(grid.name());
    for (String axis : grid.axes()) {
      add(table, axis, grid.rows().stream().map(row -> row.values().get(axis)).toList());
    }
    grid.columns()
        .forEach(
            (heading, column) -> {
              List<Object> values = Evaluator.column(grid, column.of());
              if (values.stream().anyMatch(Objects::nonNull)) {
                measured(table, heading, values);
              }
            });
    return new TableView(grid.name(), table, List.of());
  }

  static TableView full(CompareTask compare, Evaluator evaluator) {
    Table table = Table.create("");
    table.addColumns(StringColumn.create(Comparison.subject(compare), compare.rows()));
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
  static TableView full(List<Attacked> all) {
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
    columns.values().removeIf(values -> values.stream().allMatch(Objects::isNull));
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
