package org.tattle.dsl.run;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.plan.Plan;
import org.tattle.dsl.plan.Planned;
import org.tattle.dsl.run.help.Help;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.value.SweepTable;
import org.tattle.dsl.run.value.Tables;
import org.tattle.dsl.run.value.Views;
import org.tattle.dsl.show.audit.Attacked;

/** Does tasks one by one, on the values of a session. */
final class Runner {
  private final Run run;
  private final Blocks blocks;
  private final Actions actions;

  Runner(Run run, Help help) {
    this.run = run;
    blocks = new Blocks(run, this::run);
    actions = new Actions(run, help, blocks);
  }

  Settings settings() {
    return run.settings();
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

  /** Whether a task that did not end has left something all the same. */
  boolean left(Task task) {
    return blocks.left(task);
  }

  /** A plan of what comes next. */
  Plan plan(List<Checked.Step> steps, boolean costed) {
    return run.plan(steps, costed);
  }

  /** Does what was planned. */
  void run(Planned planned) {
    run.at = planned.step();
    run.control.check();
    run.begin(planned);
    planned.step().task().accept(actions).run();
  }

  /**
   * Shows what was made or attacked, unless something was shown on request: a script that says
   * nothing about showing is about its result.
   */
  void summarise() {
    List<Object> all =
        run.touched.stream().map(run.values()::get).filter(Objects::nonNull).toList();
    List<Attacked> attacked =
        all.stream().filter(Attacked.class::isInstance).map(Attacked.class::cast).toList();
    if (!run.shown && !attacked.isEmpty()) {
      Audience audience =
          run.secrecy.named(attacked.stream().map(Attacked::name).toList(), run.values());
      Views.attacked(attacked).forEach(shown -> run.show(shown, audience));
    }
    if (!run.shown) {
      all.stream()
          .filter(SweepTable.class::isInstance)
          .map(SweepTable.class::cast)
          .forEach(
              grid ->
                  run.show(Tables.of(grid), run.secrecy.named(List.of(grid.name()), run.values())));
    }
  }
}
