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

  /** The series in the order in which they are drawn: bounds and references lie below. */
  List<Series> fromBelow() {
    return series.stream()
        .sorted(Comparator.comparing(s -> s.style() != Series.Style.DASHED))
        .toList();
  }
}
