package org.tattle.dsl.assist;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Kind;
import org.tattle.component.Noun;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;

/**
 * What the statement at the caret is about, as far as it is written.
 *
 * @param scope what its names stand for
 */
record Matter(Registry registry, Scope scope, Caret caret) {
  /** The data set that it names, or that the target is made of which it names; or the current. */
  Optional<String> data() {
    return caret.names().stream()
        .flatMap(name -> data(name).stream())
        .findFirst()
        .or(() -> acts().isEmpty() ? scope.data() : scope.target().flatMap(this::data));
  }

  private Optional<String> data(String name) {
    return scope.find(name, Entry.Data.class).isPresent()
        ? Optional.of(name)
        : scope.find(name, Entry.Subject.class).flatMap(Entry.Subject::data);
  }

  /** The table that it names, or the last for a plot. */
  Optional<String> table() {
    List<String> all = scope.names(Entry.Grid.class);
    Optional<String> last =
        caret.verb().filter("plot"::equals).flatMap(it -> all.stream().reduce((a, b) -> b));
    return caret.names().stream().filter(all::contains).findFirst().or(() -> last);
  }

  /** The kind of its component, if that acts on targets. */
  Optional<Kind> acts() {
    return caret
        .verb()
        .flatMap(registry::kind)
        .filter(kind -> kind.usage().filter(it -> it.on() == Noun.SUBJECT).isPresent());
  }

  /** The targets that its component acts on. */
  List<String> targets() {
    Optional<Kind> kind = acts();
    Optional<Schema> component =
        kind.flatMap(it -> caret.component().flatMap(name -> registry.find(it, name)));
    return scope.names(Entry.Subject.class).stream()
        .filter(
            name ->
                component.isEmpty()
                    || kind.get()
                        .suits(
                            component.get(),
                            scope.find(name, Entry.Subject.class).orElseThrow().kind()))
        .toList();
  }
}
