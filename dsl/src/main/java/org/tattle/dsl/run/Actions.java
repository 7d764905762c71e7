package org.tattle.dsl.run;

import org.tattle.dsl.check.task.AssertTask;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.ExplainTask;
import org.tattle.dsl.check.task.ExportTask;
import org.tattle.dsl.check.task.GroupTask;
import org.tattle.dsl.check.task.HelpTask;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.ModelTask;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.task.PlotTask;
import org.tattle.dsl.check.task.RefreshTask;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.ReportTask;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.ShowTask;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.task.ViewTask;
import org.tattle.dsl.run.help.Help;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.value.Evaluator;
import org.tattle.dsl.show.Figure;

/** What to do for each task, on the values of a session. */
final class Actions implements Task.Visitor<Runnable> {
  private final Run run;
  private final Help help;
  private final Blocks blocks;
  private final Targets targets;
  private final Attacks attacks;
  private final Spending spending;
  private final Displays displays;
  private final Judgements judgements;
  private final Files files;

  Actions(Run run, Help help, Blocks blocks) {
    this.run = run;
    this.help = help;
    this.blocks = blocks;
    spending = new Spending(run);
    attacks = new Attacks(run);
    targets = new Targets(run, spending, attacks);
    displays = new Displays(run);
    judgements = new Judgements(run);
    files = new Files(run, displays, spending);
  }

  /** Shows something on request: then nothing is shown unasked. */
  private Runnable shown(Runnable show) {
    return () -> {
      run.shown = true;
      show.run();
    };
  }

  @Override
  public Runnable visit(LoadDataTask task) {
    return () -> targets.load(task);
  }

  @Override
  public Runnable visit(LoadTargetTask task) {
    return () -> targets.adopt(task);
  }

  @Override
  public Runnable visit(ModelTask task) {
    return () -> run.values().put(task.name(), task.model().component());
  }

  @Override
  public Runnable visit(TrainTask task) {
    return () -> targets.train(task);
  }

  @Override
  public Runnable visit(MakeTask task) {
    return () -> targets.make(task);
  }

  @Override
  public Runnable visit(AttackTask task) {
    return () -> attacks.attack(task);
  }

  @Override
  public Runnable visit(AttackAllTask task) {
    return () -> attacks.attackAll(task);
  }

  @Override
  public Runnable visit(DefendTask task) {
    return () -> targets.defend(task);
  }

  @Override
  public Runnable visit(UnlearnTask task) {
    return () -> targets.unlearn(task);
  }

  @Override
  public Runnable visit(SetTask task) {
    return () -> {
      run.frame.set(task.settings());
      run.control.set(run.settings().limit());
    };
  }

  @Override
  public Runnable visit(BudgetTask task) {
    return () -> spending.allow(task);
  }

  @Override
  public Runnable visit(SweepTask task) {
    return () -> blocks.sweep(task);
  }

  @Override
  public Runnable visit(UseTask task) {
    return () -> blocks.use(task);
  }

  @Override
  public Runnable visit(LetTask task) {
    return () ->
        run.values().put(task.name(), Evaluator.demanding(run.values()).needed(task.value()));
  }

  @Override
  public Runnable visit(ReleaseTask task) {
    return () -> spending.release(task);
  }

  @Override
  public Runnable visit(ClaimTask task) {
    return shown(() -> judgements.promised(task));
  }

  @Override
  public Runnable visit(PairClaimTask task) {
    return shown(() -> judgements.promised(task));
  }

  @Override
  public Runnable visit(ShowTask task) {
    return shown(() -> task.values().forEach(displays::show));
  }

  @Override
  public Runnable visit(ViewTask task) {
    return shown(
        () -> displays.look(task).forEach(shown -> run.show(shown, displays.audience(task))));
  }

  @Override
  public Runnable visit(PlotTask task) {
    return shown(
        () -> {
          Figure figure = displays.figure(task);
          run.show(figure, displays.audience(task));
          task.picture().ifPresent(picture -> files.picture(picture, figure));
        });
  }

  @Override
  public Runnable visit(CompareTask task) {
    return shown(() -> displays.compare(task));
  }

  @Override
  public Runnable visit(GroupTask task) {
    return shown(() -> displays.group(task));
  }

  @Override
  public Runnable visit(AssertTask task) {
    return () -> judgements.claim(task);
  }

  @Override
  public Runnable visit(ExportTask task) {
    return () -> files.export(task);
  }

  @Override
  public Runnable visit(ReportTask task) {
    return () -> files.report(task);
  }

  @Override
  public Runnable visit(ExplainTask task) {
    return shown(() -> explain(task));
  }

  /** The session does it: it stands alone, and what it makes again are other tasks. */
  @Override
  public Runnable visit(RefreshTask task) {
    return () -> {};
  }

  @Override
  public Runnable visit(HelpTask task) {
    return shown(() -> run.show(help.about(task.words()), Audience.OTHERS));
  }

  private void explain(ExplainTask task) {
    run.sink.show(
        run.plan(task.explained(), true).sound().view(),
        run.secrecy.any(run.values()) ? Audience.CURATOR : Audience.OTHERS);
  }
}
