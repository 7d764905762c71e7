package org.tattle.subject.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tattle.component.ComponentFault;
import org.tattle.run.Cache;
import org.tattle.run.Key;
import org.tattle.run.MessageText;

/**
 * What may be trained because a plan names it: models by their keys and, of those that learn from
 * answers, whose keys nobody knows before, so many. What is kept already counts too: whether a
 * component keeps its word does not depend on what a cache holds.
 */
final class Allowance {
  private final PlannedModels planned;
  private final Set<Key> lessons = new HashSet<>();

  Allowance(PlannedModels planned) {
    this.planned = planned;
  }

  /**
   * Refuses what was not planned.
   *
   * @throws ComponentFault that says so
   */
  void models(String kind, List<Key> keys) {
    long others = keys.stream().filter(key -> !planned.models().contains(key)).count();
    if (others > 0) {
      throw new ComponentFault(
          MessageText.of(
              "trains %,d of %,d models (%s) that its `work` does not name",
              others, keys.size(), kind),
          "name all that it trains in `work`, which is what a plan shows");
    }
  }

  /** The same for models that learn from answers. */
  synchronized void lessons(List<Key> keys) {
    lessons.addAll(keys);
    if (lessons.size() > planned.lessons().size()) {
      throw new ComponentFault(
          MessageText.of(
              "trains %,d models that learn from answers, and names %,d before",
              lessons.size(), planned.lessons().size()),
          "an attack names them in its `work`, a defense by its `practice`: a plan shows these");
    }
  }

  /** Once all of those are trained, their names in a plan are kept, so that it knows. */
  synchronized void keep(Cache cache) {
    List<Key> named = planned.lessons();
    if (lessons.size() >= named.stream().filter(key -> !cache.has(key)).count()) {
      named.forEach(key -> cache.put(key, new byte[0]));
    }
  }
}
