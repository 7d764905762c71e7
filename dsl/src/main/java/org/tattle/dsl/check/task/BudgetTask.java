package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/**
 * Says how much may be spent on a data set.
 *
 * @param name what the budget is called, if it is
 */
public record BudgetTask(
    Span at, Bound<Budget> budget, Optional<String> name, String data, List<String> implicit)
    implements Task {
  @Override
  public List<Bound<?>> components() {
    return List.of(budget);
  }

  @Override
  public Collection<String> reads() {
    return List.of(data);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
