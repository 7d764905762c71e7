package org.tattle.table.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.data.WrittenColumn;
import org.tattle.run.Control;
import org.tattle.table.TextOrder;

/**
 * All combinations of the values of some columns, each with a number: digits, of which the last
 * column's is the lowest.
 *
 * @param columns their headings
 * @param values of each column, the values that there are, in order
 */
public record Crossing(List<String> columns, List<List<String>> values) {
  public Crossing {
    columns = List.copyOf(columns);
    values = values.stream().map(List::copyOf).toList();
  }

  /** Of these columns, with everybody's values. */
  public static Crossing of(List<WrittenColumn> columns, Control control) {
    List<List<String>> values = new ArrayList<>();
    for (WrittenColumn column : columns) {
      control.check();
      values.add(column.texts().stream().distinct().sorted(TextOrder.NUMBERS_FIRST).toList());
    }
    return new Crossing(columns.stream().map(WrittenColumn::name).toList(), values);
  }

  /** How many combinations there are, as far as that can be counted. */
  public double size() {
    return values.stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
  }

  /** How many there are; {@link #size} must be an int. */
  public int cells() {
    return (int) size();
  }

  /** The combination of each person, {@code [people]}. */
  public int[] of(List<WrittenColumn> rows) {
    int[] cells = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    for (int c = 0; c < columns.size(); c++) {
      List<String> there = values.get(c);
      Map<String, Integer> code = new HashMap<>();
      there.forEach(text -> code.put(text, code.size()));
      for (int row = 0; row < cells.length; row++) {
        cells[row] = cells[row] * there.size() + code.get(rows.get(c).text(row));
      }
    }
    return cells;
  }

  /** The number of a value in its column. */
  public int digit(int cell, int column) {
    int rest = cell;
    for (int c = columns.size() - 1; c > column; c--) {
      rest /= values.get(c).size();
    }
    return rest % values.get(column).size();
  }

  /** The combination with another value in a column. */
  public int with(int cell, int column, int digit) {
    int step = 1;
    for (int c = columns.size() - 1; c > column; c--) {
      step *= values.get(c).size();
    }
    return cell + (digit - digit(cell, column)) * step;
  }

  /** The number of a combination's part in some columns. */
  public int part(int cell, int[] some) {
    int number = 0;
    for (int c : some) {
      number = number * values.get(c).size() + digit(cell, c);
    }
    return number;
  }

  /**
   * The number of the sum that a part is counted in.
   *
   * @param part of these columns
   * @param fewer the columns of the sum
   * @return -1 if it is no sum of such parts
   */
  int sum(int part, int[] columns, int[] fewer) {
    int[] digits = new int[this.columns.size()];
    Arrays.fill(digits, -1);
    int rest = part;
    for (int i = columns.length - 1; i >= 0; i--) {
      digits[columns[i]] = rest % values.get(columns[i]).size();
      rest /= values.get(columns[i]).size();
    }
    int number = 0;
    for (int c : fewer) {
      if (digits[c] < 0) {
        return -1;
      }
      number = number * values.get(c).size() + digits[c];
    }
    return number;
  }

  /** Of each combination, the number of its part in some columns among all such parts. */
  public int[] parts(int[] some) {
    return IntStream.range(0, cells()).map(cell -> part(cell, some)).toArray();
  }

  /** How many parts there are in some columns. */
  public int width(int[] some) {
    return Arrays.stream(some).map(c -> values.get(c).size()).reduce(1, (a, b) -> a * b);
  }
}
