package org.tattle.dsl.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tattle.component.Parameter;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.Acted;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.Forms;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.PlotTask;
import org.tattle.dsl.check.task.SweepColumns;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.export.ChartFormat;
import org.tattle.dsl.plot.GridPlot;
import org.tattle.dsl.plot.ReleasePlot;
import org.tattle.dsl.plot.TargetPlot;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;

/** Checks the statements that draw what others have made. */
final class Plotting {
  /** What to do where there is no statistic yet. */
  static final String RELEASE_FIRST = "release one first: release count() with eps=1 as size";

  private final CheckState context;
  private final StatementNames names;

  Plotting(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
  }

  void plot(Acted plot) {
    if (plot.schema().isEmpty()) {
      plot.clauses().of().forEach(context.typer::value);
      return;
    }
    Class<?> type = plot.schema().get().type();
    boolean table = GridPlot.class.isAssignableFrom(type);
    boolean release = ReleasePlot.class.isAssignableFrom(type);
    boolean writes = plot.clauses().to().isPresent();
    Optional<PlotTask.Picture> picture =
        plot.clauses().to().flatMap(names::text).flatMap(it -> picture(plot, it));
    List<Typed> of = drawn(plot, table ? Type.TABLE : release ? Type.RELEASE : Type.RESULT);
    Map<String, Typed> columns = new LinkedHashMap<>();
    if (plot.bound().isPresent() && table && of.size() == 1) {
      columns.putAll(columns(plot, of.get(0)));
    }
    if (plot.bound().isPresent()
        && !of.isEmpty()
        && writes == picture.isPresent()
        && columns.values().stream().noneMatch(c -> c.type() == Type.ERROR)) {
      context.step(
          new PlotTask(
              plot.span(),
              plot.made(),
              Bound.cast(plot.bound().get().get(1)),
              of,
              columns,
              picture),
          context.scope);
    }
  }

  /** The file that a plot writes; says so if it cannot hold a chart. */
  private Optional<PlotTask.Picture> picture(Acted plot, Expression.Text file) {
    Forms forms = new Forms(context);
    Predicate<Schema> charts = form -> ChartFormat.class.isAssignableFrom(form.type());
    Optional<Schema> form = forms.of(file, charts);
    if (form.isPresent() && !charts.test(form.get())) {
      context.findings.add(
          context
              .findings
              .of(
                  ValueFaults.NOT_A_CHART_FILE,
                  file.span(),
                  plot.component().text(),
                  form.get().name())
              .hint("it goes into: " + forms.listed(charts))
              .hint("the numbers behind it are written by `export`: help export"));
    }
    return form.filter(charts)
        .map(
            it ->
                new PlotTask.Picture(
                    new Task.Written(file.value(), file.span()), (ChartFormat) it.standard()));
  }

  /** What a plot draws: as said, or what is current; nothing if that is wrong, which is said. */
  private List<Typed> drawn(Acted plot, Type wanted) {
    boolean table = wanted == Type.TABLE;
    boolean release = wanted == Type.RELEASE;
    List<Typed> of = plot.clauses().of().stream().map(context.typer::value).toList();
    Span at = plot.component().span();
    if (of.isEmpty() && (table || release)) {
      of =
          context.scope.last(table ? Entry.Grid.class : Entry.Release.class).stream()
              .<Typed>map(name -> new Typed.Thing(at, wanted, name))
              .toList();
    } else if (of.isEmpty()) {
      of =
          context.scope.target().stream()
              .<Typed>map(name -> new Typed.Thing(at, Type.SUBJECT, name))
              .toList();
    }
    if (of.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(TargetFaults.NOTHING_TO_PLOT, plot.verb())
              .hint(
                  table
                      ? "make a table first: sweep eps in [1, 2] { defend dpsgd eps=eps } as grid"
                      : release
                          ? RELEASE_FIRST
                          : "attack a target first: train target; attack mia"));
    }
    boolean ok = true;
    for (Typed typed : of) {
      boolean fits = typed.type() == Type.SUBJECT || typed.type() == Type.RESULT;
      ok &=
          wanted == Type.RESULT && fits
              || table && typed.type() == Type.LISTING
              || context.typer.wants(typed, wanted);
    }
    if (wanted != Type.RESULT && of.size() > 1) {
      context.findings.add(
          context.findings.of(
              table ? ValueFaults.OF_ONE_TABLE : ValueFaults.OF_ONE_STATISTIC,
              of.get(1).span(),
              plot.component().text()));
      return List.of();
    }
    boolean found = wanted == Type.RESULT && !of.isEmpty() && plot.bound().isPresent();
    ok = ok && (!found || attacked(plot, of));
    ok = ok && (!release || of.stream().allMatch(it -> drawnAgain((Typed.Thing) it)));
    return ok ? of : List.of();
  }

  /** Whether anything was looked for on what a plot draws; says so if not. */
  private boolean attacked(Acted plot, List<Typed> of) {
    boolean found =
        !(plot.schema().orElseThrow().standard() instanceof TargetPlot targets)
            || !targets.found()
            || of.stream().anyMatch(it -> it.type() == Type.RESULT || attacked(it));
    if (!found) {
      context.findings.add(
          context
              .findings
              .of(TargetFaults.NOT_ATTACKED, of.get(0).span(), ((Typed.Thing) of.get(0)).name())
              .hint("attack it first: `help attack` lists what can be looked for"));
    }
    return found;
  }

  private boolean attacked(Typed of) {
    return context
        .scope
        .find(((Typed.Thing) of).name(), Entry.Subject.class)
        .filter(it -> !it.attacks().isEmpty())
        .isPresent();
  }

  /** Whether the noise of a number can be drawn again; says so if not. Several have intervals. */
  private boolean drawnAgain(Typed.Thing of) {
    boolean chosen =
        context
            .scope
            .find(of.name(), Entry.Release.class)
            .filter(it -> it.single() && it.chosen())
            .isPresent();
    if (chosen) {
      context.findings.add(context.findings.of(RunFaults.CHOSEN_BY_ROWS, of.span(), of.name()));
    }
    return !chosen;
  }

  /** What the columns are that a plot's arguments name, each by its text. */
  private Map<String, Typed> columns(Acted plot, Typed table) {
    Map<String, Typed> columns = new LinkedHashMap<>();
    for (Argument argument : plot.clauses().arguments()) {
      String parameter = argument.name().text();
      boolean column =
          plot.schema()
              .orElseThrow()
              .parameter(parameter)
              .filter(p -> p.type() == Parameter.Type.COLUMN)
              .isPresent();
      List<Expression> items =
          argument.value() instanceof Expression.ListOf list
              ? list.items()
              : List.of(argument.value());
      for (Expression item : column ? items : List.<Expression>of()) {
        Expression.Path path = (Expression.Path) item;
        Typed typed = column(table, path);
        if (typed instanceof Typed.Column found && !parameter.equals("by")) {
          Typed each = SweepColumns.at(found.of(), path.span());
          typed = context.typer.wants(each, Type.NUMBER) ? typed : new Typed.Wrong(path.span());
        }
        columns.put(context.typer.text(path.span()), typed);
      }
    }
    return columns;
  }

  private Typed column(Typed table, Expression.Path path) {
    if (table instanceof Typed.Listed listed) {
      return context.typer.paths().column(path, listed);
    }
    String grid = ((Typed.Thing) table).name();
    Entry.Grid entry = context.scope.find(grid, Entry.Grid.class).orElseThrow();
    return context
        .typer
        .paths()
        .column(path.span(), new Name(path.span(), grid), entry, path.steps());
  }
}
