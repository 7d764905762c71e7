package org.tattle.dsl.check.expression;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.syntax.tree.Expression;

/** The names that stand for what was made before: each wrong one is said in the same words. */
final class MadeNames {
  private final Findings findings;
  private final Unknown unknown;

  MadeNames(Findings findings, Unknown unknown) {
    this.findings = findings;
    this.unknown = unknown;
  }

  /** The name that a path is, if it stands for an entry of that type; says so if not. */
  Optional<String> named(
      Scope scope, Expression.Path path, Class<? extends Entry> type, String noun) {
    Scope.Found found = scope.find(path);
    String name = found.name().text();
    Optional<Entry> entry = found.entry();
    if (found.whole() && entry.isPresent() && type.isInstance(entry.get())) {
      return Optional.of(name);
    }
    if (entry.isEmpty()) {
      findings.add(unknown.named(scope, path, found.name(), type, noun));
    } else if (!(entry.get() instanceof Entry.Value v && v.value().type() == Type.ERROR)) {
      boolean whole = found.whole();
      var other =
          whole
              ? findings.of(
                  NameFaults.NAMES_ANOTHER_THING, path.span(), name, entry.get().noun(), noun)
              : findings.of(NameFaults.NAMES_NO_THING, path.span(), path.dotted(), noun);
      Optional<String> made =
          type != Entry.Subject.class
              ? Optional.empty()
              : whole
                  ? train(name, entry.get())
                  : unknown.taken(name, entry.get(), found.rest().get(0));
      Optional<String> meant =
          whole
              ? Optional.empty()
              : unknown
                  .found(scope, found, type)
                  .or(() -> Optional.of(name).filter(it -> type.isInstance(entry.get())));
      findings.add(
          made.isEmpty() && meant.isPresent()
              ? other.suggest(List.of(meant.get()))
              : other.hint(made.orElseGet(() -> unknown.some(scope, type, noun))));
    }
    return Optional.empty();
  }

  /** How a target is made of something that is none. */
  private static Optional<String> train(String name, Entry entry) {
    if (entry instanceof Entry.Data) {
      return Optional.of("train a target on it: train target on " + name);
    }
    return entry instanceof Entry.Architecture
        ? Optional.of("train a target with it: train target using " + name)
        : Optional.empty();
  }
}
