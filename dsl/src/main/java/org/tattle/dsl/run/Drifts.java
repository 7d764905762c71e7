package org.tattle.dsl.run;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.quality.DataDrift;
import org.tattle.quality.DriftedColumn;

/** How far one data set has drifted from another, as a table and a chart. */
final class Drifts {
  private static final int MOST = 20;

  private Drifts() {}

  static List<Shown> of(Loaded one, Loaded other, DataDrift drift) {
    return List.of(
        table(one.name(), other.name(), drift), chart(one.name(), other.name(), drift.columns()));
  }

  private static TableView table(String one, String other, DataDrift drift) {
    List<List<String>> rows =
        drift.columns().stream()
            .map(
                column ->
                    List.of(
                        column.name(),
                        column.type(),
                        column.before(),
                        column.after(),
                        Numbers.real(column.psi()),
                        Numbers.real(column.chance()),
                        Numbers.small(column.p())))
            .toList();
    String rowsOfBoth =
        "%s has %s rows, %s has %s; `%s.quality(%s).drifted` is %s of %s columns."
            .formatted(
                one,
                Numbers.count(drift.first()),
                other,
                Numbers.count(drift.second()),
                one,
                other,
                Numbers.count((long) drift.drifted().value()),
                Numbers.count(drift.columns().size()));
    return TableView.of(
        "drift from " + one + " to " + other,
        List.of("column", "type", "in " + one, "in " + other, "PSI", "by chance", "p"),
        rows,
        List.of(
            rowsOfBoth,
            "p is how likely two samples of one distribution are as far apart (numbers:"
                + " Kolmogorov–Smirnov; names: chi-squared), corrected for how many columns there are"
                + " (Holm). A PSI of 0.25 above what chance makes of so many rows, at p below 5%,"
                + " is a drift.",
            "It reads every row, and no budget pays for that: keep it to whoever has the rows."));
  }

  /** The columns that moved most. */
  private static Figure chart(String one, String other, List<DriftedColumn> columns) {
    List<DriftedColumn> most =
        columns.stream()
            .sorted(Comparator.comparingDouble(DriftedColumn::psi).reversed())
            .limit(MOST)
            .toList();
    double[] x = IntStream.rangeClosed(1, most.size()).asDoubleStream().toArray();
    double[] psi = most.stream().mapToDouble(DriftedColumn::psi).toArray();
    double[] chance = most.stream().mapToDouble(DriftedColumn::chance).toArray();
    double top = Math.max(0.3, most.stream().mapToDouble(DriftedColumn::psi).max().orElse(0));
    return new Figure(
        "how far columns of " + other + " are from those of " + one,
        new Axis(
            "column",
            Axis.Scale.LINEAR,
            0.5,
            most.size() + 0.5,
            false,
            true,
            most.stream().map(DriftedColumn::name).toList()),
        Axis.linear("population stability index", 0, 1.05 * top),
        List.of(Series.points("found", 0, x, psi), Series.points("by chance", -1, x, chance)),
        columns.size() > MOST
            ? List.of("The %s columns that moved most are drawn.".formatted(Numbers.count(MOST)))
            : List.of());
  }
}
