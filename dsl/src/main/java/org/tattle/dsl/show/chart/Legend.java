package org.tattle.dsl.show.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.text.Cells;

/**
 * The names of the series in rows above the plot, each behind a sample of its line: no box, and in
 * reading order before the picture.
 */
final class Legend {

  static final int ROW = 18;

  private static final int SAMPLE = 26;
  private static final int GAP = 6;
  private static final int BETWEEN = 18;

  private record Entry(Series series, String name, double x, int row) {}

  private final List<Entry> entries = new ArrayList<>();

  Legend(List<Series> series, double width) {
    double x = 0;
    int row = 0;
    for (Series each : series) {
      if (each.name().isEmpty()) {
        continue;
      }
      String name = ChartLabel.Face.LEGEND.fit(Cells.clean(each.name()), width - SAMPLE - GAP);
      double wide = SAMPLE + GAP + ChartLabel.Face.LEGEND.width(name);
      if (x > 0 && x + wide > width) {
        x = 0;
        row++;
      }
      entries.add(new Entry(each, name, x, row));
      x += wide + BETWEEN;
    }
  }

  int height() {
    return entries.isEmpty() ? 0 : (entries.get(entries.size() - 1).row() + 1) * ROW;
  }

  /** Draws the samples and adds the names. */
  void draw(Graphics2D g, double left, double top, List<ChartLabel> labels) {
    for (Entry entry : entries) {
      double x = left + entry.x();
      double middle = top + entry.row() * ROW + ROW / 2.0;
      sample(g, entry.series(), x, middle);
      labels.add(
          new ChartLabel(
              entry.name(),
              x + SAMPLE + GAP,
              middle + 4,
              ChartLabel.Anchor.START,
              ChartLabel.Face.LEGEND,
              false));
    }
  }

  private static void sample(Graphics2D g, Series series, double x, double y) {
    if (series.hasBand() && series.style() != Series.Style.POINTS) {
      g.setColor(Theme.band(series.hue()));
      g.fill(new Rectangle2D.Double(x, y - 5, SAMPLE, 10));
    }
    g.setColor(Theme.color(series.hue()));
    if (series.style() == Series.Style.POINTS) {
      Theme.marker(series.hue()).paint(g, x + SAMPLE / 2.0, y, Theme.MARKER);
    } else {
      g.setStroke(Theme.stroke(series));
      g.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
  }
}
