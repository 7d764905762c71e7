package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;

/**
 * Shows the rows of a table that agree in some axes, as one row each.
 *
 * @param named what the comparison is called, if it has a name
 * @param axes what they agree in
 * @param columns the other columns, by their headings
 */
public record GroupTask(
    Span at, Optional<String> named, String grid, List<String> axes, Map<String, Typed> columns)
    implements Task {
  public GroupTask {
    axes = List.copyOf(axes);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  @Override
  public Optional<String> made() {
    return named;
  }

  @Override
  public Collection<String> reads() {
    return List.of(grid);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
