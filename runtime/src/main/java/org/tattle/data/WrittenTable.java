package org.tattle.data;

import java.util.List;
import java.util.Optional;
import org.tattle.data.Column.Role;

/**
 * A table as people wrote it: its columns in the order of the file, also those that became no
 * features, with a text a row. Rows that were left out are not among them.
 */
public record WrittenTable(List<WrittenColumn> columns) {
  /** Of data that come from no table, such as images. */
  public static final WrittenTable NONE = new WrittenTable(List.of());

  public WrittenTable {
    columns = List.copyOf(columns);
  }

  /** The column of that heading, if there is one. */
  public Optional<WrittenColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The columns that are for that. */
  public List<WrittenColumn> columns(Role role) {
    return columns.stream().filter(column -> column.role() == role).toList();
  }

  /** The given rows, in the given order. */
  public WrittenTable take(int[] rows) {
    return new WrittenTable(columns.stream().map(column -> column.take(rows)).toList());
  }
}
