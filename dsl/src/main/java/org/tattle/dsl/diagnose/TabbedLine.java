package org.tattle.dsl.diagnose;

import org.tattle.dsl.text.Cells;

/**
 * A line of a script as a terminal shows it, with the column of every unit. Tabs become blanks up
 * to the next multiple of four; wide characters take two columns and combining ones none, so that
 * carets stand below what they mean. Control characters, the ones that turn the direction of text
 * included, are shown as a dot: nothing in a script can disguise another part of it.
 */
final class TabbedLine {
  private static final int TAB = 4;

  private final StringBuilder shown = new StringBuilder();
  private final int[] columns;

  TabbedLine(String line) {
    columns = new int[line.length() + 1];
    int column = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      int units = Character.charCount(point);
      for (int unit = 0; unit < units; unit++) {
        columns[i + unit] = column;
      }
      if (point == '\t') {
        int blanks = TAB - column % TAB;
        shown.append(" ".repeat(blanks));
        column += blanks;
      } else if (hidden(point)) {
        shown.append('·');
        column++;
      } else {
        shown.appendCodePoint(point);
        column += Cells.width(point);
      }
      i += units;
    }
    columns[line.length()] = column;
  }

  /** The line. */
  String text() {
    return shown.toString();
  }

  /** How many columns it takes. */
  int width() {
    return columns[columns.length - 1];
  }

  /** The column, from 0, of a unit of the line; what lies behind the line is at its end. */
  int column(int unit) {
    return columns[Math.min(unit, columns.length - 1)];
  }

  /** What is seen of the line from one column up to another. */
  String text(int from, int to) {
    StringBuilder window = new StringBuilder();
    int column = 0;
    for (int i = 0; i < shown.length() && column < to; ) {
      int point = shown.codePointAt(i);
      int width = Cells.width(point);
      if (column >= from && column + width <= to) {
        window.appendCodePoint(point);
      } else if (column + width > from) {
        window.append(' ');
      }
      column += width;
      i += Character.charCount(point);
    }
    return window.toString();
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
