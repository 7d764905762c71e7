package org.tattle.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.SweepColumns;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.tree.SweepAxis;

/**
 * Checks a sweep once for each of its points, in a scope where the axes have that point's values:
 * so everything that holds for a statement holds for each round of it, and what does not is known
 * before the first round runs. An axis named like a setting is that setting in the body.
 */
final class Sweeping {
  private static final int MOST = 1000;
  private static final String GRID = "grid";

  private final CheckState context;
  private final StatementNames names;

  Sweeping(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
  }

  void sweep(Statement.Sweep sweep) {
    names.takes("sweep", sweep.clauses());
    Name name = sweep.clauses().as().orElse(new Name(sweep.verb(), GRID));
    int before = context.findings.size();
    List<Map<String, Typed.Constant>> points = points(sweep);
    List<CheckState> rounds = points.stream().map(point -> round(sweep, point)).toList();
    if (rounds.isEmpty() || context.findings.size() > before) {
      names.poison(name);
      return;
    }
    names.claim(name);
    Entry.Grid grid =
        new Entry.Grid(
            name.span(),
            axes(sweep, points),
            all(rounds),
            rounds.get(0).made.stream().filter(n -> !points.get(0).containsKey(n)).toList());
    List<SweepTask.Point> tasks = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      tasks.add(new SweepTask.Point(points.get(i), rounds.get(i).steps));
    }
    context.step(
        new SweepTask(sweep.span(), name.text(), grid, SweepColumns.all(name, grid), tasks),
        context.scope.update(name.text(), grid));
  }

  private CheckState round(Statement.Sweep sweep, Map<String, Typed.Constant> point) {
    Scope scope = context.scope;
    for (SweepAxis axis : sweep.axes()) {
      scope = scope.update(axis.name().text(), entry(axis, point.get(axis.name().text())));
    }
    CheckState round = new CheckState(context, "sweep", scope);
    round.typer.enter(scope);
    round.made.addAll(point.keySet());
    sweep.axes().forEach(axis -> setting(round, axis, point.get(axis.name().text())));
    Checker.block(round, sweep.body());
    return round;
  }

  /** What an axis stands for at a point: a thing of the script by its name, or the value. */
  private Entry entry(SweepAxis axis, Typed.Constant value) {
    Optional<Entry> named =
        value.type() == Type.WORD ? context.scope.find(value.value().toString()) : Optional.empty();
    return named
        .filter(entry -> !(entry instanceof Entry.Value))
        .orElseGet(() -> new Entry.Value(axis.name().span(), value));
  }

  private static void setting(CheckState round, SweepAxis axis, Typed.Constant value) {
    Schema schema = Schema.of(Settings.class);
    if (schema.parameter(axis.name().text()).isEmpty()) {
      return;
    }
    Name name = new Name(value.span(), axis.name().text());
    Expression.Step step = new Expression.Step(value.span(), name, Optional.empty());
    Argument argument =
        new Argument(axis.span(), axis.name(), new Expression.Path(value.span(), List.of(step)));
    round
        .binder
        .bind("set", axis.name().span(), List.of(schema), Optional.empty(), List.of(argument))
        .ifPresent(
            bound -> {
              Settings now = (Settings) bound.get(0).component();
              round.settings = Settings.merge(round.settings, now, Set.of(axis.name().text()));
              round.step(new SetTask(axis.span(), round.settings), round.scope);
            });
  }

  /** The points, the last axis going round fastest; none if an axis is wrong. */
  private List<Map<String, Typed.Constant>> points(Statement.Sweep sweep) {
    List<List<Typed.Constant>> values = new ArrayList<>();
    long count = 1;
    for (SweepAxis axis : sweep.axes()) {
      values.add(values(axis));
      count = Math.min(Integer.MAX_VALUE, count * values.get(values.size() - 1).size());
    }
    if (count > MOST) {
      context.findings.add(
          context
              .findings
              .of(
                  ValueFaults.TOO_MANY_POINTS,
                  sweep.axes().get(0).span().to(sweep.axes().get(sweep.axes().size() - 1).span()),
                  count == Integer.MAX_VALUE ? "too many" : Numbers.count(count),
                  Numbers.count(MOST))
              .hint("a point is one round of the body; give the axes fewer values"));
      return List.of();
    }
    List<Map<String, Typed.Constant>> points = new ArrayList<>(List.of(Map.of()));
    for (int i = 0; i < values.size(); i++) {
      List<Map<String, Typed.Constant>> longer = new ArrayList<>();
      for (Map<String, Typed.Constant> point : points) {
        for (Typed.Constant value : values.get(i)) {
          Map<String, Typed.Constant> more = new LinkedHashMap<>(point);
          more.put(sweep.axes().get(i).name().text(), value);
          longer.add(more);
        }
      }
      points = longer;
    }
    return points;
  }

  private List<Typed.Constant> values(SweepAxis axis) {
    Typed typed = context.typer.argument(axis.values());
    List<Typed> items = typed instanceof Typed.Items many ? many.items() : List.of(typed);
    List<Typed.Constant> values = new ArrayList<>();
    for (Typed item : items) {
      if (item instanceof Typed.Constant constant) {
        values.add(constant);
      } else {
        names.notConstant(item);
        return List.of();
      }
    }
    if (values.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(ValueFaults.NO_VALUES, axis.values().span(), axis.name().text())
              .hint("for example: sweep %s in [0.5, 1, 2]".formatted(axis.name().text())));
    }
    return values;
  }

  private static Map<String, List<Typed.Constant>> axes(
      Statement.Sweep sweep, List<Map<String, Typed.Constant>> points) {
    Map<String, List<Typed.Constant>> axes = new LinkedHashMap<>();
    for (SweepAxis axis : sweep.axes()) {
      Set<Typed.Constant> values = new LinkedHashSet<>();
      points.forEach(point -> values.add(point.get(axis.name().text())));
      axes.put(axis.name().text(), List.copyOf(values));
    }
    return axes;
  }

  /** What the rounds leave: a result that any of them has is a column. */
  private static Scope all(List<CheckState> rounds) {
    Scope all = rounds.get(0).scope;
    for (CheckState round : rounds) {
      for (String name : all.names(Entry.Subject.class)) {
        Entry.Subject target = all.find(name, Entry.Subject.class).orElseThrow();
        Optional<Entry.Subject> other = round.scope.find(name, Entry.Subject.class);
        if (other.isPresent()) {
          for (Map.Entry<String, Bound<org.tattle.attack.Attack<?>>> attack :
              other.get().attacks().entrySet()) {
            if (!target.attacks().containsKey(attack.getKey())) {
              target = target.with(attack.getKey(), attack.getValue());
            }
          }
          all = all.update(name, target);
        }
      }
    }
    return all;
  }
}
