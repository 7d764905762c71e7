package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import org.tattle.dsl.source.Span;

/**
 * Shows what a session knows of a data set, of a target or of itself.
 *
 * @param of the data set or target that it is about, if it is about one; two data sets where one is
 *     held against the other
 */
public record ViewTask(Span at, View view, List<String> of) implements Task {
  public ViewTask {
    of = List.copyOf(of);
  }

  @Override
  public Collection<String> reads() {
    return of;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
