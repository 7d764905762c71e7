package org.tattle.dsl.diagnose;

import org.apache.commons.text.StringEscapeUtils;

/** The look of each role. */
final class Colours {
  static final String PRE =
      "<pre style=\"font-family:monospace;line-height:1.3;white-space:pre;overflow-x:auto\">";

  private static final String RESET = "\u001b[0m";

  private Colours() {}

  static String ansi(Piece piece, Severity severity) {
    String code =
        switch (piece.role()) {
          case HEAD -> "1;" + shout(severity);
          case MESSAGE -> "1";
          case FRAME, CAUSE -> "36";
          case CULPRIT -> "1;" + shout(severity);
          case VALUE -> "35";
          case SCRIPT, HINT -> "";
        };
    return code.isEmpty() || piece.text().isBlank()
        ? piece.text()
        : "\u001b[" + code + "m" + piece.text() + RESET;
  }

  private static String shout(Severity severity) {
    return severity == Severity.WARNING ? "35" : "31";
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
