package org.tattle.dsl.check.task;

import java.util.List;
import org.tattle.dsl.source.Span;

/** Tells what scripts can say. */
public record HelpTask(Span at, List<String> words) implements Task {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
