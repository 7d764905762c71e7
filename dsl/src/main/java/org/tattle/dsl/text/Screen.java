package org.tattle.dsl.text;

/**
 * Where text goes to.
 *
 * @param width columns to fit into
 * @param ansi whether colours may be used
 * @param unicode whether box drawing and Braille can be shown; false gives plain ASCII frames
 * @param rows the most rows of a table to show
 */
public record Screen(int width, boolean ansi, boolean unicode, int rows) {

  public Screen {
    if (width < 20 || rows < 1) {
      throw new IllegalArgumentException("`width` must be at least 20 and `rows` at least 1");
    }
  }

  public Screen(int width, boolean ansi) {
    this(width, ansi, true, 100);
  }

  /** A screen that shows all there is to show, without colours. */
  public static Screen plain(int width) {
    return new Screen(width, false);
  }

  /** The text on one line, without control characters, in what the screen can show. */
  public String clean(String text) {
    return unicode ? Cells.clean(text) : Ascii.of(Cells.clean(text));
  }

  /** Words of ours in what the screen can show. */
  public String words(String text) {
    return unicode ? text : Ascii.of(text);
  }

  /** The same for what stands in line with something else: in as many columns. */
  public String aligned(String text) {
    return unicode ? text : Ascii.aligned(text);
  }

  /**
   * Somebody's words in lines that fit.
   *
   * @param indent how far the lines after the first are set in
   */
  public String fit(String text, int indent) {
    return String.join("\n", Cells.hang(clean(text), indent, width));
  }
}
