package org.tattle.dsl.show.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Ink;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Ticks;
import org.tattle.dsl.show.figure.Trace;
import org.tattle.dsl.text.Cells;
import org.tattle.dsl.text.Screen;

/**
 * A figure in a terminal. With colours its lines are Braille dots; without, one character a point,
 * because dots of one colour could not be told apart. At most 80 columns by some 24 rows.
 */
public final class FigureText {

  private static final int WIDEST = 80;
  private static final int ROWS = 16;

  private final Figure figure;
  private final Screen screen;
  private final Ink ink;
  private final boolean braille;
  private final double[] yTicks;
  private final int gutter;
  private final int columns;
  private final Canvas canvas;

  private FigureText(Figure figure, Screen screen) {
    this.figure = figure;
    this.screen = screen;
    ink = new Ink(screen.ansi());
    braille = screen.ansi() && screen.unicode();
    yTicks = Ticks.of(figure.y(), 4);
    gutter = Arrays.stream(yTicks).mapToObj(this::yTick).mapToInt(Cells::width).max().orElse(0);
    columns = Math.min(screen.width(), WIDEST) - gutter - 3;
    canvas = new Canvas(columns, ROWS, braille);
  }

  public static String of(Figure figure, Screen screen) {
    return new FigureText(figure, screen).text();
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    wrapped(figure.title()).forEach(line -> lines.add(ink.bold(line)));
    legend(lines);
    lines.add(ink.faint(screen.clean(figure.y().label())));
    figure.fromBelow().forEach(this::draw);
    String[] ticks = new String[ROWS];
    for (double tick : yTicks) {
      ticks[canvas.row(figure.y().place(tick))] = yTick(tick);
    }
    for (int r = 0; r < ROWS; r++) {
      String tick = ticks[r] == null ? "" : ticks[r];
      String axis = screen.unicode() ? tick.isEmpty() ? "│" : "┤" : tick.isEmpty() ? "|" : "+";
      String left = Cells.pad(tick, gutter, true) + " " + axis;
      lines.add(ink.faint(left) + canvas.line(r, ink).stripTrailing());
    }
    across(lines);
    figure.notes().forEach(note -> wrapped(note).forEach(line -> lines.add(ink.faint(line))));
    return String.join("\n", lines);
  }

  private List<String> wrapped(String text) {
    return text.isBlank()
        ? List.of()
        : Cells.wrap(screen.clean(text), Math.min(screen.width(), WIDEST));
  }

  private String yTick(double tick) {
    return screen.clean(figure.y().tick(tick));
  }

  /** The axis below: its line, the ticks that do not touch each other, its label. */
  private void across(List<String> lines) {
    StringBuilder axis = new StringBuilder((screen.unicode() ? "─" : "-").repeat(columns));
    StringBuilder ticks = new StringBuilder();
    for (double tick : Ticks.of(figure.x(), 6)) {
      int column = canvas.column(figure.x().place(tick));
      String text = screen.clean(figure.x().tick(tick));
      int start = Math.min(column - text.length() / 2, columns - text.length());
      if (start < (ticks.isEmpty() ? -gutter - 2 : ticks.length() - gutter - 1)) {
        continue;
      }
      axis.setCharAt(column, screen.unicode() ? '┬' : '+');
      ticks.append(" ".repeat(start + gutter + 2 - ticks.length())).append(text);
    }
    String corner = " ".repeat(gutter + 1) + (screen.unicode() ? "└" : "+");
    lines.add(ink.faint(corner + axis));
    lines.add(ink.faint(ticks.toString()));
    String label = screen.clean(figure.x().label());
    int indent = Math.max(0, gutter + 2 + (columns - Cells.width(label)) / 2);
    lines.add(ink.faint(" ".repeat(indent) + label));
  }

  private void legend(List<String> lines) {
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (Series series : figure.series()) {
      if (series.name().isEmpty()) {
        continue;
      }
      String name = screen.clean(series.name());
      int wide = 4 + Cells.width(name);
      if (used > 0 && used + 3 + wide > Math.min(screen.width(), WIDEST)) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      Pen pen = Pen.of(series, braille);
      line.append(used > 0 ? "   " : "").append(ink.hue(series.hue(), Canvas.sample(pen)));
      line.append(' ').append(name);
      used += wide + (used > 0 ? 3 : 0);
    }
    if (used > 0) {
      lines.add(line.toString());
    }
  }

  private void draw(Series series) {
    Pen pen = Pen.of(series, braille);
    if (series.style() == Series.Style.POINTS) {
      points(series, pen);
      return;
    }
    Series line = series.style() == Series.Style.STEP ? series.stepped() : series;
    if (line.hasBand()) {
      line(line.x(), line.low(), pen.faint(braille));
      line(line.x(), line.high(), pen.faint(braille));
    }
    line(line.x(), line.y(), pen);
  }

  private void points(Series series, Pen pen) {
    for (boolean bars : new boolean[] {true, false}) {
      for (int i = 0; i < series.x().length; i++) {
        if (!figure.x().holds(series.x()[i]) || !figure.y().holds(series.y()[i])) {
          continue;
        }
        int x = canvas.across(figure.x().place(series.x()[i]));
        if (!bars) {
          canvas.dot(x, canvas.down(figure.y().place(series.y()[i])), pen);
        } else if (series.hasBand()) {
          int low = canvas.down(figure.y().place(figure.y().clip(series.low()[i])));
          int high = canvas.down(figure.y().place(figure.y().clip(series.high()[i])));
          canvas.stretch(x, low, x, high, pen.faint(braille), 0);
        }
      }
    }
  }

  private void line(double[] x, double[] y, Pen pen) {
    Trace trace = Trace.of(figure, x, y, 0, 1);
    int drawn = 0;
    for (int i = 1; i < trace.x().length; i++) {
      double up = trace.y()[i];
      double before = trace.y()[i - 1];
      if (!Double.isNaN(up) && !Double.isNaN(before)) {
        int x0 = canvas.across(trace.x()[i - 1]);
        int x1 = canvas.across(trace.x()[i]);
        drawn = canvas.stretch(x0, canvas.down(before), x1, canvas.down(up), pen, drawn);
      }
    }
  }
}
