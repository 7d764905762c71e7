package org.tattle.dsl.show.render;

import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Html;
import org.tattle.dsl.show.HtmlView;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.chart.Fonts;
import org.tattle.dsl.show.chart.Svg;
import org.tattle.dsl.show.table.TableHtml;
import org.tattle.dsl.text.Screen;

/** What is shown, as a fragment of HTML. */
final class ShownHtml {
  private ShownHtml() {}

  /** A fragment of HTML that stands by itself and survives Jupyter's sanitiser. */
  static String of(Shown shown, Screen screen) {
    if (shown instanceof TableView table) {
      return TableHtml.of(table, screen.rows());
    }
    if (shown instanceof Figure figure && Fonts.found()) {
      return Svg.of(figure);
    }
    return shown instanceof HtmlView html
        ? html.html()
        : "<pre>" + Html.escape(ShownText.of(shown, screen)) + "</pre>";
  }
}
