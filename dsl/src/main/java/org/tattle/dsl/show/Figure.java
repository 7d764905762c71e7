package org.tattle.dsl.show;

import java.util.Comparator;
import java.util.List;

/**
 * A chart before it is drawn: XChart, the terminal and the tests all start from this.
 *
 * @param title may be empty
 * @param notes sentences below the chart: what was clipped, what a line means
 */
public record Figure(String title, Axis x, Axis y, List<Series> series, List<String> notes)
    implements Shown {

  public Figure {
    series = List.copyOf(series);
    notes = List.copyOf(notes);
  }

  /** Whether every series stands in another figure on axes of the same scale. */
  @Override
  public boolean saidBy(Shown other) {
    return other instanceof Figure figure
        && x.scale() == figure.x().scale()
        && y.scale() == figure.y().scale()
        && series.stream().allMatch(it -> figure.series.stream().anyMatch(it::same));
  }

  /** The series in the order in which they are drawn: bounds and references lie below. */
  public List<Series> fromBelow() {
    return series.stream()
        .sorted(Comparator.comparing(s -> s.style() != Series.Style.DASHED))
        .toList();
  }
}
