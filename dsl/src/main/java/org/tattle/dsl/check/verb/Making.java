package org.tattle.dsl.check.verb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.Kinds;
import org.tattle.component.Preposition;
import org.tattle.component.Schema;
import org.tattle.data.DataSource;
import org.tattle.data.Labels;
import org.tattle.data.MemberSampling;
import org.tattle.dsl.check.bind.Acted;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.ModelTask;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Clauses;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.subject.SubjectMaker;
import org.tattle.subject.elsewhere.TargetSource;

/**
 * Checks the statements that make data, models and targets. They alone fill in what a script leaves
 * out: a bundled data set and a default model.
 */
public final class Making {
  private static final String DATA = "fashion";
  private static final String MODEL = "mlp";
  private static final String TARGET = "target";

  private final CheckState context;
  private final StatementNames names;

  public Making(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
  }

  public void load(Acted load) {
    Name name = load.name();
    if (load.schema().isEmpty()) {
      names.poison(name, Kinds.DATA);
      return;
    }
    names.claim(name);
    load.clauses()
        .as()
        .ifPresent(as -> names.components.shadows(as, load.schema().map(Schema::name)));
    if (DataSource.class.isAssignableFrom(load.schema().get().type())) {
      Optional<DataSource> from = load.bound().map(bound -> (DataSource) bound.get(0).component());
      Labels.Kind labels = from.map(DataSource::labels).orElse(Labels.Kind.CLASSES);
      Scope after = context.scope.with(name.text(), new Entry.Data(name.span(), labels, from));
      load.bound()
          .ifPresent(
              bound ->
                  context.step(
                      new LoadDataTask(
                          load.span(), name.text(), load.made(), Bound.cast(bound.get(1)), false),
                      after));
      context.scope = after;
    } else if (load.bound().isEmpty()) {
      names.poison(name);
    } else {
      Bound<TargetSource> source = load.made();
      context.step(
          new LoadTargetTask(load.span(), name.text(), source),
          context.scope.with(
              name.text(), Entry.Subject.elsewhere(name.span(), source.component())));
    }
  }

  public void model(Acted model) {
    Name name = model.name();
    if (model.bound().isEmpty()) {
      names.poison(name);
      return;
    }
    names.claim(name);
    names.components.shadows(name, model.schema().map(Schema::name));
    Bound<Model> made = model.made();
    Scope after = context.scope.with(name.text(), new Entry.Architecture(name.span(), made));
    context.step(new ModelTask(model.span(), name.text(), made), after);
  }

  /** A verb that makes a subject of data. */
  public void subject(Acted acted) {
    Name name = acted.name();
    List<String> implicit = new ArrayList<>(acted.implicit());
    boolean takes =
        acted.kind().usage().orElseThrow().clauses().contains(Preposition.USING)
            && !acted.on().isEmpty();
    Optional<Bound<Model>> model =
        takes ? architecture(acted.verb(), acted.clauses(), implicit) : Optional.empty();
    if (acted.bound().isEmpty() || acted.on().isEmpty() || takes && model.isEmpty()) {
      names.poison(name);
      return;
    }
    String data = acted.on().get(0);
    Labels.Kind labels = context.scope.find(data, Entry.Data.class).orElseThrow().labels();
    if (takes && !teaches(acted.verb(), data, labels, model.get())) {
      names.poison(name);
      return;
    }
    names.claim(name);
    names.components.shadows(name, acted.schema().map(Schema::name));
    Bound<SubjectMaker> maker = acted.made();
    List<Bound<Record>> told = acted.bound().get().subList(1, acted.bound().get().size());
    Entry.Subject made =
        new Entry.Subject(
            name.span(),
            maker.component().makes(),
            Optional.of(data),
            maker.component().shows(labels));
    context.step(
        new MakeTask(
            acted.span(),
            acted.kind().verb(),
            name.text(),
            maker,
            List.copyOf(told),
            model,
            takes ? model(acted.clauses()) : Optional.empty(),
            data,
            acted.on().subList(1, acted.on().size()),
            implicit),
        context.scope.with(name.text(), made));
  }

  public void train(Statement.Train train) {
    names.takes("train", train.clauses());
    Name name = train.clauses().as().or(train::name).orElse(new Name(train.verb(), TARGET));
    List<String> implicit = new ArrayList<>();
    Optional<String> data = data(train, implicit);
    Labels.Kind labels =
        data.flatMap(it -> context.scope.find(it, Entry.Data.class))
            .map(Entry.Data::labels)
            .orElse(Labels.Kind.CLASSES);
    Optional<Bound<Model>> model = architecture(train.verb(), train.clauses(), implicit);
    Optional<List<Bound<Record>>> training =
        context.binder.bind(
            "train",
            train.verb(),
            List.of(Schema.of(Training.class)),
            Optional.empty(),
            train.clauses().arguments());
    names.claim(name);
    names.components.shadows(
        name, train.clauses().using().flatMap(Expression.Path::word).map(Name::text));
    Scope after =
        context.scope.with(
            name.text(),
            Entry.Subject.trained(
                name.span(), data.orElse(""), model.map(Bound::component), labels));
    if (data.isPresent()
        && model.isPresent()
        && teaches(train.verb(), data.get(), labels, model.get())
        && training.isPresent()) {
      context.step(
          new TrainTask(
              train.span(),
              name.text(),
              data.get(),
              model.get(),
              usual(Bound.cast(training.get().get(0)), model.get().component()),
              model(train.clauses()),
              implicit),
          after);
    }
    context.scope = after;
  }

  /** What was not given of a training, as the model has it. */
  private static Bound<Training> usual(Bound<Training> training, Model model) {
    Schema schema = Schema.of(Training.class);
    Map<String, Object> values = new HashMap<>(schema.values(training.component()));
    model
        .usual()
        .forEach(
            (name, value) -> {
              if (!training.given().containsKey(name)) {
                values.put(name, value);
              }
            });
    return new Bound<>((Training) schema.build(values), training.at(), training.given());
  }

  /** Whether a model can learn what the rows are labelled with; says so if not. */
  private boolean teaches(Span verb, String data, Labels.Kind labels, Bound<Model> model) {
    boolean fits =
        switch (labels) {
          case CLASSES -> model.component().classes();
          case NUMBERS -> model.component().numbers();
          case NOTHING -> false;
        };
    if (fits) {
      return true;
    }
    if (labels == Labels.Kind.NOTHING) {
      context.findings.add(context.findings.of(TargetFaults.NO_LABELS, verb, data));
      return false;
    }
    boolean numbers = labels == Labels.Kind.NUMBERS;
    context.findings.add(
        context
            .findings
            .of(
                numbers ? TargetFaults.LABELS_ARE_NUMBERS : TargetFaults.LABELS_ARE_CLASSES,
                model.at(),
                Schema.of(((Record) model.component()).getClass()).name(),
                data)
            .hint(
                "models that can: "
                    + context.registry.all(Kinds.MODEL).stream()
                        .filter(
                            schema ->
                                numbers
                                    ? ((Model) schema.standard()).numbers()
                                    : ((Model) schema.standard()).classes())
                        .map(Schema::name)
                        .collect(Collectors.joining(", "))));
    return false;
  }

  /** The data to train on: as said, or current, or the bundled one, which is loaded then. */
  private Optional<String> data(Statement.Train train, List<String> implicit) {
    if (train.clauses().on().isEmpty() && context.scope.data().isEmpty()) {
      Schema source = context.registry.find(Kinds.DATA, DATA).orElseThrow();
      Bound<Record> bundled = standard(source, train.verb());
      Bound<Record> sampling = standard(Schema.of(MemberSampling.class), train.verb());
      context.step(
          new LoadDataTask(train.span(), DATA, Bound.cast(bundled), Bound.cast(sampling), true),
          context.scope.with(DATA, new Entry.Data(train.verb(), Labels.Kind.CLASSES)));
      return Optional.of(DATA);
    }
    return names.data(train.verb(), "train", train.clauses(), implicit);
  }

  /** The name of the model, if it has one: as said, or of the current one. */
  private Optional<String> model(Clauses clauses) {
    Optional<Expression.Path> using = clauses.using();
    return using.isEmpty()
        ? context.scope.model()
        : using
            .map(context.scope::find)
            .filter(found -> found.entry().isPresent())
            .map(found -> found.name().text());
  }

  private Optional<Bound<Model>> architecture(Span verb, Clauses clauses, List<String> implicit) {
    Optional<Expression.Path> using = clauses.using();
    if (using.isPresent()) {
      Optional<Name> written = using.get().word();
      Optional<Name> word = written.map(names.components::meant);
      if (!word.equals(written)) {
        return names
            .components
            .of(Kinds.MODEL, written.get())
            .map(schema -> Bound.cast(standard(schema, written.get().span())));
      }
      boolean component =
          word.isPresent()
              && context.scope.find(word.get().text()).isEmpty()
              && context.registry.find(Kinds.MODEL, word.get().text()).isPresent();
      if (component) {
        Schema schema = context.registry.find(Kinds.MODEL, word.get().text()).orElseThrow();
        return Optional.of(Bound.cast(standard(schema, word.get().span())));
      }
      return names
          .named(using.get(), Entry.Architecture.class, "a model")
          .map(name -> known(name, using.get().span()));
    }
    if (context.scope.model().isPresent()) {
      String name = context.scope.model().get();
      implicit.add("using %s (current)".formatted(name));
      return Optional.of(known(name, verb));
    }
    Schema schema = context.registry.find(Kinds.MODEL, MODEL).orElseThrow();
    Bound<Record> model = standard(schema, verb);
    implicit.add("using %s (default)".formatted(Schema.text(model.component())));
    return Optional.of(Bound.cast(model));
  }

  /** A model that was described before, as a statement here names it. */
  private Bound<Model> known(String name, Span at) {
    Bound<Model> model = context.scope.find(name, Entry.Architecture.class).orElseThrow().model();
    return new Bound<>(model.component(), at, Map.of());
  }

  private static Bound<Record> standard(Schema schema, Span at) {
    return new Bound<>(schema.build(Map.of()), at, Map.of());
  }
}
