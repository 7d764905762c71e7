package org.tattle.dsl.check.verb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.expression.Paths;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.GroupTask;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * Checks {@code compare}: targets, or what attacks found on them, side by side; or a table by some
 * of its axes.
 */
public final class Comparing {
  private final CheckState context;
  private final StatementNames names;

  public Comparing(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
  }

  public void compare(Statement.Compare compare) {
    names.takes("compare", compare.clauses());
    List<Expression.Path> by = names.paths(compare.clauses().by());
    if (compare.paths().size() == 1) {
      Scope.Found found = context.scope.find(compare.paths().get(0));
      if (found.whole() && found.entry().orElse(null) instanceof Entry.Grid grid) {
        group(compare, by, found.name(), grid);
        return;
      }
    }
    List<String> targets = new ArrayList<>();
    boolean ok = true;
    for (Expression.Path path : compare.paths()) {
      Optional<String> name = names.named(path, Entry.Subject.class, "a target");
      name.ifPresent(targets::add);
      ok &= name.isPresent();
    }
    boolean results = ok && by.stream().anyMatch(path -> onlyResultsHave(path, targets));
    List<Row> rows = results ? results(targets) : targets.stream().map(Row::new).toList();
    List<CompareTask.Column> columns = new ArrayList<>();
    for (Expression.Path path : by) {
      Optional<CompareTask.Column> column = ok ? column(path, targets, rows) : Optional.empty();
      column.ifPresent(columns::add);
      ok &= column.isPresent();
    }
    if (ok) {
      List<String> names = rows.stream().map(Row::name).toList();
      Collection<String> read =
          columns.isEmpty() ? results(targets).stream().map(Row::name).toList() : List.of();
      Optional<Name> as = compare.clauses().as();
      context.step(
          new CompareTask(compare.span(), as.map(Name::text), targets, names, columns, read),
          named(as));
    } else {
      compare.clauses().as().ifPresent(this.names::poison);
    }
  }

  /** What names stand for once a comparison has its name, if it gets one. */
  private Scope named(Optional<Name> as) {
    as.ifPresent(names::claim);
    return as.map(it -> context.scope.with(it.text(), new Entry.Comparison(it.span())))
        .orElse(context.scope);
  }

  /** A row of a comparison: a target, or one of its results. */
  private record Row(String target, Optional<String> result) {
    Row(String target) {
      this(target, Optional.empty());
    }

    String name() {
      return result.map(it -> target + "." + it).orElse(target);
    }
  }

  private Entry.Subject target(String name) {
    return context.scope.find(name, Entry.Subject.class).orElseThrow();
  }

  /** Whether a metric can be read off what attacks found, and off no target itself. */
  private boolean onlyResultsHave(Expression.Path path, List<String> targets) {
    String metric = path.root().text();
    return targets.stream().noneMatch(name -> Paths.has(target(name), metric))
        && results(targets).stream()
            .anyMatch(
                row ->
                    row.result()
                        .filter(result -> target(row.target()).measures(result, metric))
                        .isPresent());
  }

  /** A row for each result; a target that nothing attacked is a row by itself. */
  private List<Row> results(List<String> targets) {
    List<Row> rows = new ArrayList<>();
    for (String name : targets) {
      Set<String> results = target(name).attacks().keySet();
      results.forEach(result -> rows.add(new Row(name, Optional.of(result))));
      if (results.isEmpty()) {
        rows.add(new Row(name));
      }
    }
    return rows;
  }

  /** A table by some of its axes; what else is asked for are its columns. */
  private void group(
      Statement.Compare compare, List<Expression.Path> by, Name name, Entry.Grid grid) {
    List<String> axes = new ArrayList<>();
    Map<String, Typed> columns = new LinkedHashMap<>();
    boolean ok = true;
    for (Expression.Path path : by) {
      if (path.word().isPresent() && grid.axes().containsKey(path.root().text())) {
        axes.add(path.root().text());
        continue;
      }
      Typed column = context.typer.paths().column(path.span(), name, grid, path.steps());
      ok &= column.type() != Type.ERROR;
      if (column instanceof Typed.Column found) {
        columns.put(context.typer.text(path.span()), found.of());
      }
    }
    if (axes.isEmpty()) {
      grid.axes().keySet().stream()
          .filter(axis -> Schema.of(Settings.class).parameter(axis).isEmpty())
          .forEach(axes::add);
    }
    Optional<Name> as = compare.clauses().as();
    if (ok) {
      context.step(
          new GroupTask(compare.span(), as.map(Name::text), name.text(), axes, columns), named(as));
    } else {
      as.ifPresent(names::poison);
    }
  }

  private Optional<CompareTask.Column> column(
      Expression.Path path, List<String> targets, List<Row> rows) {
    Map<String, Typed> readings = new LinkedHashMap<>();
    for (Row row : rows) {
      Optional<Typed> reading =
          context.typer.paths().of(row.target(), target(row.target()), row.result(), path);
      if (reading.isPresent() && !context.typer.wants(reading.get(), Type.NUMBER)) {
        return Optional.empty();
      }
      reading.ifPresent(r -> readings.put(row.name(), r));
    }
    if (readings.isEmpty() && context.typer.paths().forgiven(path.root())) {
      return Optional.empty();
    }
    if (readings.isEmpty()) {
      Map<String, Entry.Subject> all = new LinkedHashMap<>();
      targets.forEach(name -> all.put(name, target(name)));
      context.findings.add(context.typer.unknown().metric(path.root(), all));
      return Optional.empty();
    }
    return Optional.of(new CompareTask.Column(context.typer.text(path.span()), readings));
  }
}
