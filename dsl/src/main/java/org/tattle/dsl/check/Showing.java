package org.tattle.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Schema;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Clause;
import org.tattle.dsl.syntax.Expression;
import org.tattle.dsl.syntax.Statement;

/**
 * Checks the statements that read what others have made: those that show, draw, compare and assert
 * it, and those that name a value or change a setting.
 */
final class Showing {
  private final Context context;
  private final Names names;

  Showing(Context context, Names names) {
    this.context = context;
    this.names = names;
  }

  void set(Statement.Set set) {
    context
        .binder
        .bind(
            "set",
            set.verb(),
            List.of(Schema.of(Settings.class)),
            Optional.empty(),
            set.arguments())
        .ifPresent(
            bound -> {
              context.settings =
                  Settings.merge(
                      context.settings,
                      (Settings) bound.get(0).component(),
                      bound.get(0).given().keySet());
              context.step(new Task.Set(set.span(), context.settings), context.scope);
            });
  }

  void let(Statement.Let let) {
    names.claim(let.name(), "let %s2 = …");
    Typed value = context.typer.argument(let.value());
    if (value instanceof Typed.Constant c && c.type() == Type.WORD) {
      value = context.typer.value(let.value());
    }
    Scope after = context.scope.with(let.name().text(), new Entry.Value(let.name().span(), value));
    context.step(new Task.Let(let.span(), let.name().text(), value), after);
  }

  void show(Statement.Show show) {
    show(show.span(), show.values().stream().map(context.typer::value).toList());
  }

  void bare(Statement.Bare bare) {
    Typed value =
        bare.value() instanceof Expression.Path path && !path.call()
            ? context.typer.paths().alone(path)
            : context.typer.value(bare.value());
    show(bare.span(), List.of(value));
  }

  private void show(Span span, List<Typed> values) {
    if (values.stream().noneMatch(v -> v.type() == Type.ERROR)) {
      context.step(new Task.Show(span, values), context.scope);
    }
  }

  void plot(Statement.Plot plot) {
    names.takes(
        plot.verb(), "plot", plot.clauses(), Clause.Preposition.OF, Clause.Preposition.WITH);
    Optional<Schema> schema = names.component(Checker.PLOT, plot.component());
    List<Typed> of = plot.clauses().of().stream().map(context.typer::value).toList();
    if (of.isEmpty() && context.scope.target().isPresent()) {
      of =
          List.of(
              new Typed.Thing(plot.component().span(), Type.TARGET, context.scope.target().get()));
    }
    boolean ok = true;
    for (Typed typed : of) {
      if (typed.type() != Type.TARGET && typed.type() != Type.RESULT) {
        ok &= context.typer.wants(typed, Type.RESULT);
      }
    }
    if (of.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(Code.T303, plot.verb(), "there is nothing to plot yet")
              .hint("attack a target first: train target; attack mia"));
    }
    if (schema.isEmpty() || !ok || of.isEmpty()) {
      return;
    }
    List<Typed> drawn = of;
    context
        .binder
        .bind(
            "plot " + schema.get().name(),
            plot.component().span(),
            List.of(schema.get()),
            Optional.empty(),
            plot.clauses().arguments())
        .ifPresent(
            bound ->
                context.step(
                    new Task.Draw(plot.span(), Context.cast(bound.get(0)), drawn), context.scope));
  }

  void compare(Statement.Compare compare) {
    names.takes(compare.verb(), "compare", compare.clauses(), Clause.Preposition.BY);
    List<String> targets = new ArrayList<>();
    boolean ok = true;
    for (Expression.Path path : compare.paths()) {
      Optional<String> name = names.named(path, Entry.Target.class, "a target");
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
      context.step(new Task.Compare(compare.span(), targets, columns), context.scope);
    }
  }

  private Optional<Task.Column> column(Expression.Path path, List<String> targets) {
    Map<String, Typed> readings = new LinkedHashMap<>();
    for (String name : targets) {
      Entry.Target target = context.scope.find(name, Entry.Target.class).orElseThrow();
      Optional<Typed> reading = context.typer.paths().of(name, target, path);
      if (reading.isPresent() && !context.typer.wants(reading.get(), Type.NUMBER)) {
        return Optional.empty();
      }
      reading.ifPresent(r -> readings.put(name, r));
    }
    if (readings.isEmpty() && context.typer.paths().forgiven(path.root())) {
      return Optional.empty();
    }
    if (readings.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(
                  Code.T304,
                  path.root().span(),
                  "none of these targets has `%s`",
                  path.root().text())
              .suggest(Suggest.near(path.root().text(), context.typer.paths().names(targets)))
              .hint("they have: " + String.join(", ", context.typer.paths().names(targets))));
      return Optional.empty();
    }
    return Optional.of(new Task.Column(context.typer.text(path.span()), readings));
  }

  void report(Statement.Report report) {
    names.takes(
        report.verb(), "report", report.clauses(), Clause.Preposition.TO, Clause.Preposition.WITH);
    Optional<Expression.Text> file = report.clauses().to();
    if (file.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(Code.P201, report.verb(), "`report` needs a file to write to")
              .hint("such as: report to \"audit.html\""));
    } else if (!file.get().value().toLowerCase(Locale.ROOT).endsWith(".html")) {
      context.findings.add(
          context
              .findings
              .of(Code.P217, file.get().span(), "a report is HTML, and the file is not named so")
              .hint("name it such as: report to \"audit.html\""));
    }
    Optional<List<Bound<Record>>> heading =
        context.binder.bind(
            "report",
            report.verb(),
            List.of(Schema.of(Heading.class)),
            Optional.empty(),
            report.clauses().arguments());
    if (file.isPresent() && heading.isPresent()) {
      context.step(
          new Task.Report(
              report.span(),
              file.get().span(),
              file.get().value(),
              Context.cast(heading.get().get(0)),
              context.scope),
          context.scope);
    }
  }

  void claim(Statement.Assert claim) {
    Typed condition = context.typer.value(claim.condition());
    if (context.typer.wants(condition, Type.FLAG)) {
      context.step(
          new Task.Assert(claim.span(), condition, claim.why().map(Expression.Text::value)),
          context.scope);
    }
  }
}
