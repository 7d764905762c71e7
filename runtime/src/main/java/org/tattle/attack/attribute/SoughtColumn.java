package org.tattle.attack.attribute;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Column;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.Headings;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;

/** Finds the column that is meant, or says why it cannot be told. */
final class SoughtColumn {
  private static final int SHOWN = 5;

  private SoughtColumn() {}

  /**
   * The column of that name, or the first sensitive one.
   *
   * @throws Fault T306 if the model never saw it or predicts it, R504 if there is none
   */
  static Column of(Dataset data, Optional<String> asked) {
    if (data.shape().image() || data.columns().isEmpty()) {
      throw Fault.of(AttackFaults.NO_COLUMNS, data.name()).at("column");
    }
    Optional<String> name =
        asked.or(
            () ->
                seen(data).filter(it -> it.role() == Role.SENSITIVE).map(Column::name).findFirst());
    if (name.isEmpty()) {
      throw Fault.of(AttackFaults.NOTHING_SENSITIVE, data.name(), names(data, 1)).at("column");
    }
    Optional<Column> found = seen(data).filter(it -> it.name().equals(name.get())).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    Optional<WrittenColumn> written = data.written().column(name.get());
    boolean label =
        written.filter(it -> it.role() == Role.LABEL).isPresent()
            || data.truth().column().filter(it -> it.name().equals(name.get())).isPresent();
    if (label) {
      throw Fault.of(AttackFaults.COLUMN_PREDICTED, name.get(), names(data, SHOWN)).at("column");
    }
    if (written.isPresent()) {
      throw Fault.of(AttackFaults.COLUMN_UNSEEN, name.get(), names(data, SHOWN)).at("column");
    }
    Headings.find(
        seen(data).map(Column::name).toList(),
        name.get(),
        "column",
        data.name(),
        "name one of its columns");
    throw new IllegalStateException("a name that is not there is found nowhere");
  }

  /**
   * Refuses a column in which all rows have the same.
   *
   * @throws Fault T306
   */
  static void several(String name, int candidates) {
    if (candidates < 2) {
      throw Fault.of(AttackFaults.COLUMN_CONSTANT, name).at("column");
    }
  }

  /**
   * What stands in a column of these rows, as it was written.
   *
   * @throws Fault R504 if there is no such column
   */
  static List<String> groups(Dataset data, String name, int[] rows) {
    Optional<WrittenColumn> written = data.written().column(name);
    if (written.isPresent()) {
      return IntStream.of(rows).mapToObj(written.get()::text).toList();
    }
    List<String> names = data.columns().stream().map(Column::name).toList();
    int at = Headings.find(names, name, "group", data.name(), "name one of its columns");
    Column column = data.columns().get(at);
    return IntStream.of(rows)
        .mapToObj(row -> column.value(data.features(), row).toString())
        .toList();
  }

  private static Stream<Column> seen(Dataset data) {
    return data.columns().stream().filter(it -> it.width() > 0);
  }

  private static String names(Dataset data, int most) {
    String more = seen(data).count() > most && most > 1 ? ", …" : "";
    return seen(data).limit(most).map(Column::name).collect(Collectors.joining(", ")) + more;
  }
}
