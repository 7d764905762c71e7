package org.tattle.dsl.run;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Listing;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.recorded.Recorded;
import org.tattle.dsl.show.TableView;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table that a result has, as it is read off the result, with the columns of the rows that it is
 * about.
 *
 * @param name the path that reads it
 * @param of the result
 * @param data what the rows are rows of, if that is known
 * @param recorded the same, of a target that was trained elsewhere
 */
record Listed(
    String name, Listing listing, Object of, Optional<Dataset> data, Optional<Recorded> recorded) {
  private static final int HEAD = 20;

  /** The first rows, as they are shown. */
  TableView head() {
    List<Record> rows = listing.read(of);
    return view(rows.subList(0, Math.min(HEAD, rows.size()))).of(rows.size());
  }

  /** All rows, for other programs. */
  TableView full() {
    return view(listing.read(of));
  }

  private TableView view(List<Record> rows) {
    Table table = Table.create(name);
    if (rows.isEmpty()) {
      return new TableView(name, table, List.of("It has no rows."));
    }
    for (RecordComponent component : rows.get(0).getClass().getRecordComponents()) {
      add(table, component.getName(), rows.stream().map(row -> read(row, component)).toList());
    }
    numbers(rows)
        .ifPresent(
            at -> {
              recorded.ifPresent(known -> identified(table, known, at));
              data.ifPresent(known -> described(table, known, at));
            });
    return new TableView(name, table, List.of());
  }

  /** Which rows of the data these are, if they tell. */
  private static Optional<List<Integer>> numbers(List<Record> rows) {
    return List.of(rows.get(0).getClass().getRecordComponents()).stream()
        .filter(c -> c.getName().equals("row") && c.getType() == int.class)
        .findFirst()
        .map(number -> rows.stream().map(row -> (Integer) read(row, number)).toList());
  }

  /** Puts what whoever recorded the rows calls them in the place of their numbers. */
  private static void identified(Table table, Recorded recorded, List<Integer> at) {
    List<String> ids = recorded.target().ids();
    if (recorded.id().isPresent() && at.stream().allMatch(row -> row < ids.size())) {
      table.removeColumns("row");
      StringColumn column = StringColumn.create("", at.stream().map(ids::get).toList());
      table.insertColumn(0, column.setName(free(table, recorded.id().get())));
    }
  }

  /** Adds what stood in the rows, where they are rows of a data set with columns. */
  private static void described(Table table, Dataset data, List<Integer> at) {
    add(table, "class", at.stream().map(i -> data.classes().get(data.labels()[i])).toList());
    for (Column column : data.columns()) {
      if (column.width() == 1 || column.type() == Column.Type.CATEGORY) {
        add(table, column.name(), at.stream().map(i -> column.value(data.features(), i)).toList());
      }
    }
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
