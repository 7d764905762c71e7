package org.tattle.dsl.check.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tattle.dsl.check.type.Literal;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;

/**
 * Runs a block once for each combination of values, and makes a table with a row for each.
 *
 * @param grid what its table is to the checker
 * @param columns its columns after the axes, by their headings
 */
public record SweepTask(
    Span at, String name, Entry.Grid grid, Map<String, Measured> columns, List<Point> points)
    implements Task.Maker {
  public SweepTask {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    points = List.copyOf(points);
  }

  @Override
  public List<Checked.Step> steps() {
    return points.stream().flatMap(point -> point.steps().stream()).toList();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** One round of a sweep: the value of each axis, and what to do. */
  public record Point(Map<String, Typed.Constant> values, List<Checked.Step> steps) {
    public Point {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      steps = List.copyOf(steps);
    }

    /** In words: {@code eps=0.5, seed=1}. */
    public String text() {
      return values.entrySet().stream()
          .map(value -> value.getKey() + "=" + Literal.text(value.getValue()))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * What a column of a table is in each row.
   *
   * @param headline whether the table shows it when nobody says what to show
   */
  public record Measured(Typed of, boolean headline) {}
}
