package org.tattle.dsl.run;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Listing;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
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
 */
record Listed(String name, Listing listing, Object of, Optional<Dataset> data) {
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
    data.ifPresent(known -> described(table, known, rows));
    return new TableView(name, table, List.of());
  }

  /** Adds what stood in the rows, where they are rows of a data set with columns. */
  private static void described(Table table, Dataset data, List<Record> rows) {
    Optional<RecordComponent> number =
        List.of(rows.get(0).getClass().getRecordComponents()).stream()
            .filter(c -> c.getName().equals("row") && c.getType() == int.class)
            .findFirst();
    if (number.isEmpty()) {
      return;
    }
    List<Integer> at = rows.stream().map(row -> (Integer) read(row, number.get())).toList();
    add(table, "class", at.stream().map(i -> data.classes().get(data.labels()[i])).toList());
    for (Column column : data.columns()) {
      if (column.width() == 1 || column.type() == Column.Type.CATEGORY) {
        add(table, column.name(), at.stream().map(i -> column.value(data.features(), i)).toList());
      }
    }
  }

  private static void add(Table table, String name, List<?> values) {
    String free = name;
    while (table.containsColumn(free)) {
      free += "'";
    }
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
