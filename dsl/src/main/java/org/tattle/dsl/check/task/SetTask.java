package org.tattle.dsl.check.task;

import org.tattle.dsl.source.Span;

/** Changes how everything that follows is run. */
public record SetTask(Span at, Settings settings) implements Task {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
