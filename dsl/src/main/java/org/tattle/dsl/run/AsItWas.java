package org.tattle.dsl.run;

import java.util.Optional;
import org.tattle.dsl.check.AttackTask;
import org.tattle.dsl.check.BudgetTask;
import org.tattle.dsl.check.ClaimTask;
import org.tattle.dsl.check.DefendTask;
import org.tattle.dsl.check.LetTask;
import org.tattle.dsl.check.LoadDataTask;
import org.tattle.dsl.check.LoadTargetTask;
import org.tattle.dsl.check.ModelTask;
import org.tattle.dsl.check.ReleaseTask;
import org.tattle.dsl.check.Scope;
import org.tattle.dsl.check.SetTask;
import org.tattle.dsl.check.SweepTask;
import org.tattle.dsl.check.TrainTask;
import org.tattle.dsl.check.UseTask;
import org.tattle.dsl.check.WorkVisitor;

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
  public Scope visit(AttackTask task) {
    return on(task.target());
  }

  @Override
  public Scope visit(DefendTask task) {
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
}
