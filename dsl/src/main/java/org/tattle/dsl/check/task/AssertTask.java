package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Operands;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;

/** Fails the script where a condition does not hold. */
public record AssertTask(Span at, Typed condition, Optional<String> why) implements Task {
  @Override
  public Collection<String> reads() {
    return condition.names();
  }

  @Override
  public Span place(Optional<String> parameter) {
    return Operands.place(parameter, List.of(condition), at);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
