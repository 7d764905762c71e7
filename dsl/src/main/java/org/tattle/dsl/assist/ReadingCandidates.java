package org.tattle.dsl.assist;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.Kinds;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.Registry;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;

/** What can be read off values where the caret is, and called there. */
final class ReadingCandidates {
  private final Registry registry;
  private final Scope scope;
  private final Caret caret;
  private final Matter matter;
  private final CandidateList found;

  ReadingCandidates(
      Registry registry, Scope scope, Caret caret, Matter matter, CandidateList found) {
    this.registry = registry;
    this.scope = scope;
    this.caret = caret;
    this.matter = matter;
    this.found = found;
  }

  /** Results that need no target before them, as one target alone has them. */
  void results() {
    for (String target : scope.names(Entry.Subject.class)) {
      for (String result : Readable.results(scope, List.of(target.split("\\.")))) {
        if (scope.attacked(result).size() == 1) {
          found.add(result, Completion.Kind.RESULT, "of " + target);
        }
      }
    }
  }

  void functions() {
    for (org.tattle.dsl.check.type.Function function :
        org.tattle.dsl.check.type.Function.values()) {
      found.add(
          function.word(), Completion.Kind.FUNCTION, "of a list of numbers: " + function.doc());
    }
    registry
        .all(Kinds.FORMULA)
        .forEach(it -> found.add(it.name(), Completion.Kind.FUNCTION, it.about().doc()));
  }

  void readings() {
    List<String> path = caret.path();
    String inside = String.join(".", path) + ".";
    for (String name : path.isEmpty() ? List.<String>of() : scope.names(Entry.class)) {
      if (name.startsWith(inside)) {
        found.add(
            name.substring(inside.length()),
            Completion.Kind.NAME,
            CandidateList.about(scope.find(name).get()));
      }
    }
    if (Readable.number(scope, path)) {
      found.add("lower", Completion.Kind.METRIC, "the lower end of its 95% interval");
      found.add("upper", Completion.Kind.METRIC, "the upper end of its 95% interval");
      return;
    }
    for (String target : path.isEmpty() ? scope.names(Entry.Subject.class) : List.<String>of()) {
      Readable.results(scope, List.of(target.split("\\.")))
          .forEach(result -> found.add(result, Completion.Kind.RESULT, "of " + target));
    }
    Readable.results(scope, path)
        .forEach(
            result -> found.add(result, Completion.Kind.RESULT, "of " + String.join(".", path)));
    found.columns(Readable.columns(scope, path));
    if (Set.of("plot", "compare").contains(caret.verb().orElse(""))) {
      matter
          .table()
          .map(it -> Stream.concat(Stream.of(it), path.stream()).toList())
          .map(it -> Readable.columns(scope, it))
          .ifPresent(found::columns);
    }
    for (Listing listing : Readable.listings(scope, path)) {
      found.add(listing.name(), Completion.Kind.METRIC, listing.about().doc());
    }
    for (Measure measure : Readable.of(scope, path)) {
      found.add(measure.name(), Completion.Kind.METRIC, measure.about().doc());
    }
  }

  void arguments() {
    Readable.of(scope, caret.path()).stream()
        .flatMap(measure -> measure.arguments().stream())
        .forEach(it -> found.add(it.name() + "=", Completion.Kind.PARAMETER, it.limits().doc()));
    caret.path().stream()
        .limit(caret.path().size() == 1 ? 1 : 0)
        .flatMap(name -> registry.find(Kinds.FORMULA, name).stream())
        .flatMap(formula -> formula.parameters().stream())
        .forEach(
            it -> found.add(it.name() + "=", Completion.Kind.PARAMETER, CandidateList.about(it)));
  }
}
