package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.dsl.check.task.SweepTask;

/**
 * The table that a sweep made: a row for each point that finished.
 *
 * @param name what the script calls it
 * @param axes in order
 * @param columns what its columns after the axes are, by their headings
 * @param rows in the order in which they were made
 */
public record SweepTable(
    String name, List<String> axes, Map<String, SweepTask.Measured> columns, List<Row> rows) {

  /**
   * One row: the values of the axes, and what the body made, by name. Numbers are read off when
   * they are asked for, so that any metric is a column, with any arguments.
   */
  public record Row(Map<String, Object> values) {
    public Row {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  public SweepTable {
    axes = List.copyOf(axes);
    columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    rows = List.copyOf(rows);
  }

  /** The rows that agree in some axes, by their values there. */
  Map<List<Object>, List<Row>> groups(List<String> by) {
    Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Object> key = by.stream().map(axis -> row.values().get(axis)).toList();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }
}
