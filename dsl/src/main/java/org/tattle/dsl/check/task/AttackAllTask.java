package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.attack.AllAttacks;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/**
 * Does every attack on a subject that it allows. Which come first is known once the data are.
 *
 * @param attacks those that it allows, as they would stand by themselves
 * @param needs what each of the others would need, by its name
 */
public record AttackAllTask(
    Span at,
    Bound<AllAttacks> all,
    String target,
    List<AttackTask> attacks,
    Map<String, String> needs,
    List<String> implicit)
    implements Task {
  public AttackAllTask {
    attacks = List.copyOf(attacks);
    needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
  }

  @Override
  public List<Bound<?>> components() {
    return List.of(all);
  }

  @Override
  public List<AttackTask> replayed() {
    return attacks;
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
