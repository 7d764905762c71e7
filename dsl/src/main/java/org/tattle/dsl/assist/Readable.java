package org.tattle.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.subject.Classifier;

/** What can be read off the thing that a path names. */
final class Readable {
  private Readable() {}

  /** A path taken apart: the target it starts with, and the rest. */
  private record Split(Entry.Subject target, List<String> rest) {}

  /** The metrics of what a path names; without a path, those of the targets that there are. */
  static List<Measure> of(Scope scope, List<String> path) {
    if (path.isEmpty()) {
      List<Measure> all =
          scope.names(Entry.Subject.class).stream()
              .flatMap(name -> scope.find(name, Entry.Subject.class).stream())
              .flatMap(subject -> subject.measures().stream())
              .distinct()
              .toList();
      return all.isEmpty() ? Measure.of(Classifier.class) : all;
    }
    Optional<Split> split = split(scope, path);
    if (split.isEmpty()) {
      return bare(scope, path);
    }
    List<String> rest = split.get().rest();
    if (rest.isEmpty()) {
      return split.get().target().measures();
    }
    List<Measure> own = split.get().target().measures(rest.get(0));
    return own.isEmpty() || rest.size() > 1
        ? named(split.get().target().measures(), own, rest)
        : own;
  }

  /** The metric that ends a path, which a call's arguments belong to. */
  private static List<Measure> named(List<Measure> all, List<Measure> own, List<String> rest) {
    String last = rest.get(rest.size() - 1);
    List<Measure> candidates = new ArrayList<>(own);
    candidates.addAll(all);
    return candidates.stream().filter(it -> it.name().equals(last)).limit(1).toList();
  }

  /** Of {@code lira.auc}, where one target has that result. */
  private static List<Measure> bare(Scope scope, List<String> path) {
    List<String> targets = scope.attacked(path.get(0));
    return targets.size() == 1
        ? scope
            .find(targets.get(0), Entry.Subject.class)
            .map(target -> target.measures(path.get(0)))
            .orElse(List.of())
        : List.of();
  }

  /** Whether a path ends with a metric, of which the bounds can be read. */
  static boolean number(Scope scope, List<String> path) {
    return path.size() > 1
        && of(scope, path.subList(0, path.size() - 1)).stream()
            .anyMatch(it -> it.name().equals(path.get(path.size() - 1)));
  }

  /** The results of the target that a path names. */
  static List<String> results(Scope scope, List<String> path) {
    return split(scope, path)
        .filter(split -> split.rest().isEmpty())
        .map(split -> List.copyOf(split.target().attacks().keySet()))
        .orElse(List.of());
  }

  /** The tables of the result that a path names. */
  static List<Listing> listings(Scope scope, List<String> path) {
    return split(scope, path)
        .filter(split -> split.rest().size() <= 1)
        .map(
            split ->
                split.rest().isEmpty()
                    ? Listing.of(split.target().kind())
                    : split.target().listings(split.rest().get(0)))
        .orElse(List.of());
  }

  /** The columns of the table that a path starts with, as they go on from it. */
  static List<String> columns(Scope scope, List<String> path) {
    for (int end = path.size(); end > 0; end--) {
      Optional<Entry.Grid> grid =
          scope.find(String.join(".", path.subList(0, end)), Entry.Grid.class);
      if (grid.isPresent()) {
        return grid.get().columns(path.subList(end, path.size()));
      }
    }
    return List.of();
  }

  /** The attack that made the result that a path names. */
  static Optional<String> attack(Scope scope, List<String> path) {
    return split(scope, path)
        .filter(split -> split.rest().size() == 1)
        .map(split -> split.target().attacks().get(split.rest().get(0)))
        .map(bound -> Schema.of(((Record) bound.component()).getClass()).name());
  }

  /** The longest start of the path that names a target: {@code base}, {@code h.base}. */
  private static Optional<Split> split(Scope scope, List<String> path) {
    for (int end = path.size(); end > 0; end--) {
      Optional<Entry.Subject> target =
          scope.find(String.join(".", path.subList(0, end)), Entry.Subject.class);
      if (target.isPresent()) {
        return Optional.of(new Split(target.get(), path.subList(end, path.size())));
      }
    }
    return Optional.empty();
  }
}
