package org.tattle.dsl.diagnose;

import org.apache.commons.text.StringEscapeUtils;

/**
 * The look of each role. The colours are fixed, and such that they are seen on white and on black,
 * and on the pale and the dark red that notebooks put behind errors, where no colour stands out
 * well: words are not coloured.
 */
final class Colours {
  static final String PRE =
      "<pre style=\"font-family:monospace;line-height:1.3;white-space:pre;overflow-x:auto\">";

  private static final String RESET = "\u001b[0m";
  private static final String RED = "38;5;196";
  private static final String TEAL = "38;5;30";
  private static final String PURPLE = "38;5;133";

  private Colours() {}

  static String ansi(Piece piece, Severity severity) {
    String code =
        switch (piece.role()) {
          case HEAD -> "1;" + shout(severity);
          case MESSAGE -> "1";
          case FRAME, CAUSE -> TEAL;
          case CULPRIT -> "1;" + shout(severity);
          case VALUE -> PURPLE;
          case SCRIPT, HINT -> "";
        };
    return code.isEmpty() || piece.text().isBlank()
        ? piece.text()
        : "\u001b[" + code + "m" + piece.text() + RESET;
  }

  private static String shout(Severity severity) {
    return severity == Severity.WARNING ? PURPLE : RED;
  }

  static String html(Piece piece, Severity severity) {
    String style =
        switch (piece.role()) {
          case HEAD, CULPRIT -> "font-weight:bold;color:" + loud(severity);
          case MESSAGE -> "font-weight:bold";
          case FRAME -> "color:#808080";
          case CAUSE -> "color:#1c8a99";
          case VALUE -> "color:#a855c0";
          case SCRIPT, HINT -> "";
        };
    String text = StringEscapeUtils.escapeXml11(piece.text());
    return style.isEmpty() || piece.text().isBlank()
        ? text
        : "<span style=\"" + style + "\">" + text + "</span>";
  }

  private static String loud(Severity severity) {
    return severity == Severity.WARNING ? "#b06d00" : "#d9434e";
  }
}
