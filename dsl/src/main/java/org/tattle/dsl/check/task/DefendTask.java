package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.attack.Attack;
import org.tattle.defense.Defense;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/**
 * Makes a defended copy of a target and repeats the parent's attacks on it.
 *
 * @param replays the parent's attacks, to repeat on the copy, by the name of the result
 * @param impossible those that need more than the copy answers
 */
public record DefendTask(
    Span at,
    String name,
    String parent,
    Bound<Defense> defense,
    Map<String, Bound<Attack<?>>> replays,
    List<String> impossible,
    List<String> implicit)
    implements Task.Copying {
  public DefendTask {
    replays = Collections.unmodifiableMap(new LinkedHashMap<>(replays));
  }

  @Override
  public Bound<?> change() {
    return defense;
  }

  @Override
  public List<Bound<?>> components() {
    return List.of(defense);
  }

  @Override
  public Collection<String> reads() {
    return List.of(parent);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
