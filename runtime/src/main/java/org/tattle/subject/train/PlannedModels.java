package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tattle.run.Key;

/**
 * The models that a plan names.
 *
 * @param models by their keys
 * @param lessons models that learn from answers, whose own keys nobody knows before these are
 *     given: by keys that only a plan knows, so many
 */
public record PlannedModels(Set<Key> models, List<Key> lessons) {
  /** None. */
  public static final PlannedModels NONE = new PlannedModels(Set.of(), List.of());

  public PlannedModels {
    models = Set.copyOf(models);
    lessons = List.copyOf(lessons);
  }

  /** Those of some orders. */
  public static PlannedModels of(Collection<Order> orders) {
    Set<Key> models = new HashSet<>();
    List<Key> lessons = new ArrayList<>();
    for (Order order : orders) {
      (order.role() == Order.Role.LESSON ? lessons : models).addAll(order.keys());
    }
    return new PlannedModels(models, lessons);
  }
}
