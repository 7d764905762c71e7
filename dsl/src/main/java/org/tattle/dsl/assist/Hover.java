package org.tattle.dsl.assist;

import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Span;

/**
 * What is known about a word of a script.
 *
 * @param span the word
 * @param shown what its declaration says, or what its name stands for
 */
public record Hover(Span span, Shown shown) {
  private static final int WIDTH = 100;

  /** The same for editors: a table under its title, or a line. */
  public String markdown() {
    if (shown instanceof TableView table) {
      String title = table.title().isEmpty() ? "" : "**" + table.title() + "**\n\n";
      return title + Render.markdown(table);
    }
    return Render.text(shown, WIDTH, false);
  }
}
