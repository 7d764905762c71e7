package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.plan.Planned;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.value.SweepTable;

/** Does the steps inside a task: what they show, and what is left if one fails. */
final class Blocks {
  private final Run run;
  private final Consumer<Planned> step;
  private Task partial;

  /**
   * @param step does one step
   */
  Blocks(Run run, Consumer<Planned> step) {
    this.run = run;
    this.step = step;
  }

  /** Runs the body once a point; rows that finished stay, whatever stops the others. */
  void sweep(SweepTask task) {
    List<SweepTable.Row> rows = new ArrayList<>();
    List<String> axes = List.copyOf(task.grid().axes().keySet());
    int total = task.points().size();
    List<Planned> rounds = run.planned().inside();
    try {
      for (SweepTask.Point point : task.points()) {
        run.round = point.text();
        run.again = !rows.isEmpty();
        run.sink.say(
            "sweep   %s: %s of %s, %s".formatted(task.name(), rows.size() + 1, total, run.round));
        Map<String, Object> row = new LinkedHashMap<>();
        point.values().forEach((axis, value) -> row.put(axis, value.value()));
        Map<String, Object> inner = new LinkedHashMap<>();
        List<Planned> round = rounds.get(rows.size()).inside();
        within(
            rows.isEmpty() ? run.sink : run.sink.untold(),
            () -> inner.putAll(run.frame.round(point, () -> round.forEach(step))));
        task.grid().made().stream()
            .map(name -> name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name)
            .forEach(name -> row.putIfAbsent(name, inner.get(name)));
        rows.add(new SweepTable.Row(row));
        run.values().put(task.name(), new SweepTable(task.name(), axes, task.columns(), rows));
        run.touched.add(task.name());
        partial = task;
      }
      partial = null;
    } catch (RuntimeException | Error e) {
      if (!rows.isEmpty()) {
        run.sink.say(
            "sweep   %s: the %s rows that finished are kept".formatted(task.name(), rows.size()));
      }
      throw e;
    } finally {
      run.round = "";
      run.again = false;
    }
  }

  /** Whether a task that did not end has left something all the same. */
  boolean left(Task task) {
    return partial == task;
  }

  /** Runs another script on values of its own; what it shows is not what this one shows. */
  void use(UseTask use) {
    List<Planned> steps = run.planned().inside();
    within(
        Sink.of(shown -> {}, run.sink::say), () -> run.frame.use(use, () -> steps.forEach(step)));
  }

  /** Does something for another to see. */
  private void within(Sink seen, Runnable work) {
    Sink outerSink = run.sink;
    Set<String> outerTouched = run.touched;
    boolean outerShown = run.shown;
    run.sink = seen;
    run.touched = new LinkedHashSet<>();
    try {
      work.run();
    } finally {
      run.sink = outerSink;
      run.touched = outerTouched;
      run.shown = outerShown;
    }
  }
}
