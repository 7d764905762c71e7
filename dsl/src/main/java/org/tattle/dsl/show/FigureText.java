package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.List;

/** A figure in a terminal: points on a grid of characters, with axes and a legend. */
final class FigureText {

  private static final int HEIGHT = 18;
  private static final String MARKS = "ox+*#@";

  private FigureText() {}

  static String of(Figure figure, Screen screen) {
    int width = Math.min(screen.width(), 80) - 10;
    char[][] grid = new char[HEIGHT][width];
    for (char[] row : grid) {
      java.util.Arrays.fill(row, ' ');
    }
    for (Series series : figure.series()) {
      char mark = series.hue() < 0 ? '.' : MARKS.charAt(series.hue() % MARKS.length());
      for (int i = 0; i < series.x().length; i++) {
        int column = (int) Math.round(figure.x().place(series.x()[i]) * (width - 1));
        int row = (int) Math.round((1 - figure.y().place(series.y()[i])) * (HEIGHT - 1));
        if (column >= 0 && column < width && row >= 0 && row < HEIGHT) {
          grid[row][column] = mark;
        }
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(Cells.clean(figure.title()));
    for (char[] row : grid) {
      lines.add(("  | " + new String(row)).stripTrailing());
    }
    lines.add("  +" + "-".repeat(width));
    lines.add("    " + figure.x().label() + " (across), " + figure.y().label() + " (up)");
    for (Series series : figure.series()) {
      char mark = series.hue() < 0 ? '.' : MARKS.charAt(series.hue() % MARKS.length());
      lines.add("  " + mark + " " + Cells.clean(series.name()));
    }
    lines.addAll(figure.notes());
    return String.join("\n", lines);
  }
}
