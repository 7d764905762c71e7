package org.tattle.dsl.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.attack.Result;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.subject.Prospect;

/**
 * A subject as a plan has it.
 *
 * @param prospect what is known of it; nothing if its data are not here, or an attack makes it
 * @param needs the numbers of the steps that train it
 * @param attacks on it, by the name of what each finds
 * @param explained the kinds of results for which a weaker explanation is looked for already, and
 *     whether it holds of copies as well
 */
record PlannedSubject(
    Optional<Prospect> prospect,
    Set<Integer> needs,
    Map<String, Asked> attacks,
    Map<Class<?>, Boolean> explained) {
  static final PlannedSubject UNKNOWN =
      new PlannedSubject(Optional.empty(), Set.of(), Map.of(), Map.of());

  /** An attack, and the step that it was asked for in: it is done once. */
  private record Asked(Attack<?> attack, Settings settings, int step) {}

  /** One that is there, with what was found on it. */
  static PlannedSubject of(Attacked attacked) {
    Map<Class<?>, Boolean> explained = new HashMap<>();
    for (Result result : attacked.results().values()) {
      Optional.ofNullable(attacked.explanations().get(result.threat()))
          .ifPresent(it -> explained.put(result.getClass(), it.ofRows()));
    }
    return new PlannedSubject(
        Optional.of(attacked.subject().prospect()), Set.of(), Map.of(), explained);
  }

  /** Whether this attack is the first of its kind on it. */
  boolean unexplained(Attack<?> attack) {
    return !explained.containsKey(attack.finds());
  }

  /** What need not be explained of a copy. */
  Map<Class<?>, Boolean> explainedByRows() {
    Map<Class<?>, Boolean> all = new HashMap<>(explained);
    all.values().removeIf(ofRows -> !ofRows);
    return all;
  }

  /** The number of the step in which it was attacked like this, if it was. */
  Optional<Integer> asked(String result, Attack<?> attack, Settings settings) {
    return Optional.ofNullable(attacks.get(result))
        .filter(it -> it.attack.equals(attack) && it.settings.equals(settings))
        .map(Asked::step);
  }

  /** The same, attacked in that step. */
  PlannedSubject with(String result, Attack<?> attack, Settings settings, int step) {
    Map<String, Asked> all = new HashMap<>(attacks);
    all.put(result, new Asked(attack, settings, step));
    Map<Class<?>, Boolean> now = new HashMap<>(explained);
    now.put(attack.finds(), attack.explainsByRows());
    return new PlannedSubject(prospect, needs, all, now);
  }
}
