package org.tattle.dsl.show;

/** ANSI styles that read on dark and light backgrounds; none when {@code ansi} is off. */
public record Ink(boolean ansi) {

  private static final String[] HUES = {"34", "31", "32", "35", "36", "33"};

  public String bold(String text) {
    return style("1", text);
  }

  public String faint(String text) {
    return style("2", text);
  }

  /** The colour of a series; grey below 0. */
  public String hue(int hue, String text) {
    return style(hue < 0 ? "90" : HUES[hue % HUES.length], text);
  }

  private String style(String code, String text) {
    return ansi && !text.isBlank() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
