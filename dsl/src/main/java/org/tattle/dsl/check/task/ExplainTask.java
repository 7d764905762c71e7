package org.tattle.dsl.check.task;

import java.util.List;
import org.tattle.dsl.source.Span;

/**
 * Shows what would be done, and does nothing.
 *
 * @param explained what is to be explained; empty for the script as a whole
 */
public record ExplainTask(Span at, List<Checked.Step> explained) implements Task {
  public ExplainTask {
    explained = List.copyOf(explained);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
