package org.tattle.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.component.Metric;
import org.tattle.data.Dataset;
import org.tattle.measure.Estimate;
import org.tattle.measure.Holm;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;

/**
 * How far the rows of one data set are from those of another, column by column: by the population
 * stability index how much, and by Kolmogorov and Smirnov (numbers) or chi-squared (names) how
 * surely. With many columns some differ by chance, so p-values are corrected by {@link Holm}: the
 * chance that any column of two samples of one distribution is said to differ is five in a hundred.
 * It reads every row, as {@link Quality} does.
 *
 * @param first rows of the one
 * @param second rows of the other
 * @param columns in the order of the first
 */
public record DataDrift(int first, int second, List<DriftedColumn> columns) {
  public DataDrift {
    columns = List.copyOf(columns);
  }

  /** Rows, and what a script calls them. */
  public record Side(String name, Dataset rows) {}

  /**
   * That of the second from the first.
   *
   * @throws Fault R504 or R507 if they do not have the same columns
   */
  public static DataDrift between(Side one, Side other, Control control) {
    Map<String, ColumnValues> left = byName(one, control);
    Map<String, ColumnValues> right = byName(other, control);
    lacking(left, right, one, other);
    lacking(right, left, other, one);
    List<DriftedColumn> found = new ArrayList<>();
    left.forEach(
        (name, column) -> {
          control.check();
          ColumnValues same = right.get(name);
          if (column.numeric() != same.numeric()) {
            throw column.numeric() ? unlike(one, other, same) : unlike(other, one, column);
          }
          found.add(new ColumnPair(column, same).drift());
        });
    double[] corrected = Holm.adjusted(found.stream().mapToDouble(DriftedColumn::p).toArray());
    return new DataDrift(
        one.rows().rows(),
        other.rows().rows(),
        IntStream.range(0, corrected.length)
            .mapToObj(i -> found.get(i).with(corrected[i]))
            .toList());
  }

  private static Map<String, ColumnValues> byName(Side side, Control control) {
    Map<String, ColumnValues> all = new LinkedHashMap<>();
    ColumnValues.comparable(side.rows(), control).forEach(column -> all.put(column.name(), column));
    return all;
  }

  private static void lacking(
      Map<String, ColumnValues> has, Map<String, ColumnValues> lacks, Side one, Side other) {
    for (String name : has.keySet()) {
      if (!lacks.containsKey(name)) {
        throw Fault.of(TableFaults.NO_SUCH_COLUMN_TO_COMPARE, other.name(), name, one.name());
      }
    }
  }

  private static Fault unlike(Side numbers, Side names, ColumnValues column) {
    String name = column.names().stream().filter(ColumnValues::noNumber).findFirst().orElse("");
    return Fault.of(
        TableFaults.NUMBERS_AND_NAMES, column.name(), numbers.name(), names.name(), name);
  }

  @Metric(doc = "the largest population stability index of any column")
  public Estimate drift() {
    return Estimate.exact(columns.stream().mapToDouble(DriftedColumn::psi).max().orElse(0));
  }

  @Metric(doc = "columns that differ by more than chance, and by much")
  public Estimate drifted() {
    return Estimate.exact(columns.stream().filter(DriftedColumn::drifts).count());
  }

  @Metric(doc = "columns that differ by more than chance, by however little")
  public Estimate differing() {
    return Estimate.exact(columns.stream().filter(DriftedColumn::differs).count());
  }

  @Metric(
      doc =
          "the smallest p-value of any column, corrected for how many there are: how likely two"
              + " samples of one distribution are as far apart")
  public Estimate p() {
    return Estimate.exact(columns.stream().mapToDouble(DriftedColumn::p).min().orElse(1));
  }
}
