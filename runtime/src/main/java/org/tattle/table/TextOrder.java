package org.tattle.table;

import java.util.Comparator;
import org.tattle.data.table.cell.PlainNumber;

/** How texts of a column are sorted. */
public final class TextOrder {
  /** Numbers by their size, before all else by the alphabet. */
  public static final Comparator<String> NUMBERS_FIRST =
      Comparator.<String>comparingDouble(
              text -> {
                double number = PlainNumber.of(text);
                return Double.isNaN(number) ? Double.POSITIVE_INFINITY : number;
              })
          .thenComparing(Comparator.naturalOrder());

  private TextOrder() {}
}
