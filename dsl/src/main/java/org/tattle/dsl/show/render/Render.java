package org.tattle.dsl.show.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.TextView;
import org.tattle.dsl.show.chart.Bitmap;
import org.tattle.dsl.show.chart.Chart;
import org.tattle.dsl.show.chart.Fonts;
import org.tattle.dsl.show.chart.Pdf;
import org.tattle.dsl.show.chart.Svg;
import org.tattle.dsl.show.table.TableExport;
import org.tattle.dsl.show.table.TableLatex;
import org.tattle.dsl.text.Screen;

/** The one door to every renderer: each method is a pure function of what is shown. */
public final class Render {

  /** Rows of a table that a notebook shows. */
  public static final int NOTEBOOK_ROWS = 60;

  private static final Screen NOTEBOOK = new Screen(100, false, true, NOTEBOOK_ROWS);

  /** Where the words of a line begin that a run says: behind the verb. */
  public static final int SAID = 8;

  private Render() {}

  /** A line that a run says, for a notebook. */
  public static String said(String line) {
    return NOTEBOOK.fit(line, SAID);
  }

  /** Text for a terminal or a file; no line ends in blanks, and no newline at the end. */
  public static String text(Shown shown, Screen screen) {
    return ShownText.of(shown, screen);
  }

  public static String text(Shown shown, int width, boolean ansi) {
    return text(shown, new Screen(width, ansi));
  }

  /** A fragment of HTML that stands by itself and survives Jupyter's sanitiser. */
  public static String html(Shown shown) {
    return ShownHtml.of(shown, NOTEBOOK);
  }

  /**
   * A Jupyter MIME bundle. PNG and PDF are Base64 text, as the protocol wants it; the PDF is for
   * LaTeX, where a bundle with SVG and without PDF stops the export of the whole notebook. A
   * chart's bundle has no {@code text/html}, which viewers would prefer to the picture. On a
   * machine without fonts it has the text only.
   */
  public static Map<String, Object> mime(Shown shown) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    if (shown instanceof Figure figure) {
      if (Fonts.found()) {
        bundle.put("image/svg+xml", svg(figure));
        bundle.put("image/png", Base64.getEncoder().encodeToString(png(figure, 2)));
        bundle.put("application/pdf", Base64.getEncoder().encodeToString(pdf(figure)));
      }
    } else if (!(shown instanceof TextView)) {
      bundle.put("text/html", html(shown));
    }
    bundle.put("text/plain", text(shown, NOTEBOOK));
    return bundle;
  }

  /** What a notebook must know beside the bundle: the size of a 2× bitmap in CSS pixels. */
  public static Map<String, Object> metadata(Shown shown) {
    return shown instanceof Figure figure && Fonts.found()
        ? Map.of("image/png", Map.of("width", Chart.WIDTH, "height", new Chart(figure).height()))
        : Map.of();
  }

  /** A bitmap of {@code scale} times the size of the SVG. */
  public static byte[] png(Figure figure, int scale) {
    return Bitmap.of(figure, scale);
  }

  /** A picture that stands by itself, under 40 KB, with text as text. */
  public static String svg(Figure figure) {
    return Svg.of(figure);
  }

  /** A page that is the chart, in the size of the SVG. */
  public static byte[] pdf(Figure figure) {
    return Pdf.of(figure);
  }

  public static String markdown(TableView table) {
    return TableExport.markdown(table);
  }

  /** LaTeX, with the package booktabs. */
  public static String latex(TableView table) {
    return TableLatex.of(table);
  }

  /** One file that needs no network and no scripts, for the screen (dark too) and for paper. */
  public static String page(Report report) {
    return ReportHtml.of(report, NOTEBOOK);
  }

  /** A page that is the table, with every row. */
  public static String page(TableView table) {
    return ReportHtml.of(table, NOTEBOOK);
  }

  /** For machines: {@code kind} is {@code table}, {@code chart} or {@code text}. */
  public static ObjectNode json(Shown shown) {
    return ShownJson.of(shown);
  }

  /** Every row, RFC 4180. */
  public static String csv(TableView table) {
    return TableExport.csv(table);
  }

  /** Every row as an object. */
  public static String json(TableView table) {
    return TableExport.json(table);
  }
}
