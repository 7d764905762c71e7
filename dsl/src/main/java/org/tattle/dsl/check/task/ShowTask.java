package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Operands;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;

/** Shows values. */
public record ShowTask(Span at, List<Typed> values) implements Task {
  @Override
  public Collection<String> reads() {
    return Operands.names(values);
  }

  @Override
  public Span place(Optional<String> parameter) {
    return Operands.place(parameter, values, at);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
