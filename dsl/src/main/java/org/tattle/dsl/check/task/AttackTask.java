package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/** Attacks a target; what it finds hangs off the target. */
public record AttackTask(
    Span at, String result, Bound<Attack<?>> attack, String target, List<String> implicit)
    implements Task {
  @Override
  public List<Bound<?>> components() {
    return List.of(attack);
  }

  @Override
  public Optional<String> made() {
    return Optional.of(target + "." + result);
  }

  @Override
  public Collection<String> reads() {
    return List.of(target);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
