package org.tattle.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tattle.run.MessageText;

/** A column of two data sets, of one name and one type. */
record ColumnPair(ColumnValues one, ColumnValues other) {

  /**
   * How far they are apart. Numbers that are missing are looked at by themselves: where there are
   * any, the two looks at one column are paid for by twice the p-value (Bonferroni).
   */
  DriftedColumn drift() {
    return one.numeric() ? numbers() : names();
  }

  private DriftedColumn names() {
    ColumnDrift drift = ColumnDrift.of(one.names().stream(), other.names().stream());
    String most = most();
    return new DriftedColumn(
        one.name(),
        one.type(),
        share(one.names(), most),
        share(other.names(), most),
        drift.psi(),
        drift.chance(),
        drift.p());
  }

  /** The name whose share has changed most. */
  private String most() {
    Map<String, Double> changed = new HashMap<>();
    one.names().forEach(name -> changed.merge(name, -1.0 / one.names().size(), Double::sum));
    other.names().forEach(name -> changed.merge(name, 1.0 / other.names().size(), Double::sum));
    return changed.entrySet().stream()
        .max(
            Comparator.comparingDouble((Map.Entry<String, Double> it) -> Math.abs(it.getValue()))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String share(List<String> names, String of) {
    long count = names.stream().filter(of::equals).count();
    return MessageText.of(
        "%s: %.1f%%", of.isBlank() ? "nothing" : of, 100.0 * count / names.size());
  }

  private DriftedColumn numbers() {
    double[] first = there(one.numbers());
    double[] second = there(other.numbers());
    ColumnDrift values = ColumnDrift.of(first, second);
    boolean gaps = first.length + second.length < one.numbers().length + other.numbers().length;
    double missing = gaps ? ColumnDrift.of(gaps(one), gaps(other)).p() : 1;
    return new DriftedColumn(
        one.name(),
        one.type(),
        middle(first, one.numbers().length),
        middle(second, other.numbers().length),
        values.psi(),
        values.chance(),
        gaps ? Math.min(1, 2 * Math.min(values.p(), missing)) : values.p());
  }

  private static double[] there(double[] numbers) {
    return Arrays.stream(numbers).filter(v -> !Double.isNaN(v)).sorted().toArray();
  }

  private static Stream<String> gaps(ColumnValues column) {
    return Arrays.stream(column.numbers()).mapToObj(v -> Double.isNaN(v) ? "" : "number");
  }

  private static String middle(double[] sorted, int rows) {
    String median =
        sorted.length == 0 ? "nothing" : "median " + Columns.written(sorted[sorted.length / 2]);
    return sorted.length == rows
        ? median
        : MessageText.of("%s, %.1f%% missing", median, 100.0 * (rows - sorted.length) / rows);
  }
}
