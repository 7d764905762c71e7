package org.tattle.dsl.check.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tattle.Kinds;
import org.tattle.attack.Attack;
import org.tattle.component.Preposition;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.AccessRules;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.Budget;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Promise;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.Signature;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.privacy.release.Publication;
import org.tattle.privacy.release.Release;
import org.tattle.privacy.release.Values;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.Named;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.run.Fault;

/** Checks the statements that publish something about data. */
public final class Releasing {
  private final CheckState context;
  private final StatementNames names;

  public Releasing(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
  }

  public void release(Statement.Release release) {
    names.takes("release", release.clauses());
    Optional<Schema> schema = names.components.of(Kinds.STATISTIC, release.component());
    List<String> implicit = new ArrayList<>();
    Optional<String> data = names.data(release.verb(), "release", release.clauses(), implicit);
    Optional<String> column = release.column().map(Releasing::text);
    boolean whole = column.isPresent() || schema.isEmpty() || schema.get().type() == Count.class;
    if (!whole) {
      context.findings.add(
          context
              .findings
              .of(
                  ValueFaults.RELEASE_WITHOUT_COLUMN,
                  release.component().span(),
                  schema.get().name())
              .hint("for example: " + schema.get().about().example()));
    }
    List<String> by = groups(release);
    Optional<Fault> ofNames = schema.flatMap(s -> ofNames(s, column, data));
    if (ofNames.isPresent()) {
      context.findings.add(
          context.findings.of(release.column().orElseThrow().span(), ofNames.get()));
      release.clauses().as().ifPresent(names::poison);
      return;
    }
    Optional<List<Bound<Record>>> bound =
        schema.flatMap(
            s ->
                context.binder.bind(
                    "release " + s.name(),
                    release.component().span(),
                    Kinds.STATISTIC.signature(s),
                    Optional.empty(),
                    release.clauses().arguments(),
                    instead(s, column, data)));
    if (by.isEmpty() && bound.isPresent() && bound.get().get(1).given().containsKey("groups")) {
      context.findings.add(
          context.findings.of(
              ValueFaults.GROUPS_WITHOUT_BY, bound.get().get(1).given().get("groups")));
    }
    Optional<Name> name = release.clauses().as();
    name.ifPresent(names::claim);
    if (data.isEmpty() || bound.isEmpty() || !whole) {
      name.ifPresent(names::poison);
      return;
    }
    Bound<Statistic> statistic = located(release, Bound.cast(bound.get().get(0)));
    Publication publication = (Publication) bound.get().get(1).component();
    Optional<Fault> fault =
        fault(publication.of(statistic.component(), !by.isEmpty()))
            .or(() -> unnamed(statistic.component(), column, data.get()));
    if (fault.isPresent()) {
      context.findings.add(found(statistic, fault.get()));
      name.ifPresent(names::poison);
      return;
    }
    boolean single = statistic.component().single() && by.isEmpty();
    context.step(
        new ReleaseTask(
            release.span(),
            name.map(Name::text),
            statistic,
            Bound.cast(bound.get().get(1)),
            column,
            by,
            data.get(),
            implicit),
        name.map(n -> context.scope.with(n.text(), new Entry.Release(n.span(), statistic, single)))
            .orElse(context.scope));
  }

  /** What cannot be released, whatever the rows: told before anything is spent. */
  private static Optional<Fault> fault(Release release) {
    try {
      release.expense();
      return Optional.empty();
    } catch (Fault fault) {
      return Optional.of(fault);
    }
  }

  /** Names that have to be public and are neither said nor declared, if that can be told. */
  private Optional<Fault> unnamed(Statistic statistic, Optional<String> column, String data) {
    Optional<List<String>> declared = declared(column, data);
    if (declared.isPresent() && statistic instanceof Named named) {
      try {
        named.known(declared.get());
      } catch (Fault fault) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** The names that a column is declared to have, if that can be told. */
  private Optional<List<String>> declared(Optional<String> column, String data) {
    return context
        .scope
        .find(data, Entry.Data.class)
        .flatMap(Entry.Data::from)
        .flatMap(from -> column.flatMap(from::declares));
  }

  /** That numbers are asked of a column that is declared to hold names. */
  private Optional<Fault> ofNames(
      Schema statistic, Optional<String> column, Optional<String> data) {
    boolean numbers =
        !Named.class.isAssignableFrom(statistic.type()) && statistic.type() != Count.class;
    return data.filter(it -> numbers)
        .filter(it -> declared(column, it).filter(all -> !all.isEmpty()).isPresent())
        .map(it -> Values.ofNames(column.orElseThrow(), it));
  }

  /** What else can be released by who asks how many rows are where, but for bounds. */
  private static Map<String, String> instead(
      Schema statistic, Optional<String> column, Optional<String> data) {
    if (statistic.parameter("bins").isEmpty() || column.isEmpty() || data.isEmpty()) {
      return Map.of();
    }
    Fault ofNames = Values.ofNames(column.get(), data.get());
    return Map.of("bounds", "if it holds names, " + ofNames.hint().orElseThrow());
  }

  private Diagnostic found(Bound<Statistic> statistic, Fault fault) {
    return context.findings.of(statistic.at(fault.parameter()), fault);
  }

  public void claim(Statement.Claim claim) {
    if (claim.component().isPresent()) {
      new PairClaims(context, names).claim(claim, this::nothing);
      return;
    }
    names.takes("claim", claim.clauses(), List.of(Preposition.ON, Preposition.WITH));
    List<String> implicit = new ArrayList<>();
    List<String> targets =
        names.targets(claim.verb(), "make a claim about", claim.clauses(), implicit);
    List<Schema> schemas = Signature.of(context.registry, "claim", Optional.empty());
    Optional<List<Bound<Record>>> bound =
        context.binder.bind(
            "claim", claim.verb(), schemas, Optional.empty(), claim.clauses().arguments());
    AccessRules access = new AccessRules(context.findings, context.registry);
    for (String name : bound.isPresent() ? targets : List.<String>of()) {
      Bound<Attack<?>> attack = Bound.cast(bound.get().get(1));
      Entry.Subject target = context.scope.find(name, Entry.Subject.class).orElseThrow();
      if (!attack.component().on().isAssignableFrom(target.kind())) {
        context.findings.add(
            context
                .findings
                .of(TargetFaults.CLAIM_OF_NO_MODEL, claim.verb(), name, target.called())
                .hint(
                    "what is claimed is tried on models that `train` makes: "
                        + schemas.get(0).about().example()));
      } else if (access.allows(attack, schemas.get(1), name, target)) {
        context.step(
            new ClaimTask(
                claim.span(),
                name,
                Bound.cast(bound.get().get(0)),
                Bound.cast(bound.get().get(1)),
                implicit),
            context.scope);
      }
    }
  }

  /** A claim that nobody has declared: a parameter or a target, perhaps. */
  private Diagnostic nothing(Name claim) {
    boolean parameter =
        Signature.of(context.registry, "claim", Optional.empty()).stream()
            .anyMatch(schema -> schema.parameter(claim.text()).isPresent());
    if (parameter) {
      return context
          .findings
          .of(SyntaxFaults.NO_VALUE_HERE, claim.span(), claim)
          .caption("expected `%s=` and a value".formatted(claim));
    }
    Diagnostic none = context.findings.of(NameFaults.NO_CLAIM, claim.span(), claim);
    return context.scope.find(claim.text(), Entry.Subject.class).isPresent()
        ? none.caption("write `on %s`".formatted(claim))
            .fix(new Fix("write `on`", new Span(claim.span().start(), 0), "on "))
        : none.hint("such as: " + Schema.of(Promise.class).about().example())
            .hint(
                "of two models: "
                    + context.registry.all(Kinds.CLAIM).stream()
                        .map(Schema::name)
                        .collect(Collectors.joining(", ")));
  }

  public void limit(Statement.Limit limit) {
    names.takes(
        "set budget", limit.clauses(), List.of(Preposition.ON, Preposition.AS, Preposition.WITH));
    Schema schema = Schema.of(Budget.class);
    String word = limit.component().text();
    if (!word.equals(schema.name())) {
      List<String> settings = new ArrayList<>(List.of(schema.name()));
      Schema.of(Settings.class).parameters().forEach(p -> settings.add(p.name()));
      context.findings.add(
          context
              .findings
              .of(NameFaults.NO_SETTING, limit.component().span(), word)
              .suggest(Suggest.near(word, settings))
              .hint("such as: " + schema.about().example()));
      return;
    }
    List<String> implicit = new ArrayList<>();
    Optional<String> data = names.data(limit.verb(), "limit", limit.clauses(), implicit);
    Optional<String> name = title(limit);
    context
        .binder
        .bind(
            "set budget",
            limit.component().span(),
            List.of(schema),
            Optional.empty(),
            limit.clauses().arguments())
        .filter(bound -> data.isPresent() && called(name, bound.get(0)))
        .ifPresent(
            bound ->
                context.step(
                    new BudgetTask(
                        limit.span(), located(limit, bound.get(0)), name, data.get(), implicit),
                    context.scope));
  }

  /** The budget's name; says so if it says nothing. */
  private Optional<String> title(Statement.Limit limit) {
    limit
        .clauses()
        .title()
        .filter(text -> text.value().isBlank())
        .ifPresent(
            text ->
                context.findings.add(
                    context.findings.of(ValueFaults.BUDGET_NAME_EMPTY, text.span())));
    return limit
        .clauses()
        .title()
        .map(text -> text.value().strip())
        .or(() -> limit.clauses().as().map(Name::text))
        .filter(text -> !text.isEmpty());
  }

  /** That whoever says that people are others says what they are to be called. */
  private boolean called(Optional<String> name, Bound<Record> budget) {
    boolean strangers = ((Budget) budget.component()).others();
    if (strangers && name.isEmpty()) {
      context.findings.add(
          context.findings.of(ValueFaults.OTHERS_WITHOUT_NAME, budget.given().get("others")));
    }
    return !strangers || name.isPresent();
  }

  private static Bound<Budget> located(Statement.Limit limit, Bound<Record> budget) {
    Map<String, Span> given = new TreeMap<>(budget.given());
    limit
        .clauses()
        .title()
        .map(Expression::span)
        .or(() -> limit.clauses().as().map(Name::span))
        .ifPresent(name -> given.put("name", name));
    Bound<Budget> cast = Bound.cast(budget);
    return new Bound<>(cast.component(), cast.at(), given);
  }

  /** The columns whose values, taken together, are the groups. */
  private List<String> groups(Statement.Release release) {
    List<Expression> by = release.clauses().by();
    for (Expression key : by) {
      if (key instanceof Expression.Path path && path.word().isEmpty()) {
        context.findings.add(
            context.findings.of(
                NameFaults.NAMES_NO_COLUMN, key.span(), context.typer.text(key.span())));
      }
    }
    return by.stream().map(Releasing::text).toList();
  }

  /** The statistic, with the places of the columns among those of its parameters. */
  private static Bound<Statistic> located(Statement.Release release, Bound<Statistic> statistic) {
    Map<String, Span> given = new TreeMap<>(statistic.given());
    release.column().ifPresent(column -> given.put("column", column.span()));
    release.clauses().by().stream()
        .map(Expression::span)
        .reduce(Span::to)
        .ifPresent(span -> given.put("by", span));
    return new Bound<>(statistic.component(), statistic.at(), given);
  }

  private static String text(Expression column) {
    return column instanceof Expression.Text text
        ? text.value()
        : ((Expression.Path) column).root().text();
  }
}
