package org.tattle.table.synthesis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tattle.data.Column;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.ColumnCells;
import org.tattle.data.table.cell.DayCell;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.TextOrder;
import org.tattle.table.synthesis.DomainColumn.Intervals;
import org.tattle.table.synthesis.DomainColumn.Origin;
import org.tattle.table.synthesis.DomainColumn.Writing;

/**
 * How a column becomes cells. That it holds numbers, days or names, and how these are written, is
 * public as its heading is; what it can hold is declared, said to be public, paid for, or taken
 * from the rows where nothing is promised.
 *
 * @param bins how many intervals numbers have that are too many for a cell each
 */
record Discretising(int bins) {
  /** So many different numbers have a cell each. */
  private static final int FEW = 100;

  /** So many different names there may be. */
  private static final int MOST_NAMES = 2000;

  /** A value that so large a share of the rows have is no accident of an interval. */
  private static final double COMMON = 0.02;

  /** By what was declared of how it becomes features. */
  DomainColumn declared(WrittenColumn column, Column as) {
    if (as.type() == Column.Type.CATEGORY) {
      List<String> names = as.categories().subList(0, as.categories().size() - 1);
      return names(column, Origin.DECLARED, names, true);
    }
    Writing writing = writing(column).orElse(Writing.REAL);
    return numbers(
        column,
        Origin.DECLARED,
        List.of(),
        new Bounds(as.center() - as.scale(), as.center() + as.scale()),
        writing);
  }

  /** Of names that are declared, and no others. */
  DomainColumn names(WrittenColumn column, Origin origin, List<String> names, boolean rest) {
    return new DomainColumn(
        column.name(), column.role(), origin, names, Optional.empty(), rest, false);
  }

  /**
   * By what some rows hold.
   *
   * @throws Fault T306 if nearly every row has another text
   */
  DomainColumn of(WrittenColumn column, int[] rows, Origin origin) {
    WrittenColumn some = column.take(rows);
    Map<String, Integer> counts = new HashMap<>();
    some.texts().forEach(text -> counts.merge(text, 1, Integer::sum));
    List<String> sorted = counts.keySet().stream().sorted(TextOrder.NUMBERS_FIRST).toList();
    Optional<Writing> writing = writing(column);
    if (writing.isEmpty()) {
      if (counts.size() > MOST_NAMES || counts.size() > Math.max(FEW, rows.length / 2)) {
        throw Fault.of(PublicationFaults.A_NAME_EACH, column.name(), counts.size(), rows.length);
      }
      return names(column, origin, sorted, false);
    }
    if (counts.size() <= FEW) {
      return new DomainColumn(
          column.name(), column.role(), origin, sorted, Optional.empty(), false, true);
    }
    double[] numbers = numbers(some, writing.get());
    List<String> common =
        sorted.stream().filter(it -> counts.get(it) >= COMMON * rows.length).toList();
    Bounds bounds =
        new Bounds(
            Arrays.stream(numbers).min().orElse(0),
            Math.nextUp(Arrays.stream(numbers).max().orElse(0)));
    return numbers(column, origin, common, bounds, writing.get());
  }

  /** By what private rows tell at a price. */
  DomainColumn paid(WrittenColumn column, int[] rows, PaidValues values) {
    WrittenColumn some = column.take(rows);
    List<String> told = values.values(some.texts());
    Optional<Writing> writing = writing(column);
    if (writing.isEmpty()) {
      return names(column, Origin.PAID, told, true);
    }
    List<String> sorted = told.stream().sorted(TextOrder.NUMBERS_FIRST).toList();
    return values
        .bounds(numbers(some, writing.get()))
        .map(bounds -> numbers(column, Origin.PAID, sorted, bounds, writing.get()))
        .orElseGet(
            () ->
                new DomainColumn(
                    column.name(),
                    column.role(),
                    Origin.PAID,
                    sorted,
                    Optional.empty(),
                    true,
                    true));
  }

  /** How many questions a column is paid for by. */
  static int questions(WrittenColumn column) {
    return writing(column).isPresent() ? 2 : 1;
  }

  private DomainColumn numbers(
      WrittenColumn column, Origin origin, List<String> own, Bounds bounds, Writing writing) {
    double from = writing == Writing.REAL ? bounds.lower() : Math.floor(bounds.lower());
    double span = bounds.upper() - from;
    boolean whole = writing != Writing.REAL;
    boolean single = whole && span + 1 <= FEW && own.isEmpty();
    double width = single ? 1 : whole ? Math.max(1, Math.ceil(span / bins)) : span / bins;
    int count = single ? (int) span + 1 : (int) Math.max(1, Math.ceil(span / width));
    return new DomainColumn(
        column.name(),
        column.role(),
        origin,
        own,
        Optional.of(new Intervals(from, width, count, writing)),
        true,
        true);
  }

  /** How a column's numbers or days are written; empty if it holds names. */
  private static Optional<Writing> writing(WrittenColumn column) {
    if (all(column, DayCell::written)) {
      return Optional.of(Writing.DAY);
    }
    if (!all(column, text -> !Double.isNaN(PlainNumber.of(text)))) {
      return Optional.empty();
    }
    return Optional.of(
        all(column, text -> PlainNumber.of(text) == Math.rint(PlainNumber.of(text)))
            ? Writing.WHOLE
            : Writing.REAL);
  }

  private static boolean all(WrittenColumn column, Predicate<String> test) {
    boolean any = false;
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (!ColumnCells.missing(text)) {
        any = true;
        if (!test.test(text)) {
          return false;
        }
      }
    }
    return any;
  }

  private static double[] numbers(WrittenColumn column, Writing writing) {
    return IntStream.range(0, column.size())
        .mapToObj(column::text)
        .filter(text -> !ColumnCells.missing(text))
        .mapToDouble(
            text -> writing == Writing.DAY ? Math.floor(DayCell.days(text)) : PlainNumber.of(text))
        .filter(number -> !Double.isNaN(number))
        .toArray();
  }
}
