package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.component.Schema;
import org.tattle.defense.train.DpSgd;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.measure.Ceiling;
import org.tattle.measure.Estimate;
import org.tattle.privacy.account.Spent;
import org.tattle.subject.Subject;

/** Targets side by side: what each is worth, what it leaks, and what privacy it spent. */
public final class AuditSummary {
  private static final String ONE_TRAINING =
      "Intervals speak of other rows, not of other trainings: each was trained once.";

  private AuditSummary() {}

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

  /**
   * A table for each of the things that attacks looked for: a row for each target or, where there
   * are several attacks, for each target and attack.
   */
  public static List<TableView> tables(List<Attacked> all) {
    List<Threat> threats = threats(all);
    if (threats.size() <= 1) {
      return List.of(table(all));
    }
    return threats.stream()
        .map(
            threat ->
                table(
                    all.stream()
                        .map(attacked -> attacked.only(threat))
                        .filter(attacked -> !attacked.results().isEmpty())
                        .toList()))
        .toList();
  }

  /** All that attacks found on these targets, in one table. */
  public static TableView table(List<Attacked> all) {
    Set<String> attacks = attacks(all);
    boolean one = attacks.size() <= 1;
    Set<Reading> readings = new LinkedHashSet<>();
    all.forEach(
        it ->
            it.results()
                .values()
                .forEach(found -> found.leaks().forEach(l -> readings.add(l.metric()))));
    Worth worth = Worth.of(all);
    List<String> headers = new ArrayList<>(List.of(one ? "target" : "result"));
    headers.addAll(worth.headers(one));
    boolean first = true;
    for (Reading reading : readings) {
      headers.add(first ? heading(all, reading, one) : reading.label());
      first = false;
    }
    headers.addAll(worth.spending());
    List<List<String>> rows = new ArrayList<>();
    for (Attacked attacked : all) {
      if (attacked.results().isEmpty()) {
        rows.add(row(attacked.name(), attacked.subject(), worth, List.of(), readings));
      }
      attacked
          .results()
          .forEach(
              (attack, result) ->
                  rows.add(
                      row(
                          one ? attacked.name() : attacked.name() + "." + attack,
                          attacked.subject(),
                          worth,
                          result.leaks(),
                          readings)));
    }
    return TableView.of("", headers, rows, notes(all));
  }

  /** Of the first column of what was found, with the attack if there is one, and the level. */
  private static String heading(List<Attacked> all, Reading reading, boolean one) {
    boolean interval =
        leaks(all)
            .filter(it -> it.metric().equals(reading))
            .anyMatch(it -> Double.isFinite(it.found().upper()));
    return (one ? attacks(all).iterator().next() + " " : "")
        + reading.label()
        + (interval ? " [95%]" : "");
  }

  /** What privacy each target's training spent: what may be told of it where rows are private. */
  public static TableView promises(List<Attacked> all) {
    List<List<String>> rows =
        all.stream()
            .map(
                it -> {
                  List<String> row = new ArrayList<>(List.of(it.name()));
                  row.addAll(Worth.privacy(it.subject()));
                  return row;
                })
            .toList();
    Set<String> notes = new LinkedHashSet<>(unproved(all));
    all.forEach(it -> notes.addAll(bases(it)));
    return TableView.of("", List.of("target", "ε", "δ"), rows, List.copyOf(notes));
  }

  /** What attacks on these targets have as curves, a figure for each thing that they look for. */
  public static List<Figure> curves(List<Attacked> all) {
    return curves(all, Axis.Scale.LOG);
  }

  /** The same on axes of the given scale. */
  public static List<Figure> curves(List<Attacked> all, Axis.Scale scale) {
    return threats(all).stream()
        .map(threat -> all.stream().map(attacked -> attacked.only(threat)).toList())
        .flatMap(some -> figure(some, scale).stream())
        .toList();
  }

  private static Optional<Figure> figure(List<Attacked> all, Axis.Scale scale) {
    boolean one = attacks(all).size() <= 1;
    List<Figures.Rates> curves = new ArrayList<>();
    for (Attacked attacked : all) {
      attacked
          .results()
          .forEach(
              (attack, result) -> {
                String name = one ? attacked.name() : attacked.name() + "." + attack;
                result.exhibits().stream()
                    .filter(Exhibit.Curve.class::isInstance)
                    .map(Exhibit.Curve.class::cast)
                    .forEach(
                        curve ->
                            curves.add(new Figures.Rates(name, curve, bound(curve, attacked))));
              });
    }
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(Figures.rates(title(all), curves, scale));
  }

  /** The ceiling that a target's privacy puts on a curve, if there is one. */
  private static Optional<Ceiling> bound(Exhibit.Curve curve, Attacked attacked) {
    return attacked
        .subject()
        .spent()
        .filter(spent -> curve.bounded() && spent.guaranteed())
        .map(spent -> new Ceiling(spent.epsilon(), spent.delta()));
  }

  private static String title(List<Attacked> all) {
    String noun = threats(all).get(0).noun();
    String title = Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    Set<String> attacks = attacks(all);
    return attacks.size() == 1 ? title + " by " + attacks.iterator().next() : title;
  }

  /** What attacks on these targets looked for, in the order of the first of each. */
  private static List<Threat> threats(List<Attacked> all) {
    return all.stream()
        .flatMap(attacked -> attacked.results().values().stream())
        .map(Result::threat)
        .distinct()
        .toList();
  }

  private static Stream<Leak> leaks(List<Attacked> all) {
    return all.stream()
        .flatMap(attacked -> attacked.results().values().stream())
        .flatMap(result -> result.leaks().stream());
  }

  private static Set<String> attacks(List<Attacked> all) {
    Set<String> attacks = new LinkedHashSet<>();
    all.forEach(attacked -> attacks.addAll(attacked.results().keySet()));
    return attacks;
  }

  private static List<String> row(
      String name, Subject subject, Worth worth, List<Leak> leaks, Set<Reading> readings) {
    List<String> row = new ArrayList<>();
    row.add(name);
    row.addAll(worth.cells(subject));
    for (Reading reading : readings) {
      row.add(
          leaks.stream()
              .filter(leak -> leak.metric().equals(reading))
              .findFirst()
              .map(Numbers::estimate)
              .orElse(Numbers.MISSING));
    }
    row.addAll(worth.spent(subject));
    return row;
  }

  /** What the numbers of these targets do not say by themselves. */
  public static List<String> warnings(List<Attacked> all) {
    return Stream.of(unproved(all), Searched.notes(all), Backfire.notes(all), Differing.notes(all))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> unproved(List<Attacked> all) {
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

  private static List<String> notes(List<Attacked> all) {
    Set<String> notes = new LinkedHashSet<>();
    for (Attacked attacked : all) {
      notes.addAll(bases(attacked));
    }
    for (String attack : attacks(all)) {
      notes.addAll(notes(attack, all));
    }
    notes.addAll(warnings(all));
    notes.addAll(verdicts(all));
    notes.addAll(ofOneTraining(all.stream(), leaks(all).map(Leak::found)));
    notes.addAll(controls(all));
    return List.copyOf(notes);
  }

  /** What one attack says of what it found; of whom, where that is not the same of all. */
  private static Set<String> notes(String attack, List<Attacked> all) {
    Map<String, List<String>> of = new LinkedHashMap<>();
    for (Attacked attacked : all) {
      Optional.ofNullable(attacked.results().get(attack))
          .ifPresent(result -> of.put(attacked.name(), result.notes()));
    }
    boolean same = of.values().stream().distinct().count() <= 1;
    Set<String> notes = new LinkedHashSet<>();
    of.forEach(
        (name, said) ->
            said.forEach(note -> notes.add((same ? attack : name + "." + attack) + ": " + note)));
    return notes;
  }

  /** What the privacy that a target's training spent rests on, and what else must be secret. */
  private static List<String> bases(Attacked attacked) {
    Subject subject = attacked.subject();
    Stream<String> paid =
        subject.spent().stream()
            .flatMap(spent -> Stream.concat(Stream.of(spent.basis()), spent.notes().stream()));
    Stream<String> foreseen =
        subject.foreseen().stream()
            .filter(defense -> !(defense instanceof DpSgd))
            .map(defense -> Schema.of(((Record) defense).getClass()).name())
            .map("a seed is set, so whoever knows it computes what `%s` draws"::formatted);
    return Stream.concat(paid, foreseen)
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

  private static List<String> where(Predicate<Harm> holds, List<Attacked> all) {
    return all.stream()
        .flatMap(
            attacked ->
                Harm.all(attacked).stream()
                    .filter(holds)
                    .map(harm -> attacked.name() + "." + harm.attack()))
        .toList();
  }
}
