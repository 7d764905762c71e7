package org.tattle.dsl.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text measured in terminal columns. Data may hold control characters, which would move the cursor
 * or recolour the terminal, so {@link #clean} shows them as pictures instead.
 */
public final class Cells {

  private Cells() {}

  /** One line without control characters. */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                out.append(' ');
              } else if (c < 0x20) {
                out.appendCodePoint(0x2400 + c);
              } else if (Character.isISOControl(c) || isDirection(c)) {
                out.append('\uFFFD');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** The text without the characters that change its direction. */
  public static String oneWay(String text) {
    return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }

  /** How many columns a terminal gives the text. */
  public static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  public static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - width(text)));
    return right ? blanks + text : text + blanks;
  }

  /**
   * Lines of at most {@code width} columns, broken at blanks, and inside a word only if it must.
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" +")) {
      if (line.length() > 0 && width(line.toString()) + 1 + width(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      for (int c : word.codePoints().toArray()) {
        if (line.length() > 0 && width(line.toString()) + width(c) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.appendCodePoint(c);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** The same, with every line but the first set in. */
  public static List<String> hang(String text, int indent, int width) {
    if (width(text) <= width) {
      return List.of(text);
    }
    if (indent >= width / 2) {
      return wrap(text, width);
    }
    // The blanks that lay a line out are its own; wrapping folds them.
    String head = text.substring(0, Math.min(indent, text.length()));
    String rest = text.substring(head.length()).strip();
    List<String> lines = new ArrayList<>();
    for (String line : wrap(rest, width - indent)) {
      lines.add((lines.isEmpty() ? head : " ".repeat(indent)) + line);
    }
    return lines;
  }

  public static int longestWord(String text) {
    int longest = 0;
    for (String word : text.split(" +")) {
      longest = Math.max(longest, width(word));
    }
    return longest;
  }

  private static boolean isDirection(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }

  /** How many columns a terminal gives a character. */
  public static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return c >= 0x1100 && (Character.isIdeographic(c) || isWide(c)) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0x1F300 && c <= 0x1FAFF;
  }
}
