package org.tattle.defense.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.WrittenColumn;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.TableDraft;

/**
 * Writes numbers as the mean of k that are next to each other, column by column (Hansen and
 * Mukherjee 2003 find the best groups; these are the plain ones, from the smallest up). Each number
 * then comes k times at least; two columns together may still be a person's alone.
 */
@Component(
    name = "microaggregate",
    doc = "Writes numbers as the mean of k next to each other.",
    paper = "Domingo-Ferrer and Mateo-Sanz 2002, Practical Data-Oriented Microaggregation",
    example = "defend microaggregate columns=[age] k=5 on open as means")
public record Microaggregate(
    @Param(doc = "the columns to write so", required = true, column = true) List<String> columns,
    @Param(doc = "how many numbers at least share a mean", min = 2, max = 1e9) int k)
    implements PublicationDefense {
  public Microaggregate {
    columns = List.copyOf(columns);
  }

  public Microaggregate() {
    this(List.of(), 5);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    TableDraft settled = draft.settled();
    List<WrittenColumn> made = new ArrayList<>();
    for (WrittenColumn column : NumberCells.columns(settled.source(), columns)) {
      control.check();
      TreeMap<Double, Double> means = means(NumberCells.of(column.take(settled.owners())));
      made.add(
          NumberCells.change(
                  settled.source(), List.of(column.name()), (all, row) -> mean(means, all[row]))
              .column(column.name())
              .orElseThrow());
    }
    return settled.regrouped(TableDraft.replace(settled.source(), made), settled.owners());
  }

  /**
   * From each number on that begins a group, the mean of the group; equal numbers stay together.
   */
  private TreeMap<Double, Double> means(double[] numbers) {
    double[] sorted = Arrays.stream(numbers).filter(it -> !Double.isNaN(it)).sorted().toArray();
    TreeMap<Double, Double> means = new TreeMap<>();
    for (int from = 0; from < sorted.length; ) {
      int to = Math.min(sorted.length, from + k);
      while (to < sorted.length && (sorted[to] == sorted[to - 1] || sorted.length - to < k)) {
        to++;
      }
      means.put(
          sorted[from], IntStream.range(from, to).mapToDouble(i -> sorted[i]).average().orElse(0));
      from = to;
    }
    return means;
  }

  private static double mean(TreeMap<Double, Double> means, double number) {
    Map.Entry<Double, Double> at = means.floorEntry(number);
    return at == null ? means.firstEntry().getValue() : at.getValue();
  }
}
