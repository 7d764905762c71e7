package org.tattle.dsl.show;

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

  /** The text on one line, without control characters, in what the screen can show. */
  String clean(String text) {
    return unicode ? Cells.clean(text) : Ascii.of(Cells.clean(text));
  }
}
