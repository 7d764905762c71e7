package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tattle.attack.Leak;
import org.tattle.component.Schema;
import org.tattle.dsl.show.Numbers;
import org.tattle.measure.Estimate;
import org.tattle.privacy.account.Spent;
import org.tattle.subject.Subject;

/**
 * What stands below the numbers of an audit: what they rest on, and what they do not say by
 * themselves.
 */
public final class AuditNotes {
  private AuditNotes() {}

  private static final String ONE_TRAINING =
      "Intervals speak of other rows, not of other trainings: each was trained once.";

  /**
   * What to say of numbers that were each measured on one training, where they have intervals.
   *
   * @param subjects what they were measured of
   */
  public static List<String> ofOneTraining(Stream<Attacked> subjects, Stream<?> values) {
    return subjects.anyMatch(Attacked::trained)
            && values.anyMatch(it -> it instanceof Estimate e && e.lower() < e.upper())
        ? List.of(ONE_TRAINING)
        : List.of();
  }

  /** What the numbers of these targets do not say by themselves. */
  public static List<String> warnings(List<Attacked> all) {
    return Stream.of(unproved(all), Searched.notes(all), Backfire.notes(all), Differing.notes(all))
        .flatMap(List::stream)
        .toList();
  }

  static List<String> unproved(List<Attacked> all) {
    return all.stream()
        .flatMap(
            attacked ->
                attacked
                    .subject()
                    .spent()
                    .flatMap(Spent::doubt)
                    .map(words -> "%s: ε is %s.".formatted(attacked.name(), words))
                    .stream())
        .toList();
  }

  static List<String> notes(List<Attacked> all) {
    Set<String> notes = new LinkedHashSet<>();
    for (Attacked attacked : all) {
      notes.addAll(bases(attacked));
    }
    notes.addAll(notes(AttackedTargets.attacks(all), all));
    notes.addAll(warnings(all));
    notes.addAll(verdicts(all));
    notes.addAll(ofOneTraining(all.stream(), AttackedTargets.leaks(all).map(Leak::found)));
    notes.addAll(controls(all));
    return List.copyOf(notes);
  }

  /**
   * What attacks say of what they found, once if several say the same; of whom, where that is not
   * the same of all.
   */
  static List<String> notes(Collection<String> attacks, List<Attacked> all) {
    Map<String, List<String>> who = new LinkedHashMap<>();
    for (String attack : attacks) {
      Map<String, List<String>> of = new LinkedHashMap<>();
      for (Attacked attacked : all) {
        Optional.ofNullable(attacked.results().get(attack))
            .ifPresent(result -> of.put(attacked.name(), result.notes()));
      }
      boolean same = of.values().stream().distinct().count() <= 1;
      Map<String, List<String>> said =
          same ? Map.of("", of.values().stream().findFirst().orElse(List.of())) : of;
      said.forEach(
          (name, notes) ->
              notes.forEach(
                  note ->
                      who.computeIfAbsent(note, it -> new ArrayList<>())
                          .add(same ? attack : name + "." + attack)));
    }
    return who.entrySet().stream()
        .map(it -> String.join(", ", it.getValue()) + ": " + it.getKey())
        .toList();
  }

  /** What the privacy that a target's training spent rests on, and what else must be secret. */
  static List<String> bases(Attacked attacked) {
    Subject subject = attacked.subject();
    Stream<String> paid =
        subject.spent().stream()
            .flatMap(spent -> Stream.concat(Stream.of(spent.basis()), spent.notes().stream()));
    Stream<String> foreseen =
        subject.foreseen().stream()
            .map(defense -> Schema.of(((Record) defense).getClass()).name())
            .map("a seed is set, so whoever knows it computes what `%s` draws"::formatted);
    return Stream.of(paid, foreseen, subject.notes().stream())
        .flatMap(notes -> notes)
        .map(note -> "%s: %s.".formatted(attacked.name(), note))
        .toList();
  }

  /** Whether several attacks that looked for one thing find a leak: a line for each subject. */
  private static List<String> verdicts(List<Attacked> all) {
    return all.stream()
        .flatMap(
            attacked ->
                Harm.byThreat(attacked).values().stream()
                    .flatMap(harms -> new Looks(harms).told(attacked.name()).stream()))
        .toList();
  }

  /** The verdict over all that was looked for: a line for each subject with several things. */
  static List<String> overall(List<Attacked> all) {
    return all.stream()
        .filter(attacked -> Harm.byThreat(attacked).size() > 1)
        .flatMap(it -> new Looks(Harm.all(it)).toldOfAll(it.name()).stream())
        .toList();
  }

  /** What attacks found where there was nothing to find, a line for each place to look. */
  private static List<String> controls(List<Attacked> all) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Attacked attacked : all) {
      attacked
          .controls()
          .forEach(
              (attack, control) ->
                  found
                      .computeIfAbsent(control.where(), k -> new ArrayList<>())
                      .add(
                          "%s.%s %s%s"
                              .formatted(
                                  attacked.name(),
                                  attack,
                                  Numbers.estimate(control.leak()),
                                  control.fails() ? ", which is not" : "")));
    }
    return found.entrySet().stream()
        .map(
            it ->
                "Control, %s: %s (99%%).".formatted(it.getKey(), String.join(", ", it.getValue())))
        .toList();
  }

  /** The attacks that find something where there is nothing to find: {@code base.lira}. */
  public static List<String> failedControls(List<Attacked> all) {
    return where(Harm::controlFailed, all);
  }

  /** The attacks that find something the wrong way round. */
  public static List<String> reversed(List<Attacked> all) {
    return where(Harm::reversed, all);
  }

  static List<String> where(Predicate<Harm> holds, List<Attacked> all) {
    return all.stream()
        .flatMap(
            attacked ->
                Harm.all(attacked).stream()
                    .filter(holds)
                    .map(harm -> attacked.name() + "." + harm.attack()))
        .toList();
  }
}
