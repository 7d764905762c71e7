package org.tattle.dsl.show.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.stream.Collectors;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables for other programs: GitHub's Markdown and CSV. */
public final class TableExport {

  private TableExport() {}

  public static String markdown(TableView view) {
    StringBuilder out = new StringBuilder();
    List<String> headers = view.headers();
    line(out, headers.stream().map(TableExport::escape).toList());
    line(out, headers.stream().map(h -> view.rightAligned(h) ? "--:" : ":--").toList());
    for (List<String> row : view.cells(Integer.MAX_VALUE)) {
      line(out, row.stream().map(TableExport::escape).toList());
    }
    view.notes().forEach(note -> out.append("\n").append(escape(note)).append("\n"));
    return out.toString();
  }

  public static String csv(TableView view) {
    StringBuilder out = new StringBuilder();
    record(out, view.headers());
    view.raw().forEach(row -> record(out, row));
    return out.toString();
  }

  public static String json(TableView view) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    Table table = view.table();
    for (int r = 0; r < table.rowCount(); r++) {
      ObjectNode row = rows.addObject();
      for (Column<?> column : table.columns()) {
        Object cell = column.isMissing(r) ? null : column.get(r);
        if (cell instanceof Double number && Double.isFinite(number)) {
          row.putRawValue(column.name(), new RawValue(Numbers.plain(number)));
        } else if (cell instanceof String text) {
          row.put(column.name(), text);
        } else {
          row.putNull(column.name());
        }
      }
    }
    return rows.toPrettyString() + "\n";
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String escape(String cell) {
    String oneLine = cell.replaceAll("\\R", " ");
    return oneLine.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
  }

  private static void record(StringBuilder out, List<String> cells) {
    out.append(cells.stream().map(TableExport::quote).collect(Collectors.joining(",")));
    out.append("\r\n");
  }

  private static String quote(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
