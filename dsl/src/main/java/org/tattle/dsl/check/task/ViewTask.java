package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.source.Span;

/**
 * Shows what a session knows of a data set, of a target or of itself.
 *
 * @param of the data set or target that it is about, if it is about one
 */
public record ViewTask(Span at, View view, Optional<String> of) implements Task {
  @Override
  public Collection<String> reads() {
    return of.map(List::of).orElse(List.of());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
