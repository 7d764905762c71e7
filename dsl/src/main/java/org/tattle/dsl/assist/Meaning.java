package org.tattle.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tattle.Kinds;
import org.tattle.component.Measure;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.run.help.Help;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TextView;
import org.tattle.dsl.syntax.word.Verb;

/** What a word stands for, from its declaration or from what the name was given to. */
final class Meaning {
  private final Registry registry;
  private final Scope scope;
  private final Function<String, Optional<Shown>> values;
  private final Help help;

  /**
   * @param values what is to be seen of a name's value, where there is one yet
   */
  Meaning(Registry registry, Scope scope, Function<String, Optional<Shown>> values) {
    this.registry = registry;
    this.scope = scope;
    this.values = values;
    this.help = new Help(registry);
  }

  /** What is known about a word, or nothing. */
  Optional<Shown> of(Word word) {
    Caret caret = word.caret();
    return switch (word.kind()) {
      case VERB -> verb(word.text());
      case COMPONENT -> component(caret.verb().orElse(""), word.text());
      case PARAMETER -> parameter(caret, word.text());
      case PREPOSITION ->
          caret.component().isPresent()
              ? component(caret.verb().orElse(""), caret.component().get())
              : caret.verb().flatMap(this::verb);
      default -> name(caret, word.text());
    };
  }

  private Optional<Shown> verb(String verb) {
    return Verb.of(verb).map(it -> help.about(List.of(verb)));
  }

  private Optional<Shown> component(String verb, String name) {
    return registry
        .kind(verb)
        .flatMap(kind -> registry.find(kind, name))
        .map(schema -> help.about(List.of(verb, name)));
  }

  private Optional<Shown> parameter(Caret caret, String name) {
    return caret
        .verb()
        .flatMap(verb -> help.parameter(verb, caret.component(), name))
        .or(() -> argument(caret, name));
  }

  private Optional<Shown> argument(Caret caret, String name) {
    return Readable.of(scope, caret.path()).stream()
        .flatMap(measure -> measure.arguments().stream())
        .filter(argument -> argument.name().equals(name))
        .findFirst()
        .map(argument -> new TextView(name + ": " + argument.limits().doc()));
  }

  private Optional<Shown> name(Caret caret, String name) {
    switch (caret.kind()) {
      case METRIC, ACTUAL -> {
        return read(caret.path(), name);
      }
      case VALUE -> {
        return parameter(caret, caret.parameter().orElse(""));
      }
      case TOPIC -> {
        return Optional.of(
            help.about(Stream.concat(caret.path().stream(), Stream.of(name)).toList()));
      }
      default -> {
        return scope
            .find(name)
            .<Shown>map(entry -> value(name, entry))
            .or(() -> registry.find(Kinds.MODEL, name).flatMap(s -> model(caret, s)));
      }
    }
  }

  private Optional<Shown> model(Caret caret, Schema schema) {
    return caret.clause().filter("using"::equals).flatMap(it -> component("model", schema.name()));
  }

  private Shown value(String name, Entry entry) {
    return values.apply(name).orElseGet(() -> new TextView(line(name, entry)));
  }

  /** What is known of it before it was made. */
  private static String line(String name, Entry entry) {
    List<String> parts = new ArrayList<>(List.of("`" + name + "` is " + entry.noun()));
    if (entry instanceof Entry.Architecture model) {
      parts.add(Schema.text((Record) model.model().component()));
    } else if (entry instanceof Entry.Subject target) {
      target.data().ifPresent(data -> parts.add("on `" + data + "`"));
      target.defenses().forEach(it -> parts.add("with " + Schema.text((Record) it.component())));
      target
          .attacks()
          .forEach((result, it) -> parts.add(result + ": " + Schema.text((Record) it.component())));
    }
    return String.join("; ", parts);
  }

  private Optional<Shown> read(List<String> path, String name) {
    List<String> whole = Stream.concat(path.stream(), Stream.of(name)).toList();
    Optional<Shown> found =
        scope.find(String.join(".", whole)).map(it -> value(String.join(".", whole), it));
    return found
        .or(
            () ->
                Readable.of(scope, path).stream()
                    .filter(measure -> measure.name().equals(name))
                    .findFirst()
                    .map(measure -> new TextView(line(measure))))
        .or(() -> Readable.attack(scope, whole).map(it -> component("attack", it).orElseThrow()));
  }

  private static String line(Measure measure) {
    List<String> arguments = measure.arguments().stream().map(Measure.Argument::name).toList();
    String call = arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    return measure.name() + call + ": " + measure.about().doc();
  }
}
