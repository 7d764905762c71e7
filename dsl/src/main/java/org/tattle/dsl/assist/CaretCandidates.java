package org.tattle.dsl.assist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tattle.Kinds;
import org.tattle.component.Kind;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.Parameter;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.assist.Completion.Candidate;
import org.tattle.dsl.check.task.Budget;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Signature;
import org.tattle.dsl.check.task.View;
import org.tattle.dsl.check.type.Typed;
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
  private final List<Candidate> found = new ArrayList<>();

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
  }

  List<Candidate> all() {
    String verb = caret.verb().orElse("");
    switch (caret.kind()) {
      case VERB -> {
        verbs();
        names(Entry.class);
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
      case COLUMN -> matter.data().map(columns).ifPresent(this::columns);
      case VALUE -> values();
      case NAME -> names(verb);
      case METRIC -> readings();
      case ACTUAL -> {
        arguments();
        names(Entry.class);
      }
      case TOPIC -> topics();
      case FILE -> files();
      default -> {}
    }
    return found;
  }

  private void verbs() {
    for (Verb verb : Verb.all()) {
      add(verb.word(), Completion.Kind.VERB, verb.doc());
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
        .forEach(word -> add(word, Completion.Kind.CLAUSE, ""));
  }

  private void components(Kind kind) {
    registry.all(kind).forEach(this::component);
  }

  private void component(Schema schema) {
    add(schema.name(), Completion.Kind.COMPONENT, schema.about().doc());
  }

  private void columns(List<String> names) {
    names.forEach(name -> add(name, Completion.Kind.COLUMN, "a column"));
  }

  private void parameters() {
    declared().stream()
        .filter(parameter -> !caret.given().contains(parameter.name()))
        .forEach(p -> add(p.name() + "=", Completion.Kind.PARAMETER, about(p)));
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

  private static String about(Parameter p) {
    String range = p.range().map(r -> ", " + r).orElse("");
    String standard = p.standardText().map(d -> "; default " + d).orElse("");
    return "%s (%s%s%s)".formatted(p.limits().doc(), p.noun(), range, standard);
  }

  private void values() {
    String name = caret.parameter().orElse("");
    for (Parameter parameter : declared()) {
      if (parameter.name().equals(name) && parameter.type() == Parameter.Type.COLUMN) {
        matter.table().map(it -> Readable.columns(scope, List.of(it))).ifPresent(this::columns);
        return;
      } else if (parameter.name().equals(name) && parameter.limits().column()) {
        matter.data().map(columns).orElse(List.of()).stream()
            .map(it -> it.matches("[A-Za-z]\\w*") ? it : "\"" + it + "\"")
            .forEach(it -> add(it, Completion.Kind.COLUMN, "a column"));
      } else if (parameter.name().equals(name)) {
        boolean flag = parameter.type() == Parameter.Type.FLAG;
        (flag ? List.of("true", "false") : parameter.choices())
            .forEach(it -> add(it, Completion.Kind.CHOICE, parameter.limits().doc()));
      }
    }
    names(Entry.Value.class);
  }

  private void names(String verb) {
    String clause = caret.clause().orElse("");
    if (clause.equals("using")) {
      names(Entry.Architecture.class);
      components(Kinds.MODEL);
    } else if (clause.equals("on") && matter.acts().isPresent()) {
      matter
          .targets()
          .forEach(name -> add(name, Completion.Kind.NAME, about(scope.find(name).get())));
    } else if (clause.equals("on")) {
      Verb.of(verb).map(it -> Entry.of(it.usage().on())).ifPresent(this::names);
    } else if (verb.equals("compare")) {
      names(Entry.Subject.class);
      names(Entry.Grid.class);
    } else if (verb.equals("show") && clause.equals("of")) {
      caret.names().stream()
          .flatMap(name -> View.of(name).stream())
          .flatMap(view -> view.of().stream())
          .forEach(this::names);
    } else {
      names(Entry.class);
      results();
      if (!clause.equals("of")) {
        functions();
      }
      if (verb.equals("show") && caret.names().isEmpty()) {
        Arrays.stream(View.values())
            .forEach(view -> add(view.word(), Completion.Kind.COMPONENT, view.doc()));
      }
    }
  }

  private void names(Class<? extends Entry> type) {
    for (String name : scope.names(type)) {
      scope.find(name).ifPresent(entry -> add(name, Completion.Kind.NAME, about(entry)));
    }
  }

  private static String about(Entry entry) {
    return entry instanceof Entry.Value value && value.value() instanceof Typed.Constant constant
        ? String.valueOf(constant.value())
        : entry.noun();
  }

  /** Results that need no target before them, as one target alone has them. */
  private void results() {
    for (String target : scope.names(Entry.Subject.class)) {
      for (String result : Readable.results(scope, List.of(target.split("\\.")))) {
        if (scope.attacked(result).size() == 1) {
          add(result, Completion.Kind.RESULT, "of " + target);
        }
      }
    }
  }

  private void functions() {
    for (org.tattle.dsl.check.type.Function function :
        org.tattle.dsl.check.type.Function.values()) {
      add(function.word(), Completion.Kind.FUNCTION, "of a list of numbers: " + function.doc());
    }
    registry
        .all(Kinds.FORMULA)
        .forEach(it -> add(it.name(), Completion.Kind.FUNCTION, it.about().doc()));
  }

  private void readings() {
    List<String> path = caret.path();
    String inside = String.join(".", path) + ".";
    for (String name : path.isEmpty() ? List.<String>of() : scope.names(Entry.class)) {
      if (name.startsWith(inside)) {
        add(name.substring(inside.length()), Completion.Kind.NAME, about(scope.find(name).get()));
      }
    }
    if (Readable.number(scope, path)) {
      add("lower", Completion.Kind.METRIC, "the lower end of its 95% interval");
      add("upper", Completion.Kind.METRIC, "the upper end of its 95% interval");
      return;
    }
    for (String target : path.isEmpty() ? scope.names(Entry.Subject.class) : List.<String>of()) {
      Readable.results(scope, List.of(target.split("\\.")))
          .forEach(result -> add(result, Completion.Kind.RESULT, "of " + target));
    }
    Readable.results(scope, path)
        .forEach(result -> add(result, Completion.Kind.RESULT, "of " + String.join(".", path)));
    columns(Readable.columns(scope, path));
    if (Set.of("plot", "compare").contains(caret.verb().orElse(""))) {
      matter
          .table()
          .map(it -> Stream.concat(Stream.of(it), path.stream()).toList())
          .map(it -> Readable.columns(scope, it))
          .ifPresent(this::columns);
    }
    for (Listing listing : Readable.listings(scope, path)) {
      add(listing.name(), Completion.Kind.METRIC, listing.about().doc());
    }
    for (Measure measure : Readable.of(scope, path)) {
      add(measure.name(), Completion.Kind.METRIC, measure.about().doc());
    }
  }

  private void arguments() {
    Readable.of(scope, caret.path()).stream()
        .flatMap(measure -> measure.arguments().stream())
        .forEach(it -> add(it.name() + "=", Completion.Kind.PARAMETER, it.limits().doc()));
    caret.path().stream()
        .limit(caret.path().size() == 1 ? 1 : 0)
        .flatMap(name -> registry.find(Kinds.FORMULA, name).stream())
        .flatMap(formula -> formula.parameters().stream())
        .forEach(it -> add(it.name() + "=", Completion.Kind.PARAMETER, about(it)));
  }

  private void topics() {
    if (caret.path().isEmpty()) {
      verbs();
      Arrays.stream(Code.values())
          .forEach(it -> add(it.name(), Completion.Kind.CODE, Catalogue.entry(it).title()));
    }
    caret.path().stream().findFirst().flatMap(registry::kind).ifPresent(this::components);
  }

  /** Within quotes, or with quotes around them where there are none yet. */
  private void files() {
    int start = caret.prefix().start();
    boolean quoted = start > 0 && source.text().charAt(start - 1) == '"';
    for (String name : FileNames.of(source.folder(), quoted ? source.text(caret.prefix()) : "")) {
      add(quoted ? name : '"' + name + '"', Completion.Kind.FILE, "");
    }
  }

  private void add(String text, Completion.Kind kind, String doc) {
    found.add(new Candidate(text, kind, doc));
  }
}
