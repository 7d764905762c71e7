package org.tattle.dsl.check.task;

import java.util.List;
import org.tattle.dsl.source.Span;

/**
 * Takes what another script makes.
 *
 * @param name what stands before the names that the steps make, and a dot
 */
public record UseTask(Span at, String name, List<Checked.Step> steps) implements Task.Maker {
  public UseTask {
    steps = List.copyOf(steps);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
