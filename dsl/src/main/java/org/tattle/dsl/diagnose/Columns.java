package org.tattle.dsl.diagnose;

/**
 * A line of a script as a terminal shows it, with the column of every unit. Tabs become blanks up
 * to the next multiple of four; wide characters take two columns and combining ones none, so that
 * carets stand below what they mean. Control characters, the ones that turn the direction of text
 * included, are shown as a dot: nothing in a script can disguise another part of it.
 */
final class Columns {
  private static final int TAB = 4;

  private final StringBuilder shown = new StringBuilder();
  private final int[] columns;

  Columns(String line) {
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
        column += width(point);
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
      int width = width(point);
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

  /** How many columns a text takes. */
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
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

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        point >= 0x1100 && point <= 0x115F
            || point >= 0x2E80 && point <= 0xA4CF
            || point >= 0xAC00 && point <= 0xD7A3
            || point >= 0xF900 && point <= 0xFAFF
            || point >= 0xFE30 && point <= 0xFE6F
            || point >= 0xFF00 && point <= 0xFF60
            || point >= 0xFFE0 && point <= 0xFFE6
            || point >= 0x1F300 && point <= 0x1F64F
            || point >= 0x1F900 && point <= 0x1F9FF
            || point >= 0x20000 && point <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
