package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.defense.Defense;
import org.tattle.defense.OutputDefense;
import org.tattle.dsl.show.Numbers;

/**
 * Says which defended copies leak more, or withstand less, than what they were made from. What
 * makes a model generalise better may make its members easier to tell: label smoothing does, and
 * consistently (Kaya and Dumitras 2021, When Does Data Augmentation Help With Membership Inference
 * Attacks?). A reader sees that an accuracy rose, and may miss that an AUC did.
 *
 * <p>It is said where the attack tells something, its control holds and the intervals of the two
 * headlines do not overlap. Where an attack learns nothing and makes a model do something, nothing
 * leaks: the copy withstands it less. Limits on answers are told apart: an attacker can apply them
 * as well, so they give nothing away, but may help an attack that did not think of it.
 */
public final class Backfire {
  private Backfire() {}

  /** A sentence for each copy among these and each attack that does better on it. */
  public static List<String> notes(List<Attacked> all) {
    List<String> notes = new ArrayList<>();
    for (Attacked copy : all) {
      parent(copy, all)
          .ifPresent(
              parent ->
                  copy.results().keySet().stream()
                      .flatMap(attack -> note(copy, parent, attack).stream())
                      .forEach(notes::add));
    }
    return notes;
  }

  /** The one of these that the copy has most in common with. */
  private static Optional<Attacked> parent(Attacked copy, List<Attacked> all) {
    return all.stream()
        .filter(other -> copy.subject().defends(other.subject()))
        .max(Comparator.comparingInt(other -> other.subject().defenses().size()));
  }

  private static Optional<String> note(Attacked copy, Attacked parent, String attack) {
    Result before = parent.results().get(attack);
    if (before == null) {
      return Optional.empty();
    }
    Result after = copy.results().get(attack);
    Leak now = after.leaks().get(0);
    Leak then = before.leaks().get(0);
    return now.metric().equals(then.metric())
            && now.above()
            && !controlFailed(copy, attack)
            && now.found().lower() > then.found().upper()
        ? Optional.of(
            (limited(copy, parent)
                    ? "Limits like those of `%s` help an attacker of `%s`, who can apply them"
                    : after.threat().learns()
                        ? "`%s` leaks more than `%s`"
                        : "`%s` withstands less than `%s`")
                .concat(": %s %s against %s.")
                .formatted(
                    copy.name(), parent.name(), attack, Numbers.leak(now), Numbers.estimate(then)))
        : Optional.empty();
  }

  /** Whether the same was found where there is nothing to find, so that it says nothing. */
  private static boolean controlFailed(Attacked copy, String attack) {
    return Optional.ofNullable(copy.controls().get(attack)).filter(Counterpart::fails).isPresent();
  }

  /** Whether nothing but its answers was changed. */
  private static boolean limited(Attacked copy, Attacked parent) {
    List<Defense> before = parent.subject().defenses();
    List<Defense> after = copy.subject().defenses();
    return after.subList(before.size(), after.size()).stream()
        .allMatch(OutputDefense.class::isInstance);
  }
}
