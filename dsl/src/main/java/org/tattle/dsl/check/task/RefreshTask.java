package org.tattle.dsl.check.task;

import org.tattle.dsl.source.Span;

/** Makes again what was made from older things. */
public record RefreshTask(Span at) implements Task {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
