package org.tattle.dsl.show.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Html;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.table.TableHtml;
import org.tattle.dsl.text.Screen;

/**
 * A report as one HTML file. The content security policy allows inline style and nothing else, so
 * that even a text that slipped past the escaping could not load or run anything.
 */
final class ReportHtml implements Report.Reader {

  private static final int ROWS = 500;

  /** What fits across the page. */
  private static final int CHARACTERS = 92;

  private final StringBuilder out = new StringBuilder();

  private final Screen screen;

  private ReportHtml(Screen screen) {
    this.screen = screen;
  }

  static String of(Report report, Screen screen) {
    ReportHtml html = new ReportHtml(screen);
    html.page(report);
    return html.out.toString();
  }

  /** A table with nothing around it, whole. */
  static String of(TableView table, Screen screen) {
    ReportHtml html = new ReportHtml(screen);
    html.head(table.title().isBlank() ? "Table" : table.title());
    html.out.append(TableHtml.labelled(table, Integer.MAX_VALUE)).append('\n');
    html.foot();
    return html.out.toString();
  }

  private void head(String title) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" ");
    out.append("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    element("title", title);
    out.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n<main>\n");
  }

  private void foot() {
    out.append("</main>\n</body>\n</html>\n");
  }

  private void page(Report report) {
    head(report.title());
    out.append("<header>\n");
    element("h1", report.title());
    if (!report.summary().isBlank()) {
      out.append("<p class=\"summary\">").append(Html.escape(report.summary())).append("</p>\n");
    }
    out.append("</header>\n");
    contents(report);
    for (int i = 0; i < report.sections().size(); i++) {
      Report.Section section = report.sections().get(i);
      out.append("<section id=\"s").append(i + 1).append("\">\n");
      element("h2", section.heading());
      section.parts().forEach(part -> part.accept(this));
      out.append("</section>\n");
    }
    foot();
  }

  private void contents(Report report) {
    if (report.sections().size() < 3) {
      return;
    }
    out.append("<nav aria-label=\"Contents\"><ol>\n");
    for (int i = 0; i < report.sections().size(); i++) {
      out.append("<li><a href=\"#s").append(i + 1).append("\">");
      out.append(Html.escape(report.sections().get(i).heading())).append("</a></li>\n");
    }
    out.append("</ol></nav>\n");
  }

  @Override
  public void visit(Report.Paragraph paragraph) {
    element("p", paragraph.text());
  }

  @Override
  public void visit(Report.Code code) {
    out.append("<pre><code>").append(Html.escape(code.text())).append("</code></pre>\n");
  }

  @Override
  public void visit(Report.Facts facts) {
    out.append("<dl>\n");
    for (Report.Fact fact : facts.facts()) {
      element("dt", fact.term());
      element("dd", fact.text());
    }
    out.append("</dl>\n");
  }

  @Override
  public void visit(Report.View view) {
    view(view.shown());
  }

  @Override
  public void visit(Report.Verdict verdict) {
    String held = verdict.held() ? "held" : "failed";
    out.append("<div class=\"verdict ").append(held).append("\"><strong>");
    out.append(verdict.held() ? "✓ held" : "✗ failed").append("</strong> <code>");
    out.append(Html.escape(verdict.claim())).append("</code>");
    if (!verdict.detail().isBlank()) {
      out.append("<pre>").append(Html.escape(verdict.detail())).append("</pre>");
    }
    out.append("</div>\n");
  }

  private void view(Shown shown) {
    if (shown instanceof Figure figure) {
      out.append("<figure>\n").append(ShownHtml.of(figure, screen)).append("\n</figure>\n");
    } else if (shown instanceof TableView table) {
      for (TableView slice : table.slices(CHARACTERS)) {
        out.append(TableHtml.labelled(slice, ROWS)).append('\n');
      }
    } else {
      out.append(ShownHtml.of(shown, screen)).append('\n');
    }
  }

  private void element(String tag, String text) {
    out.append('<').append(tag).append('>').append(Html.escape(text));
    out.append("</").append(tag).append(">\n");
  }

  private static String style() {
    try (InputStream in = ReportHtml.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
