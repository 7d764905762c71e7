package org.tattle.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.component.Kind;
import org.tattle.component.Measure;
import org.tattle.component.Parameter;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.data.Sampling;
import org.tattle.dsl.check.Entry;
import org.tattle.dsl.check.Replay;
import org.tattle.dsl.check.Scope;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.run.Session;
import org.tattle.model.Training;
import org.tattle.target.Target;

/**
 * What may stand at the caret, from the grammar's words, the registry's declarations and the names
 * in scope. Asks the session only what may be asked while a cell runs.
 */
final class SessionAssistance {
  private final Registry registry;
  private final Scope scope;

  SessionAssistance(Session session) {
    this.registry = session.registry();
    this.scope = session.scope();
  }

  Completion complete(String code, int caret) {
    Phrase phrase = Phrase.at(code, caret);
    if (phrase.quiet()) {
      return Completion.none(caret);
    }
    List<Completion.Item> items =
        candidates(phrase).stream().filter(i -> i.text().startsWith(phrase.typed())).toList();
    return new Completion(caret - phrase.typed().length(), caret, items);
  }

  /** What help to show for the word at the caret, as the words behind {@code help}. */
  Optional<List<String>> topic(String code, int caret) {
    int end = caret;
    while (end < code.length() && Phrase.isWord(code.charAt(end))) {
      end++;
    }
    Phrase phrase = Phrase.at(code, end);
    String verb = phrase.verb().isEmpty() ? phrase.typed() : phrase.verb();
    String component = phrase.words().size() > 1 ? phrase.words().get(1) : phrase.typed();
    if (registry.kind(verb).flatMap(kind -> registry.find(kind, component)).isPresent()) {
      return Optional.of(List.of(verb, component));
    }
    boolean known = registry.kind(verb).isPresent() || verb.equals("train") || verb.equals("set");
    return known ? Optional.of(List.of(verb)) : Optional.empty();
  }

  private List<Completion.Item> candidates(Phrase phrase) {
    List<Completion.Item> items = new ArrayList<>();
    if (!phrase.path().isEmpty()) {
      metrics(phrase.path(), items);
    } else if (phrase.words().isEmpty()) {
      Words.VERBS.forEach(v -> items.add(new Completion.Item(v, "verb", "")));
      names(Entry.class, items);
      if (phrase.line()) {
        clauses(items);
      }
    } else if (phrase.back(1).equals("=")) {
      parameter(phrase, phrase.back(2)).ifPresent(p -> values(p, items));
    } else if (phrase.clause().isPresent()) {
      clause(phrase, phrase.clause().get(), items);
    } else {
      rest(phrase, items);
    }
    return items;
  }

  /** What follows a verb, or a component. */
  private void rest(Phrase phrase, List<Completion.Item> items) {
    String verb = phrase.verb();
    Optional<Kind> kind = registry.kind(verb);
    boolean first = phrase.words().size() == 1;
    if (first && kind.isPresent()) {
      components(kind.get(), items);
    } else if (verb.equals("help")) {
      registry.kind(phrase.back(1)).ifPresent(k -> components(k, items));
      if (first) {
        Words.VERBS.forEach(v -> items.add(new Completion.Item(v, "verb", "")));
      }
    } else if (List.of("show", "compare", "assert", "let", "export").contains(verb)) {
      names(Entry.class, items);
    } else {
      parameters(phrase)
          .values()
          .forEach(p -> items.add(new Completion.Item(p.name() + "=", "parameter", detail(p))));
      clauses(items);
    }
  }

  private static void clauses(List<Completion.Item> items) {
    Words.CLAUSES.forEach(c -> items.add(new Completion.Item(c, "keyword", "")));
  }

  private void clause(Phrase phrase, String clause, List<Completion.Item> items) {
    switch (clause) {
      case "on", "of" ->
          names(phrase.verb().equals("train") ? Entry.Data.class : Entry.Target.class, items);
      case "using" -> {
        registry.kind("model").ifPresent(k -> components(k, items));
        names(Entry.Architecture.class, items);
      }
      case "by" -> {
        measures(Target.class, items);
        scope.names(Entry.Target.class).forEach(t -> attacks(t, items));
      }
      case "with" ->
          parameters(phrase)
              .values()
              .forEach(p -> items.add(new Completion.Item(p.name() + "=", "parameter", detail(p))));
      default -> {}
    }
  }

  private void metrics(List<String> path, List<Completion.Item> items) {
    Optional<Entry.Target> target = scope.find(path.get(0), Entry.Target.class);
    if (target.isPresent() && path.size() == 1) {
      attacks(path.get(0), items);
      measures(Target.class, items);
    } else if (target.isPresent() && path.size() == 2) {
      Optional.ofNullable(target.get().attacks().get(path.get(1)))
          .ifPresent(bound -> measures(result(bound.component().getClass()), items));
    }
  }

  private void attacks(String target, List<Completion.Item> items) {
    scope
        .find(target, Entry.Target.class)
        .ifPresent(
            t ->
                t.attacks()
                    .keySet()
                    .forEach(a -> items.add(new Completion.Item(a, "result", "of " + target))));
  }

  private static void measures(Class<?> type, List<Completion.Item> items) {
    Measure.of(type)
        .forEach(m -> items.add(new Completion.Item(m.name(), "metric", m.about().doc())));
  }

  /** An attack's own type of result: its {@code run} narrows what is returned. */
  private static Class<?> result(Class<? extends Attack> attack) {
    return Arrays.stream(attack.getMethods())
        .filter(m -> m.getName().equals("run") && !m.isBridge())
        .findFirst()
        .<Class<?>>map(m -> m.getReturnType())
        .orElse(Object.class);
  }

  private void names(Class<? extends Entry> type, List<Completion.Item> items) {
    scope
        .names(type)
        .forEach(
            n ->
                items.add(
                    new Completion.Item(n, "name", scope.find(n).map(Entry::noun).orElse(""))));
  }

  private void components(Kind kind, List<Completion.Item> items) {
    registry
        .all(kind)
        .forEach(s -> items.add(new Completion.Item(s.name(), kind.noun(), s.about().doc())));
  }

  private Optional<Parameter> parameter(Phrase phrase, String name) {
    return schemas(phrase).stream().flatMap(s -> s.parameter(name).stream()).findFirst();
  }

  /** The parameters that the statement takes and does not have yet. */
  private Map<String, Parameter> parameters(Phrase phrase) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    schemas(phrase).forEach(s -> s.parameters().forEach(p -> all.putIfAbsent(p.name(), p)));
    for (int i = 1; i < phrase.words().size(); i++) {
      if (phrase.back(i).equals("=")) {
        all.remove(phrase.back(i + 1));
      }
    }
    return all;
  }

  private List<Schema> schemas(Phrase phrase) {
    List<Schema> schemas = new ArrayList<>();
    String verb = phrase.verb();
    if (phrase.words().size() > 1) {
      registry
          .kind(verb)
          .flatMap(kind -> registry.find(kind, phrase.words().get(1)))
          .ifPresent(schemas::add);
    }
    switch (verb) {
      case "train" -> schemas.add(Schema.of(Training.class));
      case "set" -> schemas.add(Schema.of(Settings.class));
      case "load" -> schemas.add(Schema.of(Sampling.class));
      case "defend" -> schemas.add(Schema.of(Replay.class));
      default -> {}
    }
    return schemas;
  }

  private static void values(Parameter parameter, List<Completion.Item> items) {
    List<String> words =
        parameter.type() == Parameter.Type.FLAG ? List.of("true", "false") : parameter.choices();
    words.forEach(w -> items.add(new Completion.Item(w, "value", "")));
  }

  private static String detail(Parameter p) {
    String range = p.range().map(r -> ", " + r).orElse("");
    return p.noun() + range + p.standardText().map(d -> "; default " + d).orElse("");
  }
}
