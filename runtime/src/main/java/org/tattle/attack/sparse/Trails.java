package org.tattle.attack.sparse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tattle.data.Column.Role;
import org.tattle.data.table.cell.DayCell;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.hierarchy.CodedColumn;

/** What each person left in a published table, found by what it is about. */
final class Trails {
  private final CodedColumn people;
  private final CodedColumn items;
  private final Map<String, Integer> itemNumbers = new HashMap<>();
  private final int[] starts;
  private final int[] rows;
  private final Optional<CodedColumn> values;
  private final Optional<CodedColumn> dates;
  private final double[] numbers;
  private final double[] days;

  /**
   * Of columns that are not published nothing is known.
   *
   * @throws Fault T306 if nothing says which rows are one person's
   */
  Trails(
      PublishedTable table,
      String item,
      Optional<String> value,
      Optional<String> date,
      Control control) {
    this.people =
        table.table().columns(Role.PERSON).stream()
            .findFirst()
            .map(column -> CodedColumn.of(column, control))
            .orElseThrow(() -> Fault.of(PublicationFaults.NOT_TOGETHER));
    this.items =
        column(table, item, control).orElseGet(() -> new CodedColumn(item, new int[0], List.of()));
    this.values = value.flatMap(name -> column(table, name, control));
    this.dates = date.flatMap(name -> column(table, name, control));
    this.numbers = numbers(values, PlainNumber::of);
    this.days = numbers(dates, DayCell::days);
    items.texts().forEach(text -> itemNumbers.put(text, itemNumbers.size()));
    this.starts = new int[items.texts().size() + 1];
    Arrays.stream(items.codes()).forEach(code -> starts[code + 1]++);
    Arrays.parallelPrefix(starts, Integer::sum);
    this.rows = new int[items.codes().length];
    int[] next = starts.clone();
    for (int row = 0; row < rows.length; row++) {
      rows[next[items.codes()[row]]++] = row;
    }
  }

  private static Optional<CodedColumn> column(PublishedTable table, String name, Control control) {
    return table.table().column(name).map(it -> CodedColumn.of(it, control));
  }

  private static double[] numbers(Optional<CodedColumn> column, ToDoubleFunction<String> read) {
    return column
        .map(
            it -> {
              double[] each = it.texts().stream().mapToDouble(read).toArray();
              return Arrays.stream(it.codes()).mapToDouble(code -> each[code]).toArray();
            })
        .orElse(new double[0]);
  }

  /** How many people there are in the table. */
  int size() {
    return people.texts().size();
  }

  /** The pseudonyms of the people, by number. */
  List<String> names() {
    return people.texts();
  }

  /** Whose row it is. */
  int person(int row) {
    return people.codes()[row];
  }

  /** The rows about a thing. */
  int[] about(String item) {
    Integer code = itemNumbers.get(item);
    return code == null ? new int[0] : Arrays.copyOfRange(rows, starts[code], starts[code + 1]);
  }

  boolean hasValues() {
    return values.isPresent();
  }

  boolean hasDates() {
    return dates.isPresent();
  }

  /** How near a row's value is to what is known: 1 if it is the same, and less the farther off. */
  double value(int row, Clue clue, double scale) {
    CodedColumn column = values.orElseThrow();
    return near(
        numbers[row], column.texts().get(column.codes()[row]), clue.number(), clue.value(), scale);
  }

  /** The same of its day, if all days of the person were moved by so many. */
  double date(int row, Clue clue, double scale, double moved) {
    CodedColumn column = dates.orElseThrow();
    return near(
        days[row] - moved, column.texts().get(column.codes()[row]), clue.day(), clue.date(), scale);
  }

  /** When a row was, in days. */
  double day(int row) {
    return days[row];
  }

  /** By how many days a row lies behind what is known. */
  double behind(int row, Clue clue) {
    return days[row] - clue.day();
  }

  private static double near(double here, String text, double known, String written, double scale) {
    double apart = Math.abs(here - known);
    return Double.isNaN(apart) ? text.equals(written) ? 1 : 0 : Math.exp(-apart / scale);
  }
}
