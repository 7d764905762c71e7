package org.tattle.dsl.show.chart;

import java.util.Arrays;
import org.tattle.dsl.show.Ink;

/**
 * The plot of a terminal chart: a grid of characters. With Braille each holds 2 × 4 dots and takes
 * the colour of the last series drawn in it; without, each holds one mark.
 */
final class Canvas {

  private static final char BLANK_BRAILLE = '\u2800';

  /** Bits of the Braille block by row, then column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int columns;
  private final int rows;
  private final boolean braille;
  private final char[][] cells;
  private final int[][] hues;

  Canvas(int columns, int rows, boolean braille) {
    this.columns = columns;
    this.rows = rows;
    this.braille = braille;
    cells = new char[rows][columns];
    hues = new int[rows][columns];
    for (char[] row : cells) {
      Arrays.fill(row, braille ? BLANK_BRAILLE : ' ');
    }
  }

  /** The dot a place (0 to 1, from the left) falls on. */
  int across(double place) {
    return (int) Math.round(place * ((braille ? 2 * columns : columns) - 1));
  }

  /** The dot a place (0 to 1, from below) falls on, counted from above. */
  int down(double place) {
    return (int) Math.round((1 - place) * ((braille ? 4 * rows : rows) - 1));
  }

  /** The character row a place falls on, from above. */
  int row(double place) {
    return braille ? down(place) / 4 : down(place);
  }

  /** The character column a place falls on. */
  int column(double place) {
    return braille ? across(place) / 2 : across(place);
  }

  /** A stretch between two dots, with {@code off} dots left out after every {@code on}. */
  int stretch(int x0, int y0, int x1, int y1, Pen pen, int drawn) {
    int steps = Math.max(1, Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
    for (int i = 0; i <= steps; i++) {
      if ((drawn + i) % (pen.on() + pen.off()) < pen.on()) {
        double t = i / (double) steps;
        dot((int) Math.round(x0 + t * (x1 - x0)), (int) Math.round(y0 + t * (y1 - y0)), pen);
      }
    }
    return drawn + steps;
  }

  void dot(int x, int y, Pen pen) {
    int column = braille ? x / 2 : x;
    int row = braille ? y / 4 : y;
    if (x < 0 || y < 0 || column >= columns || row >= rows) {
      return;
    }
    if (braille && pen.mark() == Pen.LINE) {
      boolean overMark = (cells[row][column] & 0xFF00) != BLANK_BRAILLE;
      int before = overMark ? BLANK_BRAILLE : cells[row][column];
      cells[row][column] = (char) (before | DOTS[y % 4][x % 2]);
    } else {
      cells[row][column] = pen.mark();
    }
    hues[row][column] = pen.hue();
  }

  /** One row of characters, coloured. */
  String line(int row, Ink ink) {
    StringBuilder line = new StringBuilder();
    int start = 0;
    for (int c = 1; c <= columns; c++) {
      if (c == columns || hues[row][c] != hues[row][start]) {
        String run = new String(cells[row], start, c - start);
        line.append(ink.hue(hues[row][start], run.replace(BLANK_BRAILLE, ' ')));
        start = c;
      }
    }
    return line.toString();
  }

  /** Three columns that show a pen in a legend. */
  static String sample(Pen pen) {
    if (pen.mark() != Pen.LINE) {
      boolean dots = pen.mark() == '.' || pen.mark() == ':';
      return dots ? ("" + pen.mark()).repeat(3) : " " + pen.mark() + " ";
    }
    Canvas canvas = new Canvas(3, 1, true);
    canvas.stretch(0, 1, 5, 1, pen, 0);
    return canvas.line(0, new Ink(false));
  }
}
