package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.attack.Attack;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.unlearning.RowsToForget;
import org.tattle.unlearning.Unlearning;

/**
 * Makes a copy of a target that has forgotten rows, and repeats the parent's attacks on it.
 *
 * @param replays the parent's attacks, to repeat on the copy, by the name of the result
 */
public record UnlearnTask(
    Span at,
    String name,
    String parent,
    Bound<Unlearning> way,
    Bound<RowsToForget> request,
    Map<String, Bound<Attack<?>>> replays,
    List<String> implicit)
    implements Task.Copying {
  public UnlearnTask {
    replays = Collections.unmodifiableMap(new LinkedHashMap<>(replays));
  }

  @Override
  public Bound<?> change() {
    return way;
  }

  /**
   * The rows that it makes a target forget.
   *
   * @throws Fault R575 if they cannot be forgotten
   */
  public int[] rows(ModelRecipe<?> parent, Seed root, Control control) {
    return request
        .component()
        .of(parent.split(), parent.data(), parent.lineage().seed(root), control);
  }

  /**
   * What is known of the copy before it is made.
   *
   * @throws Fault R575, T317
   */
  public Prospect copy(ModelRecipe<?> parent, Seed root, Control control) {
    return parent.forgetting(way.component(), rows(parent, root, control));
  }

  @Override
  public List<Bound<?>> components() {
    return List.of(way, request);
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
