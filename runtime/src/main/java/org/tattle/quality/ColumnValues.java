package org.tattle.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.data.Column;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.ColumnCells;
import org.tattle.run.Control;

/**
 * What stands in a column, row by row: numbers, or names.
 *
 * @param name its heading
 * @param type what its values are: numbers, names, pixels
 * @param numbers {@code [rows]}, NaN where there is none; empty of names
 * @param names {@code [rows]}, blank where there is none; empty of numbers
 */
record ColumnValues(String name, String type, double[] numbers, List<String> names) {
  private static final Set<Role> FEATURES =
      EnumSet.complementOf(EnumSet.of(Role.ID, Role.PERSON, Role.MEMBER, Role.DROPPED));

  static ColumnValues ofNumbers(String name, String type, double[] numbers) {
    return new ColumnValues(name, type, numbers, List.of());
  }

  static ColumnValues ofNames(String name, List<String> names) {
    return new ColumnValues(name, "names", new double[0], names);
  }

  boolean numeric() {
    return names.isEmpty();
  }

  /**
   * What can be compared with the same of other rows: columns that do not say which row it is, and
   * the labels. People's own texts, if anybody wrote the rows, else what models see.
   */
  static List<ColumnValues> comparable(Dataset data, Control control) {
    List<ColumnValues> all = new ArrayList<>();
    if (data.written().columns().isEmpty()) {
      for (Column column : data.columns()) {
        control.check();
        all.add(seen(data, column));
      }
      if (data.truth().kind() != Labels.Kind.NOTHING) {
        all.add(labels(data));
      }
    }
    for (WrittenColumn column : data.written().columns()) {
      control.check();
      if (FEATURES.contains(column.role())) {
        boolean called = column.role() == Role.LABEL && data.truth().kind() == Labels.Kind.CLASSES;
        all.add(called ? ofNames(column.name(), column.texts()) : written(column));
      }
    }
    return all;
  }

  private static ColumnValues labels(Dataset data) {
    IntStream rows = IntStream.range(0, data.rows());
    return data.truth().kind() == Labels.Kind.NUMBERS
        ? ofNumbers(
            "label",
            "number",
            rows.mapToDouble(row -> (Double) data.truth().said(row).orElseThrow()).toArray())
        : ofNames(
            "label",
            rows.mapToObj(row -> data.truth().said(row).orElseThrow().toString()).toList());
  }

  /** Numbers if all that stands there is one, else names; what is missing is what a table says. */
  static ColumnValues written(WrittenColumn column) {
    List<String> texts = column.texts().stream().map(ColumnValues::there).toList();
    double[] numbers = new double[texts.size()];
    boolean any = false;
    for (int i = 0; i < numbers.length; i++) {
      String text = texts.get(i).strip();
      numbers[i] = number(text);
      if (noNumber(text)) {
        return ofNames(column.name(), texts);
      }
      any |= !text.isEmpty();
    }
    return any ? ofNumbers(column.name(), "number", numbers) : ofNames(column.name(), texts);
  }

  /** A text, or nothing if that is how a missing value is written. */
  private static String there(String text) {
    return ColumnCells.missing(text.strip()) ? "" : text;
  }

  static boolean noNumber(String text) {
    return !text.isBlank() && Double.isNaN(number(text.strip()));
  }

  /** NaN of what is no number. */
  private static double number(String text) {
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Of pictures the mean of each stands for its pixels. */
  static ColumnValues seen(Dataset data, Column column) {
    IntStream rows = IntStream.range(0, data.rows());
    if (column.type() == Column.Type.CATEGORY) {
      return ofNames(
          column.name(),
          rows.mapToObj(row -> String.valueOf(column.value(data.features(), row))).toList());
    }
    if (column.width() > 1) {
      return ofNumbers(
          column.name(), "pixels", rows.mapToDouble(row -> mean(data, column, row)).toArray());
    }
    float[] raw = data.features().getColumn(column.first()).toFloatVector();
    return ofNumbers(
        column.name(),
        column.type().name().toLowerCase(Locale.ROOT),
        rows.mapToDouble(row -> column.number(raw[row])).toArray());
  }

  private static double mean(Dataset data, Column column, int row) {
    float[] values = data.values(new int[] {row});
    double sum = 0;
    for (int f = column.first(); f < column.first() + column.width(); f++) {
      sum += values[f];
    }
    return sum / column.width();
  }
}
