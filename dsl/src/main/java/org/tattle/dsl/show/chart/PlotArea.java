package org.tattle.dsl.show.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.figure.Trace;

/**
 * The plot itself as a bare XChart: scales, grid and series fill the whole chart, and everything
 * with text is left to {@link Chart}. The grid is drawn as series because XChart's own follows its
 * minor ticks; gaps in a line are NaN.
 */
final class PlotArea {

  /** Room at each end of an axis, so that lines along the edge are not cut in half. */
  private static final double MARGIN = 0.015;

  private static final int MOST_POINTS = 380;

  private final Figure figure;
  private final Axis x;
  private final Axis y;
  private final XYChart chart;

  PlotArea(Figure figure, int width, int height, double[] xTicks, double[] yTicks) {
    this.figure = figure;
    x = figure.x().widened(MARGIN);
    y = figure.y().widened(MARGIN);
    chart = new XYChart(width, height);
    style(chart.getStyler());
    grid(xTicks, yTicks);
    figure.fromBelow().forEach(this::add);
  }

  XYChart chart() {
    return chart;
  }

  private void style(XYStyler styler) {
    Color clear = new Color(255, 255, 255, 0);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setAxisTicksVisible(false);
    styler.setAxisTitlesVisible(false);
    styler.setPlotGridLinesVisible(false);
    styler.setPlotBorderVisible(false);
    styler.setChartBackgroundColor(clear);
    styler.setPlotBackgroundColor(clear);
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setChartPadding(0);
    styler.setMarkerSize(Theme.MARKER);
    styler.setXAxisLogarithmic(x.scale() == Axis.Scale.LOG);
    styler.setYAxisLogarithmic(y.scale() == Axis.Scale.LOG);
    styler.setXAxisMin(x.min());
    styler.setXAxisMax(x.max());
    styler.setYAxisMin(y.min());
    styler.setYAxisMax(y.max());
  }

  private void grid(double[] xTicks, double[] yTicks) {
    int columns = xTicks.length;
    double[] across = new double[3 * (columns + yTicks.length)];
    double[] up = new double[across.length];
    for (int i = 0; i < columns; i++) {
      gap(across, up, i, xTicks[i], y.min(), xTicks[i], y.max());
    }
    for (int i = 0; i < yTicks.length; i++) {
      gap(across, up, columns + i, x.min(), yTicks[i], x.max(), yTicks[i]);
    }
    XYSeries grid = chart.addSeries("grid", across, up);
    grid.setMarker(SeriesMarkers.NONE);
    grid.setLineColor(Theme.GRID);
    grid.setLineStyle(Theme.stroke(Theme.THIN));
  }

  /** One stretch and the gap after it. */
  private static void gap(
      double[] x, double[] y, int i, double x0, double y0, double x1, double y1) {
    x[3 * i] = x0;
    y[3 * i] = y0;
    x[3 * i + 1] = x1;
    y[3 * i + 1] = y1;
    x[3 * i + 2] = x1;
    y[3 * i + 2] = Double.NaN;
  }

  private void add(Series series) {
    if (series.x().length == 0) {
      return;
    }
    String id = "s" + chart.getSeriesCollection().size();
    if (series.style() == Series.Style.POINTS) {
      points(id, series);
      return;
    }
    Series line = series.style() == Series.Style.STEP ? series.stepped() : series;
    if (line.hasBand()) {
      band(id + "band", line);
    }
    Trace trace = trace(line);
    if (trace.x().length > 0) {
      XYSeries added = chart.addSeries(id, values(x, trace.x()), values(y, trace.y()));
      added.setMarker(SeriesMarkers.NONE);
      added.setLineColor(Theme.color(series.hue()));
      added.setLineStyle(Theme.stroke(series));
    }
  }

  private void points(String id, Series series) {
    int[] shown =
        IntStream.range(0, series.x().length)
            .filter(i -> x.holds(series.x()[i]) && y.holds(series.y()[i]))
            .toArray();
    if (shown.length == 0) {
      return;
    }
    double[] across = IntStream.of(shown).mapToDouble(i -> series.x()[i]).toArray();
    if (series.hasBand()) {
      double[] sides = new double[3 * shown.length];
      double[] ends = new double[3 * shown.length];
      for (int i = 0; i < shown.length; i++) {
        double low = y.clip(series.low()[shown[i]]);
        double high = y.clip(series.high()[shown[i]]);
        gap(sides, ends, i, across[i], low, across[i], high);
      }
      XYSeries bars = chart.addSeries(id + "bars", sides, ends);
      bars.setMarker(SeriesMarkers.NONE);
      bars.setLineColor(Theme.color(series.hue()));
      bars.setLineStyle(Theme.stroke(1.2f));
    }
    double[] up = IntStream.of(shown).mapToDouble(i -> series.y()[i]).toArray();
    XYSeries added = chart.addSeries(id, across, up);
    added.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    added.setMarker(Theme.marker(series.hue()));
    added.setMarkerColor(Theme.color(series.hue()));
  }

  private void band(String id, Series line) {
    int[] lower = shown(line, line.low());
    int[] upper = shown(line, line.high());
    int n = lower.length;
    double[] across = new double[n + upper.length];
    double[] up = new double[across.length];
    for (int i = 0; i < across.length; i++) {
      int point = i < n ? lower[i] : upper[across.length - 1 - i];
      across[i] = x.clip(line.x()[point]);
      up[i] = y.clip((i < n ? line.low() : line.high())[point]);
    }
    XYSeries band = chart.addSeries(id, across, up);
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setMarker(SeriesMarkers.NONE);
    band.setFillColor(Theme.band(line.hue()));
    band.setLineColor(new Color(255, 255, 255, 0));
  }

  private Trace trace(Series line) {
    int[] shown = shown(line, line.y());
    return Trace.of(
        figure,
        IntStream.of(shown).mapToDouble(i -> line.x()[i]).toArray(),
        IntStream.of(shown).mapToDouble(i -> line.y()[i]).toArray(),
        -MARGIN,
        1 + MARGIN);
  }

  /** The points of a line that show at this size. */
  private int[] shown(Series line, double[] values) {
    double[] across = Trace.places(figure.x(), line.x());
    return Outline.of(across, Trace.places(figure.y(), values), MOST_POINTS);
  }

  private static double[] values(Axis axis, double[] places) {
    double length = 1 + 2 * MARGIN;
    return Arrays.stream(places).map(place -> axis.at((place + MARGIN) / length)).toArray();
  }
}
