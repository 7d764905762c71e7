package org.tattle.dsl.show.chart;

import org.tattle.dsl.show.Series;

/**
 * How a series is drawn in a terminal. In Braille, lines are dots and differ by colour and dash;
 * elsewhere each hue has a mark of its own.
 *
 * @param mark the character, or {@link #LINE} for Braille dots
 * @param on dots drawn in a row
 * @param off dots left out after them
 */
record Pen(int hue, char mark, int on, int off) {

  static final char LINE = 0;

  private static final String MARKS = "o+x*#@";
  private static final String POINTS = "●■▲◆▼✚";
  private static final int[][] DASHES = {{1, 0}, {6, 3}, {3, 3}, {9, 2}, {2, 2}, {12, 4}};

  static Pen of(Series series, boolean braille) {
    boolean points = series.style() == Series.Style.POINTS;
    boolean bound = series.style() == Series.Style.DASHED;
    int hue = series.hue();
    int index = Math.max(0, hue) % MARKS.length();
    if (!braille) {
      return new Pen(hue, hue < 0 ? '.' : bound ? ':' : MARKS.charAt(index), 1, 0);
    }
    if (points) {
      return new Pen(hue, POINTS.charAt(index), 1, 0);
    }
    int[] dash = bound ? new int[] {1, 2} : hue < 0 ? DASHES[0] : DASHES[index];
    return new Pen(hue, LINE, dash[0], dash[1]);
  }

  /** The same colour in sparse dots, for intervals. */
  Pen faint(boolean braille) {
    return new Pen(hue, braille ? LINE : '|', 1, braille ? 2 : 0);
  }
}
