package org.tattle.dsl.show;

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
}
