package org.tattle.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.Components;
import org.tattle.attack.Attack;
import org.tattle.component.Kind;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.data.Sampling;
import org.tattle.defense.Defense;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Clause;
import org.tattle.dsl.syntax.Clauses;
import org.tattle.dsl.syntax.Expression;
import org.tattle.dsl.syntax.Name;
import org.tattle.dsl.syntax.Parsed;
import org.tattle.dsl.syntax.Statement;
import org.tattle.model.Model;
import org.tattle.model.Training;

/**
 * Checks a script whole: each statement in turn, in the scope that those before it leave. One
 * checker serves the command line, the kernel and {@code check}.
 */
public final class Checker {
  /** The kind of charts. */
  public static final Kind PLOT = new Kind("plot", "plot", Plot.class);

  private static final String DATA = "fashion";
  private static final String MODEL = "mlp";
  private static final String TARGET = "target";

  private final Registry registry;
  private final Findings findings;
  private final Typer typer;
  private final Binder binder;
  private final Access access;
  private final List<Checked.Step> steps = new ArrayList<>();
  private final Set<String> made = new LinkedHashSet<>();
  private final Parsed parsed;
  private Scope scope;
  private Settings settings;
  private boolean clash;

  private Checker(Registry registry, Scope scope, Settings settings, Parsed parsed) {
    this.registry = registry;
    this.scope = scope;
    this.settings = settings;
    this.parsed = parsed;
    this.findings = new Findings(parsed.script().source(), parsed.diagnostics());
    this.typer = new Typer(parsed.script().source(), findings);
    this.binder = new Binder(findings, typer);
    this.access = new Access(findings);
  }

  /** Checks a script in the scope and with the settings that others before it left. */
  public static Checked check(Registry registry, Scope scope, Settings settings, Parsed parsed) {
    Checker checker = new Checker(registry, scope, settings, parsed);
    parsed.script().statements().forEach(checker::statement);
    return new Checked(parsed.script().source(), checker.steps, checker.findings.all());
  }

  private void statement(Statement statement) {
    typer.enter(scope);
    Scope before = scope;
    clash = false;
    if (statement instanceof Statement.Load load) {
      load(load);
    } else if (statement instanceof Statement.Model model) {
      model(model);
    } else if (statement instanceof Statement.Train train) {
      train(train);
    } else if (statement instanceof Statement.Attack attack) {
      attack(attack);
    } else if (statement instanceof Statement.Defend defend) {
      defend(defend);
    } else if (statement instanceof Statement.Set set) {
      set(set);
    } else if (statement instanceof Statement.Let let) {
      let(let);
    } else if (statement instanceof Statement.Show show) {
      show(show.span(), show.values().stream().map(typer::value).toList());
    } else if (statement instanceof Statement.Bare bare) {
      Typed value =
          bare.value() instanceof Expression.Path path && !path.call()
              ? typer.paths().alone(path)
              : typer.value(bare.value());
      show(bare.span(), List.of(value));
    } else if (statement instanceof Statement.Plot plot) {
      plot(plot);
    } else if (statement instanceof Statement.Compare compare) {
      compare(compare);
    } else if (statement instanceof Statement.Assert claim) {
      claim(claim);
    } else if (statement instanceof Statement.Help help) {
      step(new Task.Help(help.span(), help.words().stream().map(Name::text).toList()), scope);
    } else if (!(statement instanceof Statement.Broken)) {
      findings.add(
          findings.of(
              Code.S190,
              statement.verb(),
              "`%s` is not available yet",
              typer.text(statement.verb())));
    }
    if (clash) {
      scope = before;
    }
  }

  private void load(Statement.Load load) {
    takes(load.verb(), "load", load.clauses(), Clause.Preposition.AS, Clause.Preposition.WITH);
    Optional<Schema> source = component(Components.DATA, load.component());
    if (source.isEmpty()) {
      poison(load.clauses().as().orElse(load.component()), Components.DATA);
      return;
    }
    Name name = load.clauses().as().orElse(load.component());
    binder
        .bind(
            "load " + source.get().name(),
            load.component().span(),
            List.of(source.get(), Schema.of(Sampling.class)),
            load.file(),
            load.clauses().arguments())
        .ifPresent(
            bound ->
                step(
                    new Task.Load(
                        load.span(), name.text(), cast(bound.get(0)), cast(bound.get(1)), false),
                    scope.with(name.text(), new Entry.Data(name.span()))));
    claimName(name);
    scope = scope.with(name.text(), new Entry.Data(name.span()));
  }

  private void model(Statement.Model model) {
    takes(model.verb(), "model", model.clauses(), Clause.Preposition.AS, Clause.Preposition.WITH);
    Name name = model.clauses().as().orElse(model.component());
    Optional<Schema> schema = component(Components.MODEL, model.component());
    Optional<List<Bound<Record>>> bound =
        schema.flatMap(
            s ->
                binder.bind(
                    "model " + s.name(),
                    model.component().span(),
                    List.of(s),
                    model.file(),
                    model.clauses().arguments()));
    if (bound.isEmpty()) {
      poison(name, Components.MODEL);
      return;
    }
    claimName(name);
    Bound<Model> made = cast(bound.get().get(0));
    Scope after = scope.with(name.text(), new Entry.Architecture(name.span(), made));
    step(new Task.Define(model.span(), name.text(), made), after);
  }

  private void train(Statement.Train train) {
    takes(
        train.verb(),
        "train",
        train.clauses(),
        Clause.Preposition.ON,
        Clause.Preposition.USING,
        Clause.Preposition.AS,
        Clause.Preposition.WITH);
    Name name = train.clauses().as().or(train::name).orElse(new Name(train.verb(), TARGET));
    List<String> implicit = new ArrayList<>();
    Optional<String> data = data(train, implicit);
    Optional<Bound<Model>> model = architecture(train, implicit);
    Optional<List<Bound<Record>>> training =
        binder.bind(
            "train",
            train.verb(),
            List.of(Schema.of(Training.class)),
            Optional.empty(),
            train.clauses().arguments());
    claimName(name);
    Scope after =
        scope.with(
            name.text(), new Entry.Target(name.span(), data.orElse(""), List.of(), Map.of()));
    if (data.isPresent() && model.isPresent() && training.isPresent()) {
      step(
          new Task.Train(
              train.span(),
              name.text(),
              data.get(),
              model.get(),
              cast(training.get().get(0)),
              implicit),
          after);
    }
    scope = after;
  }

  /** The data to train on: as said, or current, or the bundled one, which is loaded then. */
  private Optional<String> data(Statement.Train train, List<String> implicit) {
    List<Expression.Path> on = train.clauses().on();
    if (on.size() > 1) {
      findings.add(
          findings.of(Code.P210, on.get(1).span(), "`train` takes one data set after `on`"));
      return Optional.empty();
    }
    if (!on.isEmpty()) {
      return named(on.get(0), Entry.Data.class, "a data set");
    }
    if (scope.data().isEmpty()) {
      Schema source = registry.find(Components.DATA, DATA).orElseThrow();
      Bound<Record> bundled = standard(source, train.verb());
      Bound<Record> sampling = standard(Schema.of(Sampling.class), train.verb());
      step(
          new Task.Load(train.span(), DATA, cast(bundled), cast(sampling), true),
          scope.with(DATA, new Entry.Data(train.verb())));
      return Optional.of(DATA);
    }
    implicit.add("on %s (current)".formatted(scope.data().get()));
    return scope.data();
  }

  private Optional<Bound<Model>> architecture(Statement.Train train, List<String> implicit) {
    Optional<Expression.Path> using = train.clauses().using();
    if (using.isPresent()) {
      Optional<Name> word = using.get().word();
      boolean component =
          word.isPresent()
              && scope.find(word.get().text()).isEmpty()
              && registry.find(Components.MODEL, word.get().text()).isPresent();
      if (component) {
        Schema schema = registry.find(Components.MODEL, word.get().text()).orElseThrow();
        return Optional.of(cast(standard(schema, word.get().span())));
      }
      return named(using.get(), Entry.Architecture.class, "a model")
          .map(name -> scope.find(name, Entry.Architecture.class).orElseThrow().model());
    }
    if (scope.model().isPresent()) {
      String name = scope.model().get();
      implicit.add("using %s (current)".formatted(name));
      return scope.find(name, Entry.Architecture.class).map(Entry.Architecture::model);
    }
    Schema schema = registry.find(Components.MODEL, MODEL).orElseThrow();
    Bound<Record> model = standard(schema, train.verb());
    implicit.add("using %s (default)".formatted(Schema.text(model.component())));
    return Optional.of(cast(model));
  }

  private void attack(Statement.Attack attack) {
    takes(
        attack.verb(),
        "attack",
        attack.clauses(),
        Clause.Preposition.ON,
        Clause.Preposition.AS,
        Clause.Preposition.WITH);
    Optional<Schema> schema = component(Components.ATTACK, attack.component());
    List<String> implicit = new ArrayList<>();
    List<String> targets = targets(attack.verb(), "attack", attack.clauses(), implicit);
    Name result = attack.clauses().as().orElse(attack.component());
    if (schema.isEmpty()) {
      typer.paths().forgive(result);
      return;
    }
    Optional<List<Bound<Record>>> bound =
        binder.bind(
            "attack " + schema.get().name(),
            attack.component().span(),
            List.of(schema.get()),
            Optional.empty(),
            attack.clauses().arguments());
    if (bound.isEmpty()) {
      typer.paths().forgive(result);
      return;
    }
    for (String name : targets) {
      Entry.Target target = scope.find(name, Entry.Target.class).orElseThrow();
      Bound<Attack> made = cast(bound.get().get(0));
      if (!resultIsFree(result, name, target)) {
        continue;
      }
      if (!access.allows(made, schema.get(), name, target)) {
        typer.paths().forgive(result);
        continue;
      }
      step(
          new Task.Assail(attack.span(), result.text(), made, name, implicit),
          scope.update(name, target.with(result.text(), made)));
    }
  }

  private boolean resultIsFree(Name result, String name, Entry.Target target) {
    Bound<Attack> before = target.attacks().get(result.text());
    if (before == null || !made.contains(name + "." + result.text())) {
      made.add(name + "." + result.text());
      return true;
    }
    findings.add(
        findings
            .of(Code.N102, result.span(), "`%s` has a result `%s` already", name, result.text())
            .cause(before.at(), "made here")
            .hint("give this one another name: as %s2".formatted(result.text())));
    return false;
  }

  private void defend(Statement.Defend defend) {
    takes(
        defend.verb(),
        "defend",
        defend.clauses(),
        Clause.Preposition.ON,
        Clause.Preposition.AS,
        Clause.Preposition.WITH);
    Optional<Schema> schema = component(Components.DEFENSE, defend.component());
    List<String> implicit = new ArrayList<>();
    List<String> parents = targets(defend.verb(), "defend", defend.clauses(), implicit);
    Name name = defend.clauses().as().orElse(defend.component());
    Optional<List<Bound<Record>>> bound =
        schema.flatMap(
            s ->
                binder.bind(
                    "defend " + s.name(),
                    defend.component().span(),
                    List.of(s, Schema.of(Replay.class)),
                    Optional.empty(),
                    defend.clauses().arguments()));
    if (parents.size() > 1) {
      findings.add(
          findings.of(
              Code.P210,
              defend.clauses().on().get(1).span(),
              "`defend` copies one target at a time"));
      return;
    }
    if (parents.isEmpty()) {
      return;
    }
    claimName(name);
    Entry.Target parent = scope.find(parents.get(0), Entry.Target.class).orElseThrow();
    if (bound.isEmpty()) {
      scope =
          scope.with(
              name.text(),
              new Entry.Target(name.span(), parent.data(), parent.defenses(), parent.attacks()));
      return;
    }
    Bound<Defense> defense = cast(bound.get().get(0));
    boolean replay = ((Replay) bound.get().get(1).component()).replay();
    List<Bound<Defense>> stack = new ArrayList<>(parent.defenses());
    stack.add(defense);
    Map<String, Bound<Attack>> replays = new LinkedHashMap<>();
    List<String> impossible = new ArrayList<>();
    Entry.Target copy = new Entry.Target(name.span(), parent.data(), stack, Map.of());
    for (Map.Entry<String, Bound<Attack>> attack : parent.attacks().entrySet()) {
      if (replay && access.possible(attack.getValue().component(), copy)) {
        replays.put(attack.getKey(), attack.getValue());
      } else if (replay) {
        impossible.add(attack.getKey());
      }
    }
    step(
        new Task.Defend(
            defend.span(), name.text(), parents.get(0), defense, replays, impossible, implicit),
        scope.with(name.text(), new Entry.Target(name.span(), parent.data(), stack, replays)));
  }

  private void set(Statement.Set set) {
    binder
        .bind(
            "set",
            set.verb(),
            List.of(Schema.of(Settings.class)),
            Optional.empty(),
            set.arguments())
        .ifPresent(
            bound -> {
              settings =
                  Settings.merge(
                      settings, (Settings) bound.get(0).component(), bound.get(0).given().keySet());
              step(new Task.Set(set.span(), settings), scope);
            });
  }

  private void let(Statement.Let let) {
    claimName(let.name(), "let %s2 = …");
    Typed value = typer.argument(let.value());
    if (value instanceof Typed.Constant c && c.type() == Type.WORD) {
      value = typer.value(let.value());
    }
    Scope after = scope.with(let.name().text(), new Entry.Value(let.name().span(), value));
    step(new Task.Let(let.span(), let.name().text(), value), after);
  }

  private void show(Span span, List<Typed> values) {
    if (values.stream().noneMatch(v -> v.type() == Type.ERROR)) {
      step(new Task.Show(span, values), scope);
    }
  }

  private void plot(Statement.Plot plot) {
    takes(plot.verb(), "plot", plot.clauses(), Clause.Preposition.OF, Clause.Preposition.WITH);
    Optional<Schema> schema = component(PLOT, plot.component());
    List<Typed> of = plot.clauses().of().stream().map(typer::value).toList();
    if (of.isEmpty() && scope.target().isPresent()) {
      of = List.of(new Typed.Thing(plot.component().span(), Type.TARGET, scope.target().get()));
    }
    boolean ok = true;
    for (Typed typed : of) {
      if (typed.type() != Type.TARGET && typed.type() != Type.RESULT) {
        ok &= typer.wants(typed, Type.RESULT);
      }
    }
    if (of.isEmpty()) {
      findings.add(
          findings
              .of(Code.T303, plot.verb(), "there is nothing to plot yet")
              .hint("attack a target first: train target; attack mia"));
    }
    if (schema.isEmpty() || !ok || of.isEmpty()) {
      return;
    }
    List<Typed> drawn = of;
    binder
        .bind(
            "plot " + schema.get().name(),
            plot.component().span(),
            List.of(schema.get()),
            Optional.empty(),
            plot.clauses().arguments())
        .ifPresent(bound -> step(new Task.Draw(plot.span(), cast(bound.get(0)), drawn), scope));
  }

  private void compare(Statement.Compare compare) {
    takes(compare.verb(), "compare", compare.clauses(), Clause.Preposition.BY);
    List<String> targets = new ArrayList<>();
    boolean ok = true;
    for (Expression.Path path : compare.paths()) {
      Optional<String> name = named(path, Entry.Target.class, "a target");
      name.ifPresent(targets::add);
      ok &= name.isPresent();
    }
    List<Task.Column> columns = new ArrayList<>();
    for (Expression.Path path : compare.clauses().by()) {
      Optional<Task.Column> column = ok ? column(path, targets) : Optional.empty();
      column.ifPresent(columns::add);
      ok &= column.isPresent();
    }
    if (ok) {
      step(new Task.Compare(compare.span(), targets, columns), scope);
    }
  }

  private Optional<Task.Column> column(Expression.Path path, List<String> targets) {
    Map<String, Typed> readings = new LinkedHashMap<>();
    for (String name : targets) {
      Entry.Target target = scope.find(name, Entry.Target.class).orElseThrow();
      Optional<Typed> reading = typer.paths().of(name, target, path);
      if (reading.isPresent() && !typer.wants(reading.get(), Type.NUMBER)) {
        return Optional.empty();
      }
      reading.ifPresent(r -> readings.put(name, r));
    }
    if (readings.isEmpty() && typer.paths().forgiven(path.root())) {
      return Optional.empty();
    }
    if (readings.isEmpty()) {
      findings.add(
          findings
              .of(
                  Code.T304,
                  path.root().span(),
                  "none of these targets has `%s`",
                  path.root().text())
              .suggest(Suggest.near(path.root().text(), typer.paths().names(targets)))
              .hint("they have: " + String.join(", ", typer.paths().names(targets))));
      return Optional.empty();
    }
    return Optional.of(new Task.Column(typer.text(path.span()), readings));
  }

  private void claim(Statement.Assert claim) {
    Typed condition = typer.value(claim.condition());
    if (typer.wants(condition, Type.FLAG)) {
      step(
          new Task.Assert(claim.span(), condition, claim.why().map(Expression.Text::value)), scope);
    }
  }

  // ---- names ---------------------------------------------------------------------------------

  /** The targets that a statement acts on: as said, or the current one. */
  private List<String> targets(Span verb, String word, Clauses clauses, List<String> implicit) {
    if (clauses.on().isEmpty()) {
      if (scope.target().isEmpty()) {
        findings.add(
            findings
                .of(Code.T303, verb, "there is no target to %s yet", word)
                .hint("train one first: train target"));
        return List.of();
      }
      implicit.add("on %s (current)".formatted(scope.target().get()));
      return List.of(scope.target().get());
    }
    List<String> targets = new ArrayList<>();
    for (Expression.Path path : clauses.on()) {
      named(path, Entry.Target.class, "a target").ifPresent(targets::add);
    }
    return targets;
  }

  /** The name that a path is, if it stands for an entry of that type; says so if not. */
  private Optional<String> named(Expression.Path path, Class<? extends Entry> type, String noun) {
    String name = path.root().text();
    Optional<Entry> entry = scope.find(name);
    if (path.word().isPresent() && entry.isPresent() && type.isInstance(entry.get())) {
      return Optional.of(name);
    }
    if (entry.isEmpty()) {
      List<String> names = scope.names(type);
      var unknown =
          findings
              .of(Code.N101, path.root().span(), "nothing is named `%s`", name)
              .suggest(Suggest.near(name, names));
      findings.add(
          unknown.hint(
              names.isEmpty()
                  ? first(type).formatted(name)
                  : "%s so far: %s"
                      .formatted(noun.replaceFirst("^a ", "") + "s", String.join(", ", names))));
    } else if (!(entry.get() instanceof Entry.Value v && v.value().type() == Type.ERROR)) {
      boolean whole = path.word().isPresent();
      var other =
          whole
              ? findings.of(
                  Code.N105, path.span(), "`%s` is %s, not %s", name, entry.get().noun(), noun)
              : findings.of(
                  Code.N105, path.span(), "`%s` is not the name of %s", path.dotted(), noun);
      findings.add(!whole && type.isInstance(entry.get()) ? other.suggest(List.of(name)) : other);
    }
    return Optional.empty();
  }

  /** How a script makes the first thing of a type. */
  private static String first(Class<? extends Entry> type) {
    if (type == Entry.Data.class) {
      return "load it first: load digits as %s";
    }
    return type == Entry.Target.class
        ? "train it first: train %s"
        : "define it first: model mlp as %s";
  }

  private void claimName(Name name) {
    claimName(name, "as %s2");
  }

  /**
   * Takes a name for something new; says so if this script has given it already, and then the name
   * keeps its first meaning.
   *
   * @param another how a script would give another name
   */
  private void claimName(Name name, String another) {
    if (!made.add(name.text())) {
      clash = true;
      findings.add(
          findings
              .of(Code.N102, name.span(), "`%s` is the name of something else already", name.text())
              .cause(scope.find(name.text()).orElseThrow().at(), "made here")
              .hint("give this one another name: " + another.formatted(name.text())));
    }
  }

  /** Makes a name stand for something wrong, so that its uses give no further messages. */
  private void poison(Name name, Kind kind) {
    made.add(name.text());
    Entry wrong =
        kind.equals(Components.DATA)
            ? new Entry.Data(name.span())
            : new Entry.Value(name.span(), new Typed.Wrong(name.span()));
    scope = scope.with(name.text(), wrong);
  }

  private Optional<Schema> component(Kind kind, Name name) {
    Optional<Schema> schema = registry.find(kind, name.text());
    if (schema.isEmpty()) {
      List<String> names = registry.all(kind).stream().map(Schema::name).toList();
      findings.add(
          findings
              .of(Code.N103, name.span(), "there is no %s `%s`", kind.noun(), name.text())
              .suggest(Suggest.near(name.text(), names))
              .hint("%ss: %s".formatted(kind.noun(), String.join(", ", names))));
    }
    return schema;
  }

  /** Says which clauses a verb does not take. */
  private void takes(Span verb, String word, Clauses clauses, Clause.Preposition... taken) {
    Set<Clause.Preposition> allowed = Set.of(taken);
    for (Clause clause : clauses.list()) {
      if (!allowed.contains(clause.preposition())) {
        findings.add(
            findings
                .of(
                    Code.P210,
                    clause.keyword(),
                    "`%s` takes no `%s`",
                    word,
                    clause.preposition().word())
                .hint(
                    taken.length == 0
                        ? "it takes no clauses"
                        : "it takes: "
                            + Stream.of(taken)
                                .map(Clause.Preposition::word)
                                .collect(Collectors.joining(", "))));
      }
    }
  }

  private void step(Task task, Scope after) {
    steps.add(new Checked.Step(task, after));
    scope = after;
  }

  private static Bound<Record> standard(Schema schema, Span at) {
    return new Bound<>(schema.build(Map.of()), at, Map.of());
  }

  /** A bound record as what its kind says it is; the registry has checked that. */
  @SuppressWarnings("unchecked")
  private static <T> Bound<T> cast(Bound<Record> bound) {
    return (Bound<T>) bound;
  }
}
