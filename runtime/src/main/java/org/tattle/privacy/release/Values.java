package org.tattle.privacy.release;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/** The values of a data set's columns, back in their own units. */
public final class Values {
  private Values() {}

  /**
   * The numbers of a column, one a row.
   *
   * @throws Fault D433 if there is no such column of numbers
   */
  public static double[] numbers(Dataset data, String name) {
    if (isLabel(data, name) && data.truth() instanceof Labels.Numbers labels) {
      return IntStream.range(0, data.rows()).mapToDouble(labels::number).toArray();
    }
    if (holdsNames(data, name)) {
      throw ofNames(name, data.name());
    }
    Column column = column(data, name, "column");
    if (column.filled() > 0) {
      throw (column.filled() == 1
              ? Fault.of(PrivacyFaults.ONE_FILLED_IN, name)
              : Fault.of(PrivacyFaults.SOME_FILLED_IN, column.filled(), name))
          .discreetly(PrivacyFaults.FILLED_IN, name)
          .at("column");
    }
    double steps = steps(column);
    return IntStream.range(0, data.rows())
        .mapToDouble(
            row -> {
              float feature = data.features().getFloat(row, column.first());
              return Math.rint((column.center() + column.scale() * feature) * steps) / steps;
            })
        .toArray();
  }

  /**
   * What is said where a column of names is asked for numbers, with what can be released of it.
   *
   * @param data what a script calls the data
   */
  public static Fault ofNames(String column, String data) {
    String written = column.matches("[A-Za-z]\\w*") ? column : "\"" + column + "\"";
    return Fault.of(PrivacyFaults.NOT_NUMBERS, column, data, written).at("column");
  }

  /** Whether a column holds names, where it is there. */
  public static boolean holdsNames(Dataset data, String name) {
    return isLabel(data, name)
        ? data.truth().kind() == Labels.Kind.CLASSES
        : data.column(name).filter(column -> !column.categories().isEmpty()).isPresent();
  }

  /** Whether a column is what was to be predicted, and so is none of the features. */
  private static boolean isLabel(Dataset data, String name) {
    return data.label().filter(name::equals).isPresent();
  }

  /**
   * How many parts of the unit a value is rounded to. Standardising moved each value by a rounding
   * error that depends on all rows; a value of at most five digits comes back as it was.
   */
  private static double steps(Column column) {
    double size = Math.abs(column.center()) + column.scale();
    return Math.pow(10, 5 - Math.floor(Math.log10(size)));
  }

  /**
   * The categories of a column, one a row; the numbers of a column of numbers as texts.
   *
   * @throws Fault D433 if there is no such column
   */
  public static String[] names(Dataset data, String name) {
    if (isLabel(data, name) && data.truth() instanceof Labels.Classes labels) {
      return Arrays.stream(labels.of()).mapToObj(labels.names()::get).toArray(String[]::new);
    }
    if (isLabel(data, name)) {
      return written(numbers(data, name));
    }
    Column column = column(data, name, "by");
    if (column.categories().isEmpty()) {
      return written(numbers(data, name));
    }
    return IntStream.range(0, data.rows())
        .mapToObj(row -> column.value(data.features(), row).toString())
        .toArray(String[]::new);
  }

  private static String[] written(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(x -> x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x))
        .toArray(String[]::new);
  }

  /**
   * The names that a column can have as it was declared, whatever the rows say; none if it was not.
   */
  public static List<String> declared(Dataset data, String name) {
    if (isLabel(data, name) && data.truth() instanceof Labels.Classes labels) {
      return data.undeclared().contains(name) ? List.of() : labels.names();
    }
    return data.column(name).filter(Column::declared).map(Column::categories).orElse(List.of());
  }

  /** The columns that statistics can be of, or groups taken from. */
  public static List<String> columns(Dataset data) {
    return Stream.concat(
            data.columns().stream().filter(Values::single).map(Column::name), data.label().stream())
        .toList();
  }

  /** Whether a column is one number or name a row, and not the pixels of a picture. */
  private static boolean single(Column column) {
    return column.type() != Column.Type.RAW || column.width() == 1;
  }

  private static Column column(Dataset data, String name, String parameter) {
    List<String> names = columns(data);
    return data.column(name)
        .filter(Values::single)
        .orElseThrow(
            () ->
                (names.isEmpty()
                        ? Fault.of(PrivacyFaults.NO_COLUMNS, name)
                        : Fault.of(
                            PrivacyFaults.NO_SUCH_COLUMN,
                            name,
                            String.join(", ", names.subList(0, Math.min(8, names.size())))
                                + (names.size() > 8 ? ", …" : "")))
                    .at(parameter));
  }
}
