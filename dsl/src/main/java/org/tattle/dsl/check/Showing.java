package org.tattle.dsl.check;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Preposition;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.AssertTask;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.ExplainTask;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.ShowTask;
import org.tattle.dsl.check.task.View;
import org.tattle.dsl.check.task.ViewTask;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * Checks the statements that read what others have made: those that show and assert it, and those
 * that name a value or change a setting.
 */
final class Showing {
  private final CheckState context;
  private final StatementNames names;

  Showing(CheckState context, StatementNames names) {
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
              context.step(new SetTask(set.span(), context.settings), context.scope);
            });
  }

  void let(Statement.Let let) {
    names.claim(let.name(), "let %s2 = …");
    Typed value = context.typer.argument(let.value());
    if (value instanceof Typed.Constant c && c.type() == Type.WORD) {
      value = context.typer.value(let.value());
    }
    Scope after = context.scope.with(let.name().text(), new Entry.Value(let.name().span(), value));
    context.step(new LetTask(let.span(), let.name().text(), value), after);
  }

  void show(Statement.Show show) {
    Optional<View> view =
        show.values().size() == 1 && show.values().get(0) instanceof Expression.Path path
            ? path.word()
                .filter(word -> context.scope.find(word.text()).isEmpty())
                .flatMap(word -> View.of(word.text()))
            : Optional.empty();
    if (view.isPresent()) {
      look(show, view.get());
      return;
    }
    names.takes("show", show.clauses(), List.of());
    show(show.span(), show.values().stream().map(context.typer::value).toList());
  }

  private void look(Statement.Show show, View view) {
    String title = "show " + view.word();
    List<Expression.Path> of = show.clauses().of();
    if (view.of().isEmpty()) {
      names.takes(title, show.clauses(), List.of());
      context.step(new ViewTask(show.span(), view, List.of()), context.scope);
      return;
    }
    names.takes(title, show.clauses(), List.of(Preposition.OF));
    Matter matter = Matter.of(view.of().get());
    if (view == View.QUALITY && of.size() > 1) {
      compare(show, of, title);
      return;
    }
    if (of.size() > 1) {
      context.findings.add(context.findings.of(ValueFaults.OF_ONE_THING, of.get(1).span(), title));
    }
    Optional<String> current = current(matter);
    if (of.isEmpty() && current.isEmpty()) {
      context.findings.add(
          context.findings.of(TargetFaults.NOTHING_TO_SHOW, show.verb()).hint(matter.hint));
    }
    Optional<String> named =
        of.isEmpty() ? current : names.named(of.get(0), view.of().get(), matter.noun);
    if (view == View.TRADEOFF && named.flatMap(this::chosen).isPresent()) {
      Span at = of.isEmpty() ? show.verb() : of.get(0).span();
      context.findings.add(context.findings.of(RunFaults.CHOSEN_BY_ROWS, at, named.get()));
      return;
    }
    named.ifPresent(
        name -> context.step(new ViewTask(show.span(), view, List.of(name)), context.scope));
  }

  private Optional<Entry.Release> chosen(String name) {
    return context.scope.find(name, Entry.Release.class).filter(Entry.Release::chosen);
  }

  /** One data set against another. */
  private void compare(Statement.Show show, List<Expression.Path> of, String title) {
    List<String> data =
        of.stream()
            .flatMap(path -> names.named(path, Entry.Data.class, Matter.DATA.noun).stream())
            .toList();
    if (of.size() > 2) {
      context.findings.add(
          context
              .findings
              .of(ValueFaults.OF_TWO_SETS, of.get(2).span(), title)
              .hint(
                  "compare them two by two: %s of %s, %s"
                      .formatted(
                          title,
                          context.typer.text(of.get(0).span()),
                          context.typer.text(of.get(1).span()))));
    } else if (data.size() == 2 && data.get(0).equals(data.get(1))) {
      context.findings.add(
          context.findings.of(ValueFaults.AGAINST_ITSELF, of.get(1).span(), data.get(0)));
    } else if (data.size() == 2) {
      context.step(new ViewTask(show.span(), View.QUALITY, data), context.scope);
    }
  }

  /** What a view can be of, and how there comes to be some. */
  private enum Matter {
    DATA("a data set", "load data first: load digits"),
    SUBJECT("a target", "train a target first: train base"),
    RELEASE("a released statistic", Plotting.RELEASE_FIRST);

    private final String noun;
    private final String hint;

    Matter(String noun, String hint) {
      this.noun = noun;
      this.hint = hint;
    }

    private static Matter of(Class<? extends Entry> type) {
      return type == Entry.Data.class ? DATA : type == Entry.Release.class ? RELEASE : SUBJECT;
    }
  }

  private Optional<String> current(Matter matter) {
    return switch (matter) {
      case DATA -> context.scope.data();
      case SUBJECT -> context.scope.target();
      case RELEASE -> context.scope.last(Entry.Release.class);
    };
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
      context.step(new ShowTask(span, values), context.scope);
    }
  }

  /** What is explained is checked as if it stood here, and leaves no names. */
  void explain(Statement.Explain explain) {
    CheckState block = new CheckState(context, "explain", context.scope);
    Checker.block(block, explain.body());
    context.step(new ExplainTask(explain.span(), block.steps), context.scope);
  }

  void claim(Statement.Assert claim) {
    Typed condition = context.typer.value(claim.condition());
    if (context.typer.wants(condition, Type.FLAG)) {
      context.step(
          new AssertTask(claim.span(), condition, claim.why().map(Expression.Text::value)),
          context.scope);
    }
  }
}
