package org.tattle.defense.publication;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.Headings;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.TableDraft;

/** Cells of columns of numbers; what is missing in one stays so. */
final class NumberCells {
  private static final MathContext DIGITS = new MathContext(10);

  private NumberCells() {}

  /**
   * The columns of these names.
   *
   * @throws Fault R504 if there is none of a name
   */
  static List<WrittenColumn> columns(WrittenTable table, List<String> names) {
    List<String> there = table.columns().stream().map(WrittenColumn::name).toList();
    for (String name : names) {
      Headings.find(there, name, "columns", "the publication", "name one of its columns");
    }
    return names.stream().map(name -> table.column(name).orElseThrow()).toList();
  }

  /**
   * The numbers of a column, NaN where one is missing.
   *
   * @throws Fault T306 if something else stands in it
   */
  static double[] of(WrittenColumn column) {
    double[] numbers = new double[column.size()];
    for (int row = 0; row < numbers.length; row++) {
      String text = column.text(row);
      numbers[row] = PlainNumber.of(text);
      if (Double.isNaN(numbers[row]) && !text.isBlank() && !text.equals("?")) {
        throw Fault.of(PublicationFaults.NO_NUMBER, column.name(), text).at("columns");
      }
    }
    return numbers;
  }

  /** The table with other numbers in these columns, each made of its column's and its own place. */
  static WrittenTable change(
      WrittenTable table, List<String> names, BiFunction<double[], Integer, Double> number) {
    return TableDraft.replace(
        table,
        columns(table, names).stream().map(column -> written(column, of(column), number)).toList());
  }

  private static WrittenColumn written(
      WrittenColumn column, double[] numbers, BiFunction<double[], Integer, Double> number) {
    WrittenColumn.Builder made = new WrittenColumn.Builder(column.name(), column.role());
    for (int row = 0; row < numbers.length; row++) {
      made.add(Double.isNaN(numbers[row]) ? column.text(row) : text(number.apply(numbers, row)));
    }
    return made.build();
  }

  static String text(double number) {
    return new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The standard deviation of the numbers that are there. */
  static double deviation(double[] numbers) {
    double[] there = Arrays.stream(numbers).filter(it -> !Double.isNaN(it)).toArray();
    double mean = Arrays.stream(there).average().orElse(0);
    return Math.sqrt(Arrays.stream(there).map(it -> (it - mean) * (it - mean)).average().orElse(0));
  }
}
