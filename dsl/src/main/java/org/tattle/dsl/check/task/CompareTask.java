package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;

/**
 * Shows targets, or what was found on them, side by side.
 *
 * @param named what the comparison is called, if it has a name
 * @param rows the targets again, or their results as {@code target.result}
 * @param by what to compare, each read off any of the rows; empty for what there is
 * @param shown the results that are shown where nothing says what to compare
 */
public record CompareTask(
    Span at,
    Optional<String> named,
    List<String> targets,
    List<String> rows,
    List<Column> by,
    Collection<String> shown)
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
  public Optional<String> made() {
    return named;
  }

  @Override
  public Collection<String> reads() {
    Collection<String> names = new LinkedHashSet<>(targets);
    names.addAll(rows);
    names.addAll(shown);
    by.forEach(column -> column.readings().values().forEach(it -> names.addAll(it.names())));
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** A column of a comparison: its heading, and for each row what stands there, if it has it. */
  public record Column(String heading, Map<String, Typed> readings) {}
}
