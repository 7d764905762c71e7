package org.tattle.dsl.check.task;

import java.util.List;
import org.tattle.data.recorded.Predictions;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/** Takes a target whose answers were recorded elsewhere. */
public record LoadTargetTask(Span at, String name, Bound<Predictions> predictions)
    implements Task.Maker {
  @Override
  public List<Bound<?>> components() {
    return List.of(predictions);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
