package org.tattle.dsl.show.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.dsl.show.Ink;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.text.Cells;
import org.tattle.dsl.text.Screen;

/**
 * A table in a terminal: a bold header over a rule, two blanks between columns. When it is too
 * wide, headers wrap first, then columns of text, between words; numbers never break. What still
 * does not fit goes into further blocks that repeat the key columns, and there a word of more than
 * half the screen breaks. Notes stand below a blank line.
 */
public final class TableText {

  private static final String GAP = "  ";
  private static final int HEADER_LINES = 4;

  private final Screen screen;
  private final List<String> headers;
  private final boolean[] right;
  private final List<List<String>> rows;
  private final int[] widths;
  private final int keys;

  private TableText(TableView view, Screen screen) {
    this.screen = screen;
    headers = view.headers().stream().map(screen::clean).toList();
    right = new boolean[headers.size()];
    widths = new int[headers.size()];
    keys = Math.min(view.keys(), headers.size());
    rows =
        view.cells(screen.rows()).stream()
            .map(row -> row.stream().map(screen::clean).toList())
            .toList();
    for (int c = 0; c < right.length; c++) {
      right[c] = view.rightAligned(view.headers().get(c));
    }
  }

  public static String of(TableView view, Screen screen) {
    Ink ink = new Ink(screen.ansi());
    List<String> lines = new ArrayList<>();
    if (!view.title().isEmpty()) {
      Cells.wrap(screen.clean(view.title()), screen.width()).forEach(l -> lines.add(ink.bold(l)));
    }
    TableText text = new TableText(view, screen);
    List<int[]> blocks = text.fit();
    for (int b = 0; b < blocks.size(); b++) {
      if (b > 0) {
        lines.add("");
      }
      text.block(blocks.get(b), ink, lines);
    }
    if (text.rows.size() < view.total()) {
      lines.add(
          ink.faint(
              Numbers.count(text.rows.size()) + " of " + Numbers.count(view.total()) + " rows"));
    }
    if (!view.notes().isEmpty()) {
      lines.add("");
    }
    for (String note : view.notes()) {
      Cells.wrap(screen.clean(note), screen.width()).forEach(l -> lines.add(ink.faint(l)));
    }
    return String.join("\n", lines);
  }

  /** Sets the widths and says which columns stand together in a block. */
  private List<int[]> fit() {
    int[] all = IntStream.range(0, widths.length).toArray();
    for (int lines = 1; lines <= HEADER_LINES; lines++) {
      widen(all, lines);
      if (total(all) <= screen.width()) {
        return List.of(all);
      }
    }
    int[] least = Arrays.stream(all).map(this::least).toArray();
    int room = screen.width() - GAP.length() * (all.length - 1);
    if (Arrays.stream(least).sum() <= room) {
      int[] fitted = Widths.share(least, widths.clone(), room, this::height);
      System.arraycopy(fitted, 0, widths, 0, fitted.length);
      return List.of(all);
    }
    widen(all, 2);
    for (int c : all) {
      int half = (screen.width() - GAP.length()) / 2;
      widths[c] = Math.min(widths[c], right[c] ? screen.width() : half);
    }
    return blocks(all);
  }

  /** The width of a column at which none of its words breaks, and of numbers no cell. */
  private int least(int column) {
    if (right[column]) {
      return widths[column];
    }
    int least = Cells.longestWord(headers.get(column));
    for (List<String> row : rows) {
      least = Math.max(least, Cells.longestWord(row.get(column)));
    }
    return least;
  }

  private int height(int[] tried) {
    int height = 0;
    for (List<String> row : rows) {
      int lines = 1;
      for (int c = 0; c < tried.length; c++) {
        lines = Math.max(lines, Cells.wrap(row.get(c), tried[c]).size());
      }
      height += lines;
    }
    return height;
  }

  /** Gives every column room for its cells and its header on so many lines. */
  private void widen(int[] all, int lines) {
    for (int c : all) {
      widths[c] = Math.max(widest(c), narrowest(headers.get(c), lines));
    }
  }

  private List<int[]> blocks(int[] all) {
    List<int[]> blocks = new ArrayList<>();
    List<Integer> block = new ArrayList<>();
    List<Integer> repeated = repeated();
    for (int c : all) {
      block.add(c);
      int[] columns = block.stream().mapToInt(Integer::intValue).toArray();
      int least = blocks.isEmpty() ? 1 : repeated.size() + 1;
      if (total(columns) > screen.width() && columns.length > least) {
        blocks.add(Arrays.copyOf(columns, columns.length - 1));
        block = new ArrayList<>(repeated);
        block.add(c);
      }
    }
    blocks.add(block.stream().mapToInt(Integer::intValue).toArray());
    return blocks;
  }

  /** The key columns; the first alone where they would leave no room for others. */
  private List<Integer> repeated() {
    int[] all = IntStream.range(0, keys).toArray();
    return total(all) <= screen.width() / 2 ? IntStream.of(all).boxed().toList() : List.of(0);
  }

  private static int narrowest(String header, int lines) {
    int width = Cells.longestWord(header);
    while (Cells.wrap(header, width).size() > lines) {
      width++;
    }
    return width;
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> Cells.width(row.get(column))).max().orElse(0);
  }

  private int total(int[] columns) {
    return Arrays.stream(columns).map(c -> widths[c] + GAP.length()).sum() - GAP.length();
  }

  private void block(int[] columns, Ink ink, List<String> lines) {
    for (String line : line(columns, headers, true)) {
      lines.add(ink.bold(line));
    }
    String stroke = screen.unicode() ? "─" : "-";
    StringBuilder rule = new StringBuilder();
    for (int c : columns) {
      rule.append(rule.isEmpty() ? "" : GAP).append(stroke.repeat(widths[c]));
    }
    lines.add(ink.faint(rule.toString()));
    for (List<String> row : rows) {
      lines.addAll(line(columns, row, false));
    }
  }

  /** One row as one or more lines; headers stand on the rule, cells hang from the first line. */
  private List<String> line(int[] columns, List<String> cells, boolean bottom) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 0;
    for (int c : columns) {
      wrapped.add(Cells.wrap(cells.get(c), Math.max(1, widths[c])));
      height = Math.max(height, wrapped.get(wrapped.size() - 1).size());
    }
    List<String> lines = new ArrayList<>();
    for (int l = 0; l < height; l++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.length; i++) {
        List<String> parts = wrapped.get(i);
        int part = bottom ? l - (height - parts.size()) : l;
        String text = part >= 0 && part < parts.size() ? parts.get(part) : "";
        line.append(i == 0 ? "" : GAP)
            .append(Cells.pad(text, widths[columns[i]], right[columns[i]]));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
