package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.dsl.check.type.Literal;
import org.tattle.dsl.check.type.Selection;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.run.Fault;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The rows of a table that a script asks for. */
record Selected(Table table, Selection selection) {

  /** Of the rows that meet all conditions the first, and these in groups where that is asked. */
  Table rows() {
    selection.where().forEach(it -> column(it.column()));
    int[] kept =
        IntStream.range(0, table.rowCount())
            .filter(row -> selection.where().stream().allMatch(it -> meets(it, row)))
            .limit(selection.top().orElse(Integer.MAX_VALUE))
            .toArray();
    Table some = kept.length == table.rowCount() ? table : table.rows(kept).setName(table.name());
    return selection.by().map(name -> grouped(some, column(name).name())).orElse(some);
  }

  private Column<?> column(String name) {
    if (!table.containsColumn(name)) {
      throw Fault.of(
          RunFaults.NO_SUCH_COLUMN, table.name(), name, String.join(", ", table.columnNames()));
    }
    return table.column(name);
  }

  private boolean meets(Selection.Where where, int row) {
    Column<?> column = column(where.column());
    if (where.value() instanceof Typed.Items any) {
      boolean found = any.items().stream().anyMatch(it -> compare(column, row, it) == 0);
      return switch (where.operator()) {
        case EQUAL -> found;
        case UNEQUAL -> !found;
        default -> throw unordered(where);
      };
    }
    int order = compare(column, row, where.value());
    return switch (where.operator()) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> ordered(where, column, row) && order < 0;
      case AT_MOST -> ordered(where, column, row) && order <= 0;
      case MORE -> ordered(where, column, row) && order > 0;
      default -> ordered(where, column, row) && order >= 0;
    };
  }

  /** Numbers by their size, all else as texts: of these only whether they are equal counts. */
  private static int compare(Column<?> column, int row, Typed value) {
    Object wanted = ((Typed.Constant) value).value();
    if (wanted instanceof Boolean flag) {
      return column.getString(row).equals(flag ? "yes" : "no") ? 0 : 1;
    }
    double number = number(column, row);
    if (wanted instanceof Double limit && !Double.isNaN(number)) {
      return Double.compare(number, limit);
    }
    String text = column instanceof DoubleColumn ? "" : column.getUnformattedString(row);
    return text.equals(wanted instanceof String same ? same : Literal.text(value)) ? 0 : 1;
  }

  private static double number(Column<?> column, int row) {
    return column instanceof DoubleColumn numbers
        ? numbers.getDouble(row)
        : PlainNumber.of(column.getUnformattedString(row));
  }

  /** A missing number is neither less nor more. */
  private boolean ordered(Selection.Where where, Column<?> column, int row) {
    boolean missing = column.isMissing(row) || column.getUnformattedString(row).isEmpty();
    boolean limit = ((Typed.Constant) where.value()).value() instanceof Double;
    if (!limit || Double.isNaN(number(column, row)) && !missing) {
      throw unordered(where);
    }
    return !missing;
  }

  private static Fault unordered(Selection.Where where) {
    return Fault.of(RunFaults.NOT_ORDERED, where.operator().symbol(), where.column());
  }

  /** A row for each value of a column: how many there are, and the means of what are numbers. */
  private static Table grouped(Table table, String by) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      String key = table.column(by).getUnformattedString(row);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    List<List<Integer>> rows = List.copyOf(groups.values());
    Table grouped = Table.create(table.name(), StringColumn.create(by, groups.keySet()));
    grouped.addColumns(
        DoubleColumn.create(
            by.equals("rows") ? "rows'" : "rows", rows.stream().mapToDouble(List::size).toArray()));
    for (Column<?> column : table.columns()) {
      boolean flags = flags(column);
      if (!column.name().equals(by) && (column instanceof DoubleColumn || flags)) {
        grouped.addColumns(
            DoubleColumn.create(
                (flags ? "share of " : "mean ") + column.name(),
                rows.stream().mapToDouble(group -> mean(column, group, flags)).toArray()));
      }
    }
    return grouped;
  }

  private static boolean flags(Column<?> column) {
    return column instanceof StringColumn texts
        && texts.size() > 0
        && texts.asList().stream().allMatch(it -> it.equals("yes") || it.equals("no"));
  }

  private static double mean(Column<?> column, List<Integer> rows, boolean flags) {
    return rows.stream()
        .mapToDouble(
            row ->
                flags
                    ? column.getString(row).equals("yes") ? 1 : 0
                    : ((DoubleColumn) column).getDouble(row))
        .filter(x -> !Double.isNaN(x))
        .average()
        .orElse(Double.NaN);
  }
}
