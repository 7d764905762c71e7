package org.tattle.dsl.run.lineage;

import java.util.Optional;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.ModelTask;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.task.WorkVisitor;

/**
 * The scope that a statement is checked in when it is made again: what it took for current is
 * current there, whatever has been made since.
 */
final class AsItWas extends WorkVisitor<Scope> {
  private final Scope now;

  AsItWas(Scope now) {
    this.now = now;
  }

  private Scope on(String target) {
    return now.current(now.data(), now.model(), Optional.of(target));
  }

  @Override
  protected Scope unchanging() {
    return now;
  }

  @Override
  public Scope visit(TrainTask task) {
    return now.current(Optional.of(task.data()), task.using(), now.target());
  }

  @Override
  public Scope visit(MakeTask task) {
    return now.current(Optional.of(task.data()), task.using().or(now::model), now.target());
  }

  @Override
  public Scope visit(AttackTask task) {
    return on(task.target());
  }

  @Override
  public Scope visit(AttackAllTask task) {
    return on(task.target());
  }

  @Override
  public Scope visit(DefendTask task) {
    return on(task.parent());
  }

  @Override
  public Scope visit(UnlearnTask task) {
    return on(task.parent());
  }

  @Override
  public Scope visit(LoadDataTask task) {
    return now;
  }

  @Override
  public Scope visit(LoadTargetTask task) {
    return now;
  }

  @Override
  public Scope visit(ModelTask task) {
    return now;
  }

  @Override
  public Scope visit(LetTask task) {
    return now;
  }

  @Override
  public Scope visit(SweepTask task) {
    return now;
  }

  @Override
  public Scope visit(UseTask task) {
    return now;
  }

  @Override
  public Scope visit(SetTask task) {
    return now;
  }

  @Override
  public Scope visit(BudgetTask task) {
    return now;
  }

  @Override
  public Scope visit(ReleaseTask task) {
    return now;
  }

  @Override
  public Scope visit(ClaimTask task) {
    return now;
  }

  @Override
  public Scope visit(PairClaimTask task) {
    return now;
  }
}
