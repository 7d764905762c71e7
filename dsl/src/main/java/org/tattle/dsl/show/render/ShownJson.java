package org.tattle.dsl.show.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.text.Screen;

/** What is shown, for machines: tables with the cells that people see, charts with their points. */
final class ShownJson {
  private ShownJson() {}

  static ObjectNode of(Shown shown) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (shown instanceof TableView table) {
      node.put("kind", "table").put("title", table.title());
      texts(node, "columns", table.headers());
      ArrayNode rows = node.putArray("rows");
      table.cells(Integer.MAX_VALUE).forEach(row -> row.forEach(rows.addArray()::add));
      texts(node, "notes", table.notes());
    } else if (shown instanceof Figure figure) {
      node.put("kind", "chart").put("title", figure.title());
      node.put("x", figure.x().label()).put("y", figure.y().label());
      ArrayNode all = node.putArray("series");
      figure.series().forEach(series -> series(all.addObject(), series));
      texts(node, "notes", figure.notes());
    } else {
      node.put("kind", "text").put("text", ShownText.of(shown, new Screen(80, false)));
    }
    return node;
  }

  private static void series(ObjectNode node, Series series) {
    node.put("name", series.name());
    numbers(node, "x", series.x());
    numbers(node, "y", series.y());
    numbers(node, "low", series.low());
    numbers(node, "high", series.high());
  }

  private static void numbers(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    for (double value : values) {
      array.add(value);
    }
  }

  private static void texts(ObjectNode node, String name, List<String> values) {
    values.forEach(node.putArray(name)::add);
  }
}
