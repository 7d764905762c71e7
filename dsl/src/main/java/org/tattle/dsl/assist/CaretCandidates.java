package org.tattle.dsl.assist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tattle.Kinds;
import org.tattle.component.Kind;
import org.tattle.component.Parameter;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.assist.Completion.Candidate;
import org.tattle.dsl.check.task.Budget;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Signature;
import org.tattle.dsl.check.task.View;
import org.tattle.dsl.diagnose.Catalogue;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.word.Verb;

/** What may stand at one caret, whatever part of it is written already. */
final class CaretCandidates {
  private final Registry registry;
  private final Scope scope;
  private final Function<String, List<String>> columns;
  private final Source source;
  private final Caret caret;
  private final Matter matter;
  private final CandidateList found;
  private final ReadingCandidates reading;

  /**
   * @param columns the columns of a data set of that name
   */
  CaretCandidates(
      Registry registry,
      Scope scope,
      Function<String, List<String>> columns,
      Source source,
      Caret caret) {
    this.registry = registry;
    this.scope = scope;
    this.columns = columns;
    this.source = source;
    this.caret = caret;
    this.matter = new Matter(registry, scope, caret);
    this.found = new CandidateList(scope);
    this.reading = new ReadingCandidates(registry, scope, caret, matter, found);
  }

  List<Candidate> all() {
    String verb = caret.verb().orElse("");
    switch (caret.kind()) {
      case VERB -> {
        verbs();
        found.names(Entry.class);
        above().ifPresent(this::clauses);
      }
      case COMPONENT -> registry.kind(verb).ifPresent(this::components);
      case CLAUSE -> {
        clauses(caret);
        parameters();
      }
      case NEW -> {
        if (verb.equals("train") && caret.clause().isEmpty()) {
          clauses(caret);
          parameters();
        }
      }
      case PARAMETER -> {
        parameters();
        if (verb.equals("set") && caret.given().isEmpty()) {
          component(Schema.of(Budget.class));
        }
      }
      case COLUMN -> matter.data().map(columns).ifPresent(found::columns);
      case VALUE -> values();
      case NAME -> names(verb);
      case METRIC -> reading.readings();
      case ACTUAL -> {
        reading.arguments();
        found.names(Entry.class);
      }
      case TOPIC -> topics();
      case FILE -> files();
      default -> {}
    }
    return found.all();
  }

  private void verbs() {
    for (Verb verb : Verb.all()) {
      found.add(verb.word(), Completion.Kind.VERB, verb.doc());
    }
  }

  /** The statement above, where a clause at the start of a line would go on with it. */
  private Optional<Caret> above() {
    int end = caret.prefix().start();
    int last = end;
    while (last > 0 && Character.isWhitespace(source.text().charAt(last - 1))) {
      last--;
    }
    if (last == 0 || source.line(last) == source.line(end)) {
      return Optional.empty();
    }
    Source before = new Source("", source.text().substring(0, last) + " ");
    return Optional.of(CaretWords.at(before, last + 1))
        .filter(it -> it.kind() == Caret.Kind.CLAUSE || it.kind() == Caret.Kind.NEW);
  }

  private void clauses(Caret statement) {
    Verb.of(statement.verb().orElse("")).map(Verb::clauses).orElse(List.of()).stream()
        .map(clause -> clause.word())
        .filter(word -> !statement.clauses().contains(word))
        .forEach(word -> found.add(word, Completion.Kind.CLAUSE, ""));
  }

  private void components(Kind kind) {
    registry.all(kind).forEach(this::component);
  }

  private void component(Schema schema) {
    found.add(schema.name(), Completion.Kind.COMPONENT, schema.about().doc());
  }

  private void parameters() {
    declared().stream()
        .filter(parameter -> !caret.given().contains(parameter.name()))
        .forEach(p -> found.add(p.name() + "=", Completion.Kind.PARAMETER, CandidateList.about(p)));
  }

  private List<Parameter> declared() {
    return caret
        .verb()
        .map(verb -> Signature.of(registry, verb, caret.component()))
        .orElse(List.of())
        .stream()
        .flatMap(schema -> schema.parameters().stream())
        .toList();
  }

  private void values() {
    String name = caret.parameter().orElse("");
    for (Parameter parameter : declared()) {
      if (parameter.name().equals(name) && parameter.type() == Parameter.Type.COLUMN) {
        matter.table().map(it -> Readable.columns(scope, List.of(it))).ifPresent(found::columns);
        return;
      } else if (parameter.name().equals(name) && parameter.limits().column()) {
        matter.data().map(columns).orElse(List.of()).stream()
            .map(it -> it.matches("[A-Za-z]\\w*") ? it : "\"" + it + "\"")
            .forEach(it -> found.add(it, Completion.Kind.COLUMN, "a column"));
      } else if (parameter.name().equals(name)) {
        boolean flag = parameter.type() == Parameter.Type.FLAG;
        (flag ? List.of("true", "false") : parameter.choices())
            .forEach(it -> found.add(it, Completion.Kind.CHOICE, parameter.limits().doc()));
      }
    }
    found.names(Entry.Value.class);
  }

  private void names(String verb) {
    String clause = caret.clause().orElse("");
    if (clause.equals("using")) {
      found.names(Entry.Architecture.class);
      components(Kinds.MODEL);
    } else if (clause.equals("on") && matter.acts().isPresent()) {
      matter
          .targets()
          .forEach(
              name ->
                  found.add(
                      name, Completion.Kind.NAME, CandidateList.about(scope.find(name).get())));
    } else if (clause.equals("on")) {
      Verb.of(verb).map(it -> Entry.of(it.usage().on())).ifPresent(found::names);
    } else if (verb.equals("compare")) {
      found.names(Entry.Subject.class);
      found.names(Entry.Grid.class);
    } else if (verb.equals("show") && clause.equals("of")) {
      caret.names().stream()
          .flatMap(name -> View.of(name).stream())
          .flatMap(view -> view.of().stream())
          .forEach(found::names);
    } else {
      found.names(Entry.class);
      reading.results();
      if (!clause.equals("of")) {
        reading.functions();
      }
      if (verb.equals("show") && caret.names().isEmpty()) {
        Arrays.stream(View.values())
            .forEach(view -> found.add(view.word(), Completion.Kind.COMPONENT, view.doc()));
      }
    }
  }

  private void topics() {
    if (caret.path().isEmpty()) {
      verbs();
      Arrays.stream(Code.values())
          .forEach(it -> found.add(it.name(), Completion.Kind.CODE, Catalogue.entry(it).title()));
    }
    caret.path().stream().findFirst().flatMap(registry::kind).ifPresent(this::components);
  }

  /** Within quotes, or with quotes around them where there are none yet. */
  private void files() {
    int start = caret.prefix().start();
    boolean quoted = start > 0 && source.text().charAt(start - 1) == '"';
    for (String name : FileNames.of(source.folder(), quoted ? source.text(caret.prefix()) : "")) {
      found.add(quoted ? name : '"' + name + '"', Completion.Kind.FILE, "");
    }
  }
}
