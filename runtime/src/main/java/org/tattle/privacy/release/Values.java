package org.tattle.privacy.release;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.run.Fault;

/** The values of a data set's columns, back in their own units. */
public final class Values {
  private Values() {}

  /**
   * The numbers of a column, one a row.
   *
   * @throws Fault D433 if there is no such column of numbers
   */
  public static double[] numbers(Dataset data, String name) {
    Column column = column(data, name);
    if (column.width() != 1) {
      throw new Fault("D433", null, "`%s` is not a column of numbers".formatted(name), null);
    }
    return IntStream.range(0, data.rows())
        .mapToDouble(
            row -> {
              float feature = data.features().getFloat(row, column.first());
              return (float) (column.center() + column.scale() * feature);
            })
        .toArray();
  }

  /**
   * The categories of a column, one a row; the numbers of a column of numbers as texts.
   *
   * @throws Fault D433 if there is no such column
   */
  public static String[] names(Dataset data, String name) {
    Column column = column(data, name);
    if (column.categories().isEmpty()) {
      return Arrays.stream(numbers(data, name))
          .mapToObj(x -> x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x))
          .toArray(String[]::new);
    }
    return IntStream.range(0, data.rows())
        .mapToObj(row -> column.categories().get(category(data, column, row)))
        .toArray(String[]::new);
  }

  private static int category(Dataset data, Column column, int row) {
    int category = 0;
    while (category < column.width() - 1
        && data.features().getFloat(row, column.first() + category) == 0) {
      category++;
    }
    return category;
  }

  private static Column column(Dataset data, String name) {
    return data.column(name)
        .orElseThrow(
            () ->
                new Fault(
                    "D433",
                    null,
                    "`%s` has no column `%s`".formatted(data.name(), name),
                    "its columns: "
                        + String.join(
                            ", ", data.columns().stream().limit(8).map(Column::name).toList())));
  }
}
