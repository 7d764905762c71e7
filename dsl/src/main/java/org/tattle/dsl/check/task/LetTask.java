package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Operands;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;

/** Names a value. */
public record LetTask(Span at, String name, Typed value) implements Task.Maker {

  @Override
  public Collection<String> reads() {
    return value.names();
  }

  @Override
  public Span place(Optional<String> parameter) {
    return Operands.place(parameter, List.of(value), at);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
