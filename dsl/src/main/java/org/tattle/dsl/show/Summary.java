package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tattle.attack.Membership;
import org.tattle.attack.Result;
import org.tattle.component.Schema;
import org.tattle.defense.DpSgd;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.privacy.Spent;
import org.tattle.target.Target;

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

  /** A row for each target or, where there are several attacks, for each target and attack. */
  public static TableView table(List<Audited> all) {
    Set<String> attacks = attacks(all);
    boolean one = attacks.size() <= 1;
    List<String> headers = new ArrayList<>();
    headers.addAll(
        one
            ? List.of("target", "train accuracy", "test accuracy")
            : List.of("result", "train acc.", "test acc."));
    if (!attacks.isEmpty()) {
      headers.add(one ? attacks.iterator().next() + " AUC [95%]" : "AUC [95%]");
      headers.add("TPR at 1% FPR");
    }
    headers.addAll(List.of("ε", "δ"));
    List<List<String>> rows = new ArrayList<>();
    for (Audited audited : all) {
      if (audited.results().isEmpty()) {
        rows.add(row(audited.name(), audited.target(), Optional.empty(), !attacks.isEmpty()));
      }
      audited
          .results()
          .forEach(
              (attack, result) ->
                  rows.add(
                      row(
                          one ? audited.name() : audited.name() + "." + attack,
                          audited.target(),
                          Optional.of(result),
                          true)));
    }
    return TableView.of("", headers, rows, notes(all));
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

  /** All membership attacks on these targets as one figure, if there is any. */
  public static Optional<Figure> roc(List<Audited> all) {
    return roc(all, Axis.Scale.LOG);
  }

  /** The same on axes of the given scale. */
  public static Optional<Figure> roc(List<Audited> all, Axis.Scale scale) {
    boolean one = attacks(all).size() <= 1;
    List<Figures.Roc> curves = new ArrayList<>();
    for (Audited audited : all) {
      audited
          .results()
          .forEach(
              (attack, result) -> {
                if (result instanceof Membership found) {
                  String name = one ? audited.name() : audited.name() + "." + attack;
                  curves.add(curve(name, found.roc(), audited.target()));
                }
              });
    }
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(Figures.roc(title(all), curves, scale));
  }

  /** One curve, with the ceiling that the target's privacy puts on it. */
  public static Figures.Roc curve(String name, Roc roc, Target target) {
    Figures.Ceiling ceiling =
        target
            .spent()
            .filter(Spent::guaranteed)
            .map(s -> new Figures.Ceiling(s.epsilon(), s.delta()))
            .orElse(null);
    return new Figures.Roc(name, roc.fpr(), roc.tpr(), roc.members(), roc.nonMembers(), ceiling);
  }

  private static String title(List<Audited> all) {
    Set<String> attacks = attacks(all);
    return attacks.size() == 1
        ? "Membership inference by " + attacks.iterator().next()
        : "Membership inference";
  }

  private static Set<String> attacks(List<Audited> all) {
    Set<String> attacks = new LinkedHashSet<>();
    all.forEach(audited -> attacks.addAll(audited.results().keySet()));
    return attacks;
  }

  private static List<String> row(
      String name, Target target, Optional<Result> result, boolean attacked) {
    List<String> row = new ArrayList<>();
    row.add(name);
    row.add(Numbers.share(target.trainAccuracy().value()));
    row.add(Numbers.share(target.accuracy().value()));
    if (attacked) {
      Optional<Roc> roc =
          result.filter(Membership.class::isInstance).map(found -> ((Membership) found).roc());
      row.add(roc.map(r -> text(r.auc())).orElse(Numbers.MISSING));
      row.add(roc.map(Summary::low).orElse(Numbers.MISSING));
    }
    row.add(target.spent().map(Numbers::epsilon).orElse(Numbers.MISSING));
    row.add(target.spent().map(Spent::delta).map(Numbers::small).orElse(Numbers.MISSING));
    return row;
  }

  private static String text(Estimate e) {
    return Numbers.estimate(e.value(), e.lower(), e.upper());
  }

  private static String low(Roc roc) {
    if (!roc.resolvable(Harm.FPR)) {
      return Numbers.TOO_FEW;
    }
    Estimate e = roc.tprAt(Harm.FPR);
    return Numbers.share(e.value(), e.lower(), e.upper());
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
    notes.addAll(
        ofOneTraining(
            all.stream()
                .flatMap(it -> it.results().values().stream())
                .filter(Membership.class::isInstance)
                .map(it -> ((Membership) it).auc())));
    controls(all).ifPresent(notes::add);
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

  /** What attacks found where there was nothing to find. */
  private static Optional<String> controls(List<Audited> all) {
    List<String> found = new ArrayList<>();
    for (Audited audited : all) {
      audited
          .nulls()
          .forEach(
              (attack, auc) ->
                  found.add(
                      audited.name()
                          + "."
                          + attack
                          + " "
                          + text(auc)
                          + (Audited.failed(auc) ? ", which is not" : "")));
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Control, on rows never trained on, where an AUC of 0.5 is right: "
                + String.join(", ", found)
                + " (99%).");
  }

  /** The attacks that find something where there is nothing to find: {@code base.lira}. */
  public static List<String> failedControls(List<Audited> all) {
    return where(Harm::controlFailed, all);
  }

  /** The attacks that rank members below the others. */
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
