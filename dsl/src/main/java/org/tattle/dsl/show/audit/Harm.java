package org.tattle.dsl.show.audit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;

/**
 * What an attack does to the people in the data. Whoever sums up an audit asks here which attack is
 * the strongest and whether any works, so that words, tables and verdicts say the same.
 *
 * @param attack its name, as in {@code target.mia}
 * @param found what it found
 * @param control what it found where there is nothing to find, if that was tried
 */
record Harm(String attack, Result found, Optional<Counterpart> control) {

  /**
   * The worse the larger: by the last of their numbers that could be measured, which speaks of the
   * most harm, and where these are equal by the lower end of the headline. An attack that is sure
   * of a few people harms these, however it does on all.
   */
  static final Comparator<Harm> WORSE =
      Comparator.comparing((Harm harm) -> harm.last().resolved())
          .thenComparing(harm -> harm.last().resolved() ? harm.last().found().value() : 0)
          .thenComparing(Harm::sure);

  /** What was found on a target, in the order in which its attacks ran. */
  static List<Harm> all(Attacked attacked) {
    return attacked.results().entrySet().stream()
        .map(
            entry ->
                new Harm(
                    entry.getKey(),
                    entry.getValue(),
                    Optional.ofNullable(attacked.controls().get(entry.getKey()))))
        .toList();
  }

  /** The same by what the attacks looked for, in the order of the first of each. */
  static Map<Threat, List<Harm>> byThreat(Attacked attacked) {
    return all(attacked).stream()
        .collect(
            Collectors.groupingBy(
                harm -> harm.found().threat(), LinkedHashMap::new, Collectors.toList()));
  }

  /** The number that stands for all. */
  Leak headline() {
    return found.leaks().get(0);
  }

  /** The number that speaks of the most harm. */
  Leak last() {
    return found.leaks().get(found.leaks().size() - 1);
  }

  /** What the headline is at least. */
  double sure() {
    return headline().found().lower();
  }

  /**
   * Whether it finds more than guessing does, were it the only look: {@link Looks} corrects that.
   */
  boolean works() {
    return found.leaks().stream().anyMatch(Leak::above);
  }

  /** Whether it finds something the wrong way round: turned round it would work. */
  boolean reversed() {
    return headline().reversed();
  }

  /** Whether it finds something where there is nothing to find. */
  boolean controlFailed() {
    return control.filter(Counterpart::fails).isPresent();
  }
}
