package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tattle.dsl.check.Audience;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.check.Type;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.show.Audited;

/** Does tasks one by one, on the values of a session. */
final class Runner {
  private final Run run;
  private final Help help;
  private final Targets targets;
  private final Spending spending;
  private final Displays displays;
  private final Judgements judgements;
  private final Files files;
  private Task partial;

  Runner(Run run, Help help) {
    this.run = run;
    this.help = help;
    spending = new Spending(run);
    targets = new Targets(run, spending);
    displays = new Displays(run);
    judgements = new Judgements(run);
    files = new Files(run, displays);
  }

  Settings settings() {
    return run.settings;
  }

  /** Whether nothing is told of values in rows. */
  boolean discreet() {
    return run.discreet();
  }

  /** Warnings and failed assertions so far. */
  Collection<Diagnostic> diagnostics() {
    return run.diagnostics;
  }

  /** What it is doing, or did last; of a block, the step inside. */
  Checked.Step at() {
    return run.at;
  }

  /** Does one step. */
  void run(Checked.Step step) {
    run.at = step;
    run.control.check();
    run(step.task());
  }

  private void run(Task task) {
    if (task instanceof Task.Load load) {
      targets.load(load);
    } else if (task instanceof Task.Adopt adopt) {
      targets.adopt(adopt);
    } else if (task instanceof Task.Define define) {
      run.values.put(define.name(), define.model().component());
    } else if (task instanceof Task.Train train) {
      targets.train(train);
    } else if (task instanceof Task.Assail assail) {
      run.sink.say(Describe.attack(assail));
      targets.attack(assail.target(), assail.result(), assail.attack());
    } else if (task instanceof Task.Defend defend) {
      targets.defend(defend);
    } else if (task instanceof Task.Set set) {
      run.settings = set.settings();
      run.control.set(run.settings.limit());
    } else if (task instanceof Task.Sweep sweep) {
      sweep(sweep);
    } else if (task instanceof Task.Use use) {
      use(use);
    } else if (task instanceof Task.Let let) {
      run.values.put(let.name(), new Evaluator(run.values).of(let.value()));
    } else if (task instanceof Task.Show show) {
      run.shown = true;
      show.values().forEach(displays::show);
    } else if (task instanceof Task.Draw draw) {
      run.shown = true;
      run.show(displays.figure(draw), displays.audience(draw));
    } else if (task instanceof Task.Compare compare) {
      run.shown = true;
      displays.compare(compare);
    } else if (task instanceof Task.Group group) {
      run.shown = true;
      displays.group(group);
    } else if (task instanceof Task.Assert claim) {
      judgements.claim(claim);
    } else if (task instanceof Task.Report report) {
      files.report(report);
    } else if (task instanceof Task.Explain explain) {
      run.shown = true;
      run.sink.show(
          run.workshop.planner(run.values, run.settings, run.control).plan(explain.steps()).view(),
          run.secrecy.any(run.values) ? Audience.CURATOR : Audience.OTHERS);
    } else if (task instanceof Task.Export export) {
      files.export(export);
    } else if (task instanceof Task.Claim promised) {
      run.shown = true;
      judgements.promised(promised);
    } else if (task instanceof Task.Allow allow) {
      spending.allow(allow);
    } else if (task instanceof Task.Look look) {
      run.shown = true;
      displays.look(look).forEach(shown -> run.show(shown, Audience.OTHERS));
    } else if (task instanceof Task.Release release) {
      spending.release(release);
    } else if (task instanceof Task.Help ask) {
      run.shown = true;
      run.show(help.about(ask.words()), Audience.OTHERS);
    }
  }

  /**
   * Shows what was made or attacked, unless something was shown on request: a script that says
   * nothing about showing is about its result.
   */
  void summarise() {
    List<Object> all = run.touched.stream().map(run.values::get).filter(Objects::nonNull).toList();
    List<Audited> audited =
        all.stream().filter(Audited.class::isInstance).map(Audited.class::cast).toList();
    if (!run.shown && !audited.isEmpty()) {
      Audience audience =
          run.secrecy.named(audited.stream().map(Audited::name).toList(), run.values);
      Views.audited(audited).forEach(shown -> run.show(shown, audience));
    }
    if (!run.shown) {
      all.stream()
          .filter(Grid.class::isInstance)
          .map(Grid.class::cast)
          .forEach(
              grid ->
                  run.show(Tables.of(grid), run.secrecy.named(List.of(grid.name()), run.values)));
    }
  }

  /** Runs the body once a point; rows that finished stay, whatever stops the others. */
  private void sweep(Task.Sweep task) {
    List<Grid.Row> rows = new ArrayList<>();
    List<String> axes = List.copyOf(task.grid().axes().keySet());
    int total = task.points().size();
    try {
      for (Task.Point point : task.points()) {
        run.round = point.text();
        run.sink.say(
            "sweep   %s: %d of %d, %s".formatted(task.name(), rows.size() + 1, total, run.round));
        Map<String, Object> inner = new LinkedHashMap<>(run.values);
        Map<String, Object> row = new LinkedHashMap<>();
        point
            .values()
            .forEach(
                (axis, value) -> {
                  boolean thing =
                      value.type() == Type.WORD && run.values.containsKey(value.value());
                  inner.put(axis, thing ? run.values.get(value.value()) : value.value());
                  row.put(axis, value.value());
                });
        within(inner, rows.isEmpty() ? run.sink : run.sink.untold(), point.steps());
        task.grid().made().stream()
            .map(name -> name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name)
            .forEach(name -> row.putIfAbsent(name, inner.get(name)));
        rows.add(new Grid.Row(row));
        run.values.put(task.name(), new Grid(task.name(), axes, task.columns(), rows));
        run.touched.add(task.name());
        partial = task;
      }
      partial = null;
    } catch (RuntimeException | Error e) {
      if (!rows.isEmpty()) {
        run.sink.say(
            "sweep   %s: the %d rows that finished are kept".formatted(task.name(), rows.size()));
      }
      throw e;
    } finally {
      run.round = "";
    }
  }

  /** Whether a task that did not end has left something all the same. */
  boolean left(Task task) {
    return partial == task;
  }

  /** Runs another script on values of its own; what it shows is not what this one shows. */
  private void use(Task.Use use) {
    Map<String, Object> made = new LinkedHashMap<>();
    within(made, Sink.of(shown -> {}, run.sink::say), use.steps());
    made.forEach(
        (name, value) -> {
          String known = use.name() + "." + name;
          run.values.put(known, value instanceof Audited audited ? audited.as(known) : value);
        });
  }

  /** Runs steps on other values, for another to see; settings are what they were after it. */
  private void within(Map<String, Object> others, Sink seen, List<Checked.Step> steps) {
    Map<String, Object> outerValues = run.values;
    Sink outerSink = run.sink;
    Settings outerSettings = run.settings;
    Set<String> outerTouched = run.touched;
    boolean outerShown = run.shown;
    run.values = others;
    run.sink = seen;
    run.touched = new LinkedHashSet<>();
    try {
      steps.forEach(this::run);
    } finally {
      run.values = outerValues;
      run.sink = outerSink;
      run.settings = outerSettings;
      run.touched = outerTouched;
      run.shown = outerShown;
    }
  }
}
