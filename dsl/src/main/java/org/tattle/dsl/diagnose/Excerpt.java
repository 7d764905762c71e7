package org.tattle.dsl.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.text.Cells;

/**
 * A line of a script with marks below it. Marks stand in one row. The last one has its words beside
 * it where they fit; the words of others hang below their marks, as high as they can: at the mark,
 * or ending at it, else one row lower with a bar up to the mark.
 */
final class Excerpt {
  /** How far from the main mark a line is looked at; lines of machines can be megabytes. */
  private static final int NEAR = 1_000;

  private final List<Mark> marks = new ArrayList<>();
  private final TabbedLine columns;
  private final int from;
  private final int to;
  private final int cut;

  /** A mark in columns of the window. */
  private record Mark(int start, int end, String text, PlaceNote.Style style) {
    boolean value() {
      return style == PlaceNote.Style.VALUE;
    }

    Piece.Role role() {
      return Piece.Role.valueOf(style.name());
    }

    Piece.Role words() {
      return switch (style) {
        case CULPRIT -> Piece.Role.MESSAGE;
        case CAUSE -> Piece.Role.HINT;
        case VALUE -> Piece.Role.VALUE;
      };
    }
  }

  /** Words that hang below their mark. */
  private record Hanging(Mark mark, int start, int row) {
    int end() {
      return start + Cells.width(mark.text);
    }
  }

  /**
   * @param labels the labels of this line, the most important first
   * @param room how many columns there are
   */
  Excerpt(Source source, int line, List<PlaceNote> labels, int room) {
    String text = source.lineText(line);
    int unit = Math.min(labels.get(0).span().start() - source.start(line), text.length());
    cut = boundary(text, Math.max(0, unit - NEAR));
    columns =
        new TabbedLine(text.substring(cut, boundary(text, Math.min(text.length(), unit + NEAR))));
    int first = source.start(line) + cut;
    int focus = columns.column(unit - cut);
    from = columns.width() <= room || focus < room * 2 / 3 ? 0 : focus - room / 3;
    to = Math.min(columns.width(), from + room);
    for (PlaceNote label : labels) {
      int start = columns.column(Math.max(0, label.span().start() - first));
      int end = columns.column(Math.max(0, label.span().end() - first));
      int left = Math.max(0, Math.min(start, to) - from);
      int right = Math.max(left + 1, Math.min(end, to) - from);
      marks.add(new Mark(left, right, label.text(), label.style()));
    }
    marks.sort(Comparator.comparingInt(Mark::start));
  }

  /** The same offset, or the one before where it would part a character in two. */
  private static int boundary(String text, int unit) {
    boolean inside =
        unit > 0
            && unit < text.length()
            && Character.isSurrogatePair(text.charAt(unit - 1), text.charAt(unit));
    return inside ? unit - 1 : unit;
  }

  /** The line itself. */
  Piece script() {
    String text = columns.text(from, to);
    if (from > 0 || cut > 0) {
      text = "…" + text.substring(text.offsetByCodePoints(0, 1));
    }
    if (to < columns.width()) {
      text = text.substring(0, text.offsetByCodePoints(text.length(), -1)) + "…";
    }
    return new Piece(Piece.Role.SCRIPT, text.stripTrailing());
  }

  /** The rows below it. */
  List<List<Piece>> rows(int room) {
    Row head = new Row();
    for (Mark mark : marks) {
      String sign = mark.style == PlaceNote.Style.CULPRIT ? "^" : "-";
      head.put(
          mark.start,
          new Piece(mark.role(), mark.value() ? "│" : sign.repeat(mark.end - mark.start)));
    }
    Mark last = marks.get(marks.size() - 1);
    boolean beside =
        !last.value()
            && !last.text.isEmpty()
            && head.width() == last.end
            && last.end + 1 + Cells.width(last.text) <= room;
    List<Mark> hung = new ArrayList<>(marks);
    if (beside) {
      head.put(last.end + 1, new Piece(last.words(), last.text));
      hung.remove(last);
    }
    hung.removeIf(mark -> mark.text.isEmpty());
    List<List<Piece>> rows = new ArrayList<>();
    rows.add(head.pieces());
    rows.addAll(below(hang(hung, room)));
    return rows;
  }

  private static List<List<Piece>> below(List<Hanging> hanging) {
    List<List<Piece>> rows = new ArrayList<>();
    int last = hanging.stream().mapToInt(Hanging::row).max().orElse(-1);
    for (int row = 0; row <= last; row++) {
      Row line = new Row();
      for (int i = hanging.size() - 1; i >= 0; i--) {
        Hanging it = hanging.get(i);
        if (it.row == row) {
          line.put(it.start, new Piece(it.mark.words(), it.mark.text));
        } else if (it.row > row && hanging.stream().noneMatch(over(row, it.mark.start))) {
          line.put(it.mark.start, new Piece(it.mark.role(), "│"));
        }
      }
      rows.add(line.pieces());
    }
    return rows;
  }

  /** Words in the row that stand where a bar would. */
  private static Predicate<Hanging> over(int row, int column) {
    return it -> it.row == row && it.start <= column && column < it.end();
  }

  /** Where the words go, from the right to the left. */
  private static List<Hanging> hang(List<Mark> hung, int room) {
    List<Hanging> placed = new ArrayList<>();
    for (int i = hung.size() - 1; i >= 0; i--) {
      Mark mark = hung.get(i);
      int width = Cells.width(mark.text);
      int free =
          hung.subList(0, i).stream()
              .mapToInt(left -> left.start + Cells.width(left.text) + 1)
              .max()
              .orElse(0);
      int flush = mark.start + 1 - width;
      placed.add(place(placed, mark, flush >= free ? flush : mark.start, room));
    }
    return placed;
  }

  private static Hanging place(List<Hanging> placed, Mark mark, int flush, int room) {
    int width = Cells.width(mark.text);
    for (int row = 0; row <= placed.size(); row++) {
      if (fits(placed, row, mark.start, width, room)) {
        return new Hanging(mark, mark.start, row);
      } else if (fits(placed, row, flush, width, room)) {
        return new Hanging(mark, flush, row);
      }
    }
    return new Hanging(mark, Math.max(0, Math.min(mark.start, room - width)), placed.size());
  }

  private static boolean fits(List<Hanging> placed, int row, int start, int width, int room) {
    return start + width <= room
        && placed.stream()
            .allMatch(
                right ->
                    right.row < row
                        || start + width < (right.row == row ? right.start : right.mark.start));
  }

  /** A row that is filled at columns. */
  private static final class Row {
    private final List<Piece> pieces = new ArrayList<>();
    private int width;

    void put(int column, Piece piece) {
      if (column < width) {
        return;
      }
      if (column > width) {
        pieces.add(new Piece(Piece.Role.SCRIPT, " ".repeat(column - width)));
      }
      pieces.add(piece);
      width = column + Cells.width(piece.text());
    }

    int width() {
      return width;
    }

    List<Piece> pieces() {
      return List.copyOf(pieces);
    }
  }
}
