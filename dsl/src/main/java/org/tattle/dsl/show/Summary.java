package org.tattle.dsl.show;

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
import org.tattle.defense.DpSgd;
import org.tattle.measure.Ceiling;
import org.tattle.measure.Estimate;
import org.tattle.privacy.Spent;
import org.tattle.subject.Target;

/** Targets side by side: what each is worth, what it leaks, and what privacy it spent. */
public final class Summary {
  private static final String ONE_TRAINING =
      "Intervals speak of other rows, not of other trainings: each was trained once.";

  private Summary() {}

  /** What to say of numbers that were each measured on one training, where they have intervals. */
  public static List<String> ofOneTraining(Stream<?> values) {
    boolean intervals = values.anyMatch(it -> it instanceof Estimate e && e.lower() < e.upper());
    return intervals ? List.of(ONE_TRAINING) : List.of();
  }

  /**
   * A table for each of the things that attacks looked for: a row for each target or, where there
   * are several attacks, for each target and attack.
   */
  public static List<TableView> tables(List<Audited> all) {
    List<Threat> threats = threats(all);
    if (threats.size() <= 1) {
      return List.of(table(all));
    }
    return threats.stream()
        .map(
            threat ->
                table(
                    all.stream()
                        .map(audited -> audited.only(threat))
                        .filter(audited -> !audited.results().isEmpty())
                        .toList()))
        .toList();
  }

  /** All that attacks found on these targets, in one table. */
  public static TableView table(List<Audited> all) {
    Set<String> attacks = attacks(all);
    boolean one = attacks.size() <= 1;
    Set<Reading> readings = new LinkedHashSet<>();
    all.forEach(
        it ->
            it.results()
                .values()
                .forEach(found -> found.leaks().forEach(l -> readings.add(l.metric()))));
    List<String> headers = new ArrayList<>();
    headers.addAll(
        one
            ? List.of("target", "train accuracy", "test accuracy")
            : List.of("result", "train acc.", "test acc."));
    readings.forEach(
        reading -> headers.add(headers.size() > 3 ? reading.label() : heading(all, reading, one)));
    headers.addAll(List.of("ε", "δ"));
    List<List<String>> rows = new ArrayList<>();
    for (Audited audited : all) {
      if (audited.results().isEmpty()) {
        rows.add(row(audited.name(), audited.target(), List.of(), readings));
      }
      audited
          .results()
          .forEach(
              (attack, result) ->
                  rows.add(
                      row(
                          one ? audited.name() : audited.name() + "." + attack,
                          audited.target(),
                          result.leaks(),
                          readings)));
    }
    return TableView.of("", headers, rows, notes(all));
  }

  /** Of the first column of what was found, with the attack if there is one, and the level. */
  private static String heading(List<Audited> all, Reading reading, boolean one) {
    boolean interval =
        leaks(all)
            .filter(it -> it.metric().equals(reading))
            .anyMatch(it -> Double.isFinite(it.found().upper()));
    return (one ? attacks(all).iterator().next() + " " : "")
        + reading.label()
        + (interval ? " [95%]" : "");
  }

  /** What privacy each target's training spent: what may be told of it where rows are private. */
  public static TableView promises(List<Audited> all) {
    List<List<String>> rows =
        all.stream()
            .map(
                it -> {
                  Optional<Spent> spent = it.target().spent();
                  return List.of(
                      it.name(),
                      spent.map(Numbers::epsilon).orElse(Numbers.MISSING),
                      spent.map(Spent::delta).map(Numbers::small).orElse(Numbers.MISSING));
                })
            .toList();
    Set<String> notes = new LinkedHashSet<>(unproved(all));
    all.forEach(it -> notes.addAll(bases(it)));
    return TableView.of("", List.of("target", "ε", "δ"), rows, List.copyOf(notes));
  }

  /** What attacks on these targets have as curves, a figure for each thing that they look for. */
  public static List<Figure> curves(List<Audited> all) {
    return curves(all, Axis.Scale.LOG);
  }

  /** The same on axes of the given scale. */
  public static List<Figure> curves(List<Audited> all, Axis.Scale scale) {
    return threats(all).stream()
        .map(threat -> all.stream().map(audited -> audited.only(threat)).toList())
        .flatMap(some -> figure(some, scale).stream())
        .toList();
  }

  private static Optional<Figure> figure(List<Audited> all, Axis.Scale scale) {
    boolean one = attacks(all).size() <= 1;
    List<Figures.Rates> curves = new ArrayList<>();
    for (Audited audited : all) {
      audited
          .results()
          .forEach(
              (attack, result) -> {
                String name = one ? audited.name() : audited.name() + "." + attack;
                result.exhibits().stream()
                    .filter(Exhibit.Curve.class::isInstance)
                    .map(Exhibit.Curve.class::cast)
                    .forEach(
                        curve -> curves.add(new Figures.Rates(name, curve, bound(curve, audited))));
              });
    }
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(Figures.rates(title(all), curves, scale));
  }

  /** The ceiling that a target's privacy puts on a curve, if there is one. */
  private static Optional<Ceiling> bound(Exhibit.Curve curve, Audited audited) {
    return audited
        .target()
        .spent()
        .filter(spent -> curve.bounded() && spent.guaranteed())
        .map(spent -> new Ceiling(spent.epsilon(), spent.delta()));
  }

  private static String title(List<Audited> all) {
    String noun = threats(all).get(0).noun();
    String title = Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    Set<String> attacks = attacks(all);
    return attacks.size() == 1 ? title + " by " + attacks.iterator().next() : title;
  }

  /** What attacks on these targets looked for, in the order of the first of each. */
  private static List<Threat> threats(List<Audited> all) {
    return all.stream()
        .flatMap(audited -> audited.results().values().stream())
        .map(Result::threat)
        .distinct()
        .toList();
  }

  private static Stream<Leak> leaks(List<Audited> all) {
    return all.stream()
        .flatMap(audited -> audited.results().values().stream())
        .flatMap(result -> result.leaks().stream());
  }

  private static Set<String> attacks(List<Audited> all) {
    Set<String> attacks = new LinkedHashSet<>();
    all.forEach(audited -> attacks.addAll(audited.results().keySet()));
    return attacks;
  }

  private static List<String> row(
      String name, Target target, List<Leak> leaks, Set<Reading> readings) {
    List<String> row = new ArrayList<>();
    row.add(name);
    row.add(Numbers.share(target.trainAccuracy().value()));
    row.add(Numbers.share(target.accuracy().value()));
    for (Reading reading : readings) {
      row.add(
          leaks.stream()
              .filter(leak -> leak.metric().equals(reading))
              .findFirst()
              .map(Numbers::estimate)
              .orElse(Numbers.MISSING));
    }
    row.add(target.spent().map(Numbers::epsilon).orElse(Numbers.MISSING));
    row.add(target.spent().map(Spent::delta).map(Numbers::small).orElse(Numbers.MISSING));
    return row;
  }

  /** What the numbers of these targets do not say by themselves. */
  public static List<String> warnings(List<Audited> all) {
    return Stream.of(unproved(all), Backfire.notes(all), Differing.notes(all))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> unproved(List<Audited> all) {
    return all.stream()
        .flatMap(
            audited ->
                audited
                    .target()
                    .spent()
                    .flatMap(Spent::doubt)
                    .map(words -> "%s: ε is %s.".formatted(audited.name(), words))
                    .stream())
        .toList();
  }

  private static List<String> notes(List<Audited> all) {
    Set<String> notes = new LinkedHashSet<>();
    for (Audited audited : all) {
      notes.addAll(bases(audited));
      for (Map.Entry<String, Result> result : audited.results().entrySet()) {
        result.getValue().notes().forEach(n -> notes.add(result.getKey() + ": " + n));
      }
    }
    notes.addAll(warnings(all));
    notes.addAll(ofOneTraining(leaks(all).map(Leak::found)));
    notes.addAll(controls(all));
    return List.copyOf(notes);
  }

  /** What the privacy that a target's training spent rests on, and what else must be secret. */
  private static List<String> bases(Audited audited) {
    Target target = audited.target();
    Stream<String> paid =
        target.spent().stream()
            .flatMap(spent -> Stream.concat(Stream.of(spent.basis()), spent.notes().stream()));
    Stream<String> foreseen =
        target.foreseen().stream()
            .filter(defense -> !(defense instanceof DpSgd))
            .map(defense -> Schema.of(((Record) defense).getClass()).name())
            .map("a seed is set, so whoever knows it computes what `%s` draws"::formatted);
    return Stream.concat(paid, foreseen)
        .map(note -> "%s: %s.".formatted(audited.name(), note))
        .toList();
  }

  /** What attacks found where there was nothing to find, a line for each place to look. */
  private static List<String> controls(List<Audited> all) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Audited audited : all) {
      audited
          .controls()
          .forEach(
              (attack, control) ->
                  found
                      .computeIfAbsent(control.where(), k -> new ArrayList<>())
                      .add(
                          "%s.%s %s%s"
                              .formatted(
                                  audited.name(),
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
  public static List<String> failedControls(List<Audited> all) {
    return where(Harm::controlFailed, all);
  }

  /** The attacks that find something the wrong way round. */
  public static List<String> reversed(List<Audited> all) {
    return where(Harm::reversed, all);
  }

  private static List<String> where(Predicate<Harm> holds, List<Audited> all) {
    return all.stream()
        .flatMap(
            audited ->
                Harm.all(audited).stream()
                    .filter(holds)
                    .map(harm -> audited.name() + "." + harm.attack()))
        .toList();
  }
}
