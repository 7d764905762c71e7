package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.value.Grid;
import org.tattle.dsl.show.audit.Attacked;

/** Does the steps inside a task, on values of their own. */
final class Blocks {
  private final Run run;
  private final Consumer<Checked.Step> step;
  private Task partial;

  /**
   * @param step does one step
   */
  Blocks(Run run, Consumer<Checked.Step> step) {
    this.run = run;
    this.step = step;
  }

  /** Runs the body once a point; rows that finished stay, whatever stops the others. */
  void sweep(SweepTask task) {
    List<Grid.Row> rows = new ArrayList<>();
    List<String> axes = List.copyOf(task.grid().axes().keySet());
    int total = task.points().size();
    try {
      for (SweepTask.Point point : task.points()) {
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
  void use(UseTask use) {
    Map<String, Object> made = new LinkedHashMap<>();
    within(made, Sink.of(shown -> {}, run.sink::say), use.steps());
    made.forEach(
        (name, value) -> {
          String known = use.name() + "." + name;
          run.values.put(known, value instanceof Attacked attacked ? attacked.as(known) : value);
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
      steps.forEach(step);
    } finally {
      run.values = outerValues;
      run.sink = outerSink;
      run.settings = outerSettings;
      run.touched = outerTouched;
      run.shown = outerShown;
    }
  }
}
