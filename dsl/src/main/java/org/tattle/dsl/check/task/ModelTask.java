package org.tattle.dsl.check.task;

import java.util.List;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.model.Model;

/** Names an architecture. Nothing happens when it runs; it is told so that the reader sees it. */
public record ModelTask(Span at, String name, Bound<Model> model) implements Task.Maker {
  @Override
  public List<Bound<?>> components() {
    return List.of(model);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
