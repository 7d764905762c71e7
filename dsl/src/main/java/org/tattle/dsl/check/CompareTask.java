package org.tattle.dsl.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tattle.dsl.source.Span;

/**
 * Shows targets, or what was found on them, side by side.
 *
 * @param rows the targets again, or their results as {@code target.result}
 * @param by what to compare, each read off any of the rows; empty for what there is
 */
public record CompareTask(Span at, List<String> targets, List<String> rows, List<Column> by)
    implements Task {
  public CompareTask {
    targets = List.copyOf(targets);
    rows = List.copyOf(rows);
    by = List.copyOf(by);
  }

  /** Whether its rows are results. */
  public boolean results() {
    return !rows.equals(targets);
  }

  @Override
  public Collection<String> reads() {
    return rows;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** A column of a comparison: its heading, and for each row what stands there, if it has it. */
  public record Column(String heading, Map<String, Typed> readings) {}
}
