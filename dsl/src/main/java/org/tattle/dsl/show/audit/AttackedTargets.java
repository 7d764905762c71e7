package org.tattle.dsl.show.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;

/** What attacks on some targets have in common. */
final class AttackedTargets {
  private AttackedTargets() {}

  /** What attacks on these targets looked for, in the order of the first of each. */
  static List<Threat> threats(List<Attacked> all) {
    return all.stream()
        .flatMap(attacked -> attacked.results().values().stream())
        .map(Result::threat)
        .distinct()
        .toList();
  }

  static Stream<Leak> leaks(List<Attacked> all) {
    return all.stream()
        .flatMap(attacked -> attacked.results().values().stream())
        .flatMap(result -> result.leaks().stream());
  }

  static Set<String> attacks(List<Attacked> all) {
    Set<String> attacks = new LinkedHashSet<>();
    all.forEach(attacked -> attacks.addAll(attacked.results().keySet()));
    return attacks;
  }
}
