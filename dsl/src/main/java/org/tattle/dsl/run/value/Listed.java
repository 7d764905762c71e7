package org.tattle.dsl.run.value;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tattle.component.Listing;
import org.tattle.component.ScriptNames;
import org.tattle.data.Column;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.WrittenColumn;
import org.tattle.dsl.check.type.Selection;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plot.PlotColumn;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.run.Fault;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table that a result has, as it is read off the result, with the columns of the rows that it is
 * about.
 *
 * @param name the path that reads it
 * @param of the result
 * @param data what the rows are rows of
 * @param selection which of the rows are wanted
 */
public record Listed(String name, Listing listing, Object of, Dataset data, Selection selection) {
  private static final int HEAD = 20;
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

  /** The first rows, as they are shown. */
  TableView head() {
    if (selection.equals(Selection.ALL)) {
      List<Record> rows = listing.read(of);
      return view(rows.subList(0, Math.min(HEAD, rows.size()))).of(rows.size());
    }
    TableView all = full();
    int rows = all.table().rowCount();
    return selection.top().isPresent() || selection.by().isPresent() || rows <= HEAD
        ? all
        : new TableView(name, all.table().first(HEAD).setName(name), List.of()).of(rows);
  }

  /** All rows that are wanted. */
  public TableView full() {
    return view(listing.read(of));
  }

  /**
   * Some columns of all rows that are wanted, to draw.
   *
   * @throws Fault R504 if there is none of that name
   */
  public Map<String, PlotColumn> columns(Collection<String> names) {
    Table table = full().table();
    Map<String, PlotColumn> columns = new LinkedHashMap<>();
    for (String name : names) {
      if (!table.containsColumn(name)) {
        throw Fault.of(
            RunFaults.NO_SUCH_COLUMN, table.name(), name, String.join(", ", table.columnNames()));
      }
      columns.put(name, new PlotColumn(false, List.copyOf(table.column(name).asList())));
    }
    return columns;
  }

  private TableView view(List<Record> rows) {
    Table table = Table.create(name);
    if (rows.isEmpty()) {
      return new TableView(name, table, List.of("It has no rows."));
    }
    for (RecordComponent component : rows.get(0).getClass().getRecordComponents()) {
      String heading = ScriptNames.snake(component.getName());
      add(table, heading, rows.stream().map(row -> read(row, component)).toList());
    }
    numbers(rows)
        .ifPresent(
            at -> {
              identified(table, at);
              described(table, at);
            });
    Table wanted = new Selected(table, selection).rows();
    List<String> notes = wanted.isEmpty() ? List.of("No row meets all conditions.") : List.of();
    return new TableView(name, wanted, notes);
  }

  /** Which rows of the data these are, if they tell. */
  private static Optional<List<Integer>> numbers(List<Record> rows) {
    return List.of(rows.get(0).getClass().getRecordComponents()).stream()
        .filter(c -> c.getName().equals("row") && c.getType() == int.class)
        .findFirst()
        .map(number -> rows.stream().map(row -> (Integer) read(row, number)).toList());
  }

  /** Puts what people call the rows, and whose they are, before all else, and no number of ours. */
  private void identified(Table table, List<Integer> at) {
    List<WrittenColumn> ids = data.written().columns(Role.ID);
    if (!ids.isEmpty()) {
      table.removeColumns("row");
    }
    int place = 0;
    for (WrittenColumn column :
        Stream.concat(ids.stream(), data.written().columns(Role.PERSON).stream()).toList()) {
      StringColumn texts = StringColumn.create("", at.stream().map(column::text).toList());
      table.insertColumn(place++, texts.setName(free(table, column.name())));
    }
  }

  /** Adds what stood in the rows, where they are rows of a data set with columns. */
  private void described(Table table, List<Integer> at) {
    Optional<WrittenColumn> label = data.written().columns(Role.LABEL).stream().findFirst();
    if (data.truth() instanceof Labels.Classes classes) {
      add(table, "class", at.stream().map(i -> classes.names().get(classes.of()[i])).toList());
    } else {
      label.ifPresent(column -> written(table, column, at));
    }
    for (Column column : data.columns()) {
      Optional<WrittenColumn> written = data.written().column(column.name());
      if (written.isPresent()) {
        written(table, written.get(), at);
      } else if (column.width() == 1 || column.type() == Column.Type.CATEGORY) {
        add(table, column.name(), at.stream().map(i -> column.value(data.features(), i)).toList());
      }
    }
  }

  /** As people wrote it: numbers as numbers only where that is how a file would have them. */
  private static void written(Table table, WrittenColumn column, List<Integer> at) {
    List<String> texts = at.stream().map(column::text).toList();
    boolean numbers = texts.stream().allMatch(Listed::plain);
    add(table, column.name(), numbers ? texts.stream().map(Double::valueOf).toList() : texts);
  }

  private static boolean plain(String text) {
    return PLAIN.matcher(text).matches() && Numbers.plain(Double.valueOf(text)).equals(text);
  }

  private static String free(Table table, String name) {
    String free = name;
    while (table.containsColumn(free)) {
      free += "'";
    }
    return free;
  }

  private static void add(Table table, String name, List<?> values) {
    String free = free(table, name);
    List<Object> cells = new ArrayList<>(values);
    if (cells.stream().allMatch(Number.class::isInstance)) {
      double[] numbers = cells.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
      table.addColumns(DoubleColumn.create(free, numbers));
    } else {
      table.addColumns(StringColumn.create(free, cells.stream().map(Listed::text).toList()));
    }
  }

  private static String text(Object value) {
    return value instanceof Boolean flag ? (flag ? "yes" : "no") : String.valueOf(value);
  }

  private static Object read(Record row, RecordComponent component) {
    try {
      component.getAccessor().trySetAccessible();
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
