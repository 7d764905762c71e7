package org.tattle.dsl.show.table;

import java.util.List;
import org.tattle.dsl.show.Html;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;

/**
 * A table for notebooks. Jupyter's sanitiser strips style sheets but keeps {@code style}
 * attributes, so all style is inline; colours are left to the theme and rules are half-transparent
 * grey, so that it reads on dark and on light.
 */
public final class TableHtml {

  private static final String RULE = "1px solid rgba(128,128,128,0.6)";
  private static final String FAINT_RULE = "1px solid rgba(128,128,128,0.25)";

  /** Text cells of up to so many characters are not wrapped. */
  private static final int LONGEST_WHOLE = 32;

  private TableHtml() {}

  public static String of(TableView view, int rows) {
    return of(view, rows, false);
  }

  /** The same where each cell knows its heading, for pages that are too narrow for columns. */
  public static String labelled(TableView view, int rows) {
    return of(view, rows, true);
  }

  private static String of(TableView view, int rows, boolean labelled) {
    List<List<String>> cells = view.cells(rows);
    StringBuilder out = new StringBuilder("<div style=\"overflow-x:auto\">\n");
    out.append("<table class=\"dataframe\" style=\"border-collapse:collapse;border:none;");
    out.append("margin:0.4em 0;font-variant-numeric:tabular-nums\">\n");
    if (!view.title().isEmpty()) {
      out.append("<caption style=\"caption-side:top;text-align:left;font-weight:600;");
      out.append("padding:0.2em 0;color:inherit\">");
      out.append(Html.escape(view.title())).append("</caption>\n");
    }
    out.append("<thead><tr>");
    for (String header : view.headers()) {
      cell(
          out,
          "th",
          "",
          header,
          view.rightAligned(header),
          "font-weight:600;border-bottom:" + RULE);
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : cells) {
      out.append("<tr>");
      for (int c = 0; c < row.size(); c++) {
        String header = view.headers().get(c);
        cell(
            out,
            "td",
            labelled ? header : "",
            row.get(c),
            view.rightAligned(header),
            "border-bottom:" + FAINT_RULE);
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table>\n");
    if (cells.size() < view.total()) {
      note(out, Numbers.count(cells.size()) + " of " + Numbers.count(view.total()) + " rows");
    }
    view.notes().forEach(note -> note(out, note));
    return out.append("</div>").toString();
  }

  private static void cell(
      StringBuilder out, String tag, String label, String text, boolean right, String border) {
    out.append('<').append(tag);
    if (!label.isEmpty()) {
      out.append(" data-label=\"").append(Html.escape(label)).append('"');
    }
    out.append(" style=\"text-align:").append(right ? "right" : "left");
    out.append(";padding:0.25em 0.8em;vertical-align:").append(tag.equals("th") ? "bottom" : "top");
    if (tag.equals("td")) {
      boolean whole = right || text.length() <= LONGEST_WHOLE;
      out.append(whole ? ";white-space:nowrap" : ";min-width:18em");
    }
    out.append(";border-top:none;border-left:none;border-right:none;").append(border).append("\">");
    out.append(Html.escape(text)).append("</").append(tag).append('>');
  }

  private static void note(StringBuilder out, String text) {
    out.append("<p style=\"margin:0.2em 0;font-size:0.85em;opacity:0.75\">");
    out.append(Html.escape(text)).append("</p>\n");
  }
}
