package org.tattle.dsl.show.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Ticks;
import org.tattle.dsl.text.Cells;

/**
 * A figure as a picture: title and legend above, XChart's plot in the middle, notes below. Widths
 * and heights are in CSS pixels.
 */
public final class Chart {

  public static final int WIDTH = Theme.WIDTH;

  private static final int PLOT_HEIGHT = 330;
  private static final int EDGE = 14;
  private static final int RIGHT = 24;
  private static final int CORNER = 12;
  private static final int TICK = 4;
  private static final int WANTED_TICKS = 6;
  private static final int LINE = 15;

  private final Figure figure;
  private final List<String> title;
  private final List<String> notes = new ArrayList<>();
  private final Legend legend;
  private final double[] xTicks;
  private final double[] yTicks;
  private final int left;
  private final int top;

  public Chart(Figure figure) {
    this.figure = figure;
    double room = WIDTH - 2.0 * EDGE;
    String heading = Cells.clean(figure.title());
    title = heading.isBlank() ? List.of() : ChartLabel.Face.TITLE.wrap(heading, room);
    figure.notes().forEach(n -> notes.addAll(ChartLabel.Face.NOTE.wrap(Cells.clean(n), room)));
    legend = new Legend(figure.series(), room);
    xTicks = Ticks.of(figure.x(), WANTED_TICKS);
    yTicks = Ticks.of(figure.y(), WANTED_TICKS);
    double widest = 0;
    for (double tick : yTicks) {
      widest = Math.max(widest, ChartLabel.Face.TICK.width(figure.y().tick(tick)));
    }
    left = EDGE + 18 + (int) Math.ceil(widest) + 2 * TICK;
    top = EDGE + title.size() * 19 + legend.height() + 8;
  }

  public int height() {
    int below = 2 * TICK + 2 * LINE + 8;
    int noted = notes.isEmpty() ? 0 : notes.size() * LINE + 6;
    return top + PLOT_HEIGHT + below + noted + EDGE / 2;
  }

  /** Draws everything but the text, and gives the text. */
  List<ChartLabel> draw(Graphics2D target) {
    List<ChartLabel> labels = new ArrayList<>();
    Recorder g = new Recorder();
    g.setColor(Theme.PLATE);
    g.fill(new RoundRectangle2D.Double(0, 0, WIDTH, height(), CORNER, CORNER));
    for (int i = 0; i < title.size(); i++) {
      put(
          labels,
          title.get(i),
          EDGE,
          EDGE + 14 + 19 * i,
          ChartLabel.Anchor.START,
          ChartLabel.Face.TITLE);
    }
    legend.draw(g, EDGE, EDGE + 19.0 * title.size(), labels);
    plot(g, labels);
    double under = top + PLOT_HEIGHT + 2 * TICK + 2.0 * LINE + 8;
    for (String note : notes) {
      under += LINE;
      put(labels, note, EDGE, under, ChartLabel.Anchor.START, ChartLabel.Face.NOTE);
    }
    g.replay(target);
    return labels;
  }

  private void plot(Graphics2D g, List<ChartLabel> labels) {
    int width = WIDTH - left - RIGHT;
    XYChart chart = new PlotArea(figure, width, PLOT_HEIGHT, xTicks, yTicks).chart();
    Graphics2D part = (Graphics2D) g.create();
    part.translate(left, top);
    chart.paint(part, width, PLOT_HEIGHT);
    part.dispose();
    double bottom = top + PLOT_HEIGHT;
    g.setColor(Theme.HAIRLINE);
    g.setStroke(Theme.stroke(Theme.THIN));
    g.draw(new Line2D.Double(left, bottom, left + width, bottom));
    g.draw(new Line2D.Double(left, top, left, bottom));
    marks(g, chart, bottom);
    for (double tick : xTicks) {
      double x = left + chart.getScreenXFromChart(tick);
      put(
          labels,
          figure.x().tick(tick),
          x,
          bottom + LINE + 1,
          ChartLabel.Anchor.MIDDLE,
          ChartLabel.Face.TICK);
    }
    for (double tick : yTicks) {
      double y = top + chart.getScreenYFromChart(tick) + 4;
      put(
          labels,
          figure.y().tick(tick),
          left - 2.0 * TICK,
          y,
          ChartLabel.Anchor.END,
          ChartLabel.Face.TICK);
    }
    double middle = left + width / 2.0;
    String across = Cells.clean(figure.x().label());
    put(
        labels,
        across,
        middle,
        bottom + 2 * LINE + 6,
        ChartLabel.Anchor.MIDDLE,
        ChartLabel.Face.AXIS);
    labels.add(
        new ChartLabel(
            Cells.clean(figure.y().label()),
            EDGE + 11,
            top + PLOT_HEIGHT / 2.0,
            ChartLabel.Anchor.MIDDLE,
            ChartLabel.Face.AXIS,
            true));
  }

  /** Short marks at the minor ticks of a logarithmic axis, which say that it is one. */
  private void marks(Graphics2D g, XYChart chart, double bottom) {
    for (double tick : Ticks.minor(figure.x())) {
      double x = left + chart.getScreenXFromChart(tick);
      g.draw(new Line2D.Double(x, bottom, x, bottom + TICK));
    }
    for (double tick : Ticks.minor(figure.y())) {
      double y = top + chart.getScreenYFromChart(tick);
      g.draw(new Line2D.Double(left - TICK, y, left, y));
    }
  }

  private static void put(
      List<ChartLabel> labels,
      String text,
      double x,
      double y,
      ChartLabel.Anchor anchor,
      ChartLabel.Face face) {
    labels.add(new ChartLabel(text, x, y, anchor, face, false));
  }
}
