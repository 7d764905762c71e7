package org.tattle.dsl.show.render;

import java.util.stream.Collectors;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.HtmlView;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.TextView;
import org.tattle.dsl.show.chart.FigureText;
import org.tattle.dsl.show.table.TableText;
import org.tattle.dsl.text.Cells;
import org.tattle.dsl.text.Screen;

/** What is shown, as text. */
final class ShownText {
  private ShownText() {}

  /** Text for a terminal or a file; no line ends in blanks, and no newline at the end. */
  static String of(Shown shown, Screen screen) {
    if (shown instanceof TableView table) {
      return TableText.of(table, screen);
    }
    if (shown instanceof Figure figure) {
      return FigureText.of(figure, screen);
    }
    String text = shown instanceof HtmlView html ? html.text() : ((TextView) shown).text();
    return text.lines().map(line -> folded(line, screen)).collect(Collectors.joining("\n"));
  }

  /** A line of text that fits; what follows is set in as far as it is. */
  private static String folded(String line, Screen screen) {
    int indent = line.length() - line.stripLeading().length();
    return Cells.width(line) <= screen.width()
        ? screen.clean(line)
        : " ".repeat(indent) + screen.fit(line.strip(), 0);
  }
}
