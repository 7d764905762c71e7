package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tattle.data.WrittenTable;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.task.GroupTask;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.RowSummary;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditNotes;
import org.tattle.dsl.show.audit.AuditSummary;
import org.tattle.dsl.show.audit.Searched;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.measure.Trainings;
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
    Map<String, Typed> columns = Evaluator.headlines(grid);
    List<String> headers = new ArrayList<>(grid.axes());
    headers.addAll(columns.keySet());
    List<List<String>> rows = new ArrayList<>();
    for (SweepTable.Row row : grid.rows()) {
      List<String> cells = new ArrayList<>();
      grid.axes().forEach(axis -> cells.add(ValueText.text(row.values().get(axis), false)));
      columns.forEach(
          (heading, of) ->
              cells.add(ValueText.cell(new Evaluator(row.values()).of(of), ValueText.share(of))));
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
          AuditNotes.ofOneTraining(
              attacked(grid),
              columns.values().stream().flatMap(of -> Evaluator.column(grid, of).stream())));
    }
    if (columns.size() < grid.columns().size()) {
      notes.add("It has more columns: " + String.join(", ", others(grid, columns)) + ".");
    }
    return TableView.of(grid.name(), headers, rows, notes).keyed(grid.axes().size());
  }

  static Stream<Attacked> attacked(SweepTable grid) {
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
    grid.groups(others)
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
                                  : ValueText.text(key.get(others.indexOf(axis)), false)));
              columns
                  .values()
                  .forEach(of -> cells.add(mean(Evaluator.column(part, of), ValueText.share(of))));
              rows.add(cells);
            });
    return rows;
  }

  /** The mean of what has an interval in every training. */
  static String mean(List<Object> values, boolean share) {
    boolean all =
        values.stream().allMatch(value -> value instanceof Estimate e && e.lower() < e.upper());
    return all
        ? ValueText.cell(Trainings.mean(values.stream().map(Estimate.class::cast).toList()), share)
        : Numbers.MISSING;
  }

  /** Why numbers of some columns guarantee nothing, if there are such. */
  private static List<String> unproved(SweepTable grid, Map<String, Typed> columns) {
    return columns.entrySet().stream()
        .flatMap(
            column ->
                Caveat.unproved(Evaluator.column(grid, column.getValue())).stream()
                    .map(caveat -> "%s: %s%s.".formatted(column.getKey(), Numbers.ABOUT, caveat)))
        .toList();
  }

  private static List<String> others(SweepTable grid, Map<String, Typed> shown) {
    return grid.columns().keySet().stream().filter(h -> !shown.containsKey(h)).toList();
  }

  /** The rows that agree in some axes as one: their mean, the lowest and the highest. */
  public static Compared compared(SweepTable grid, GroupTask group, Audience audience) {
    return new Compared(of(grid, group), FullTables.full(grid, group), audience);
  }

  static TableView of(SweepTable grid, GroupTask group) {
    Map<String, Typed> columns =
        group.columns().isEmpty() ? Evaluator.headlines(grid) : group.columns();
    List<String> headers = new ArrayList<>(group.axes());
    headers.add("rows");
    headers.addAll(columns.keySet());
    List<List<String>> rows = new ArrayList<>();
    grid.groups(group.axes())
        .forEach(
            (key, members) -> {
              List<String> cells = new ArrayList<>();
              key.forEach(value -> cells.add(ValueText.text(value, false)));
              cells.add(Numbers.count(members.size()));
              SweepTable part = new SweepTable(grid.name(), grid.axes(), grid.columns(), members);
              columns.forEach(
                  (heading, of) ->
                      cells.add(spread(Evaluator.column(part, of), ValueText.share(of))));
              rows.add(cells);
            });
    List<String> notes = new ArrayList<>(unproved(grid, columns));
    notes.addAll(Searched.notes(attacked(grid).toList()));
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

  /** What a comparison shows, and every number of it. */
  public static Compared compared(
      CompareTask compare, List<Attacked> all, Evaluator evaluator, Audience audience) {
    return compare.by().isEmpty()
        ? new Compared(AuditSummary.table(all), FullTables.full(all), audience)
        : new Compared(
            Comparison.comparison(compare, all, evaluator),
            FullTables.full(compare, evaluator),
            audience);
  }
}
