package org.tattle.dsl.check.task;

/**
 * A visitor to whom those tasks are alike that only show, write or judge what is there, or ask for
 * something: they make, change, train and spend nothing, and what it says of one is right for all.
 * A task of which that is not so is not among them.
 *
 * @param <R> what it says
 */
public abstract class WorkVisitor<R> implements Task.Visitor<R> {

  /** What it says of a task that changes nothing. */
  protected abstract R unchanging();

  @Override
  public final R visit(ShowTask task) {
    return unchanging();
  }

  @Override
  public final R visit(ViewTask task) {
    return unchanging();
  }

  @Override
  public final R visit(PlotTask task) {
    return unchanging();
  }

  /** A comparison may have a name, by which it is made again. */
  @Override
  public R visit(CompareTask task) {
    return unchanging();
  }

  /** The same for one of the rows of a table. */
  @Override
  public R visit(GroupTask task) {
    return unchanging();
  }

  @Override
  public final R visit(AssertTask task) {
    return unchanging();
  }

  @Override
  public final R visit(ExportTask task) {
    return unchanging();
  }

  @Override
  public final R visit(ReportTask task) {
    return unchanging();
  }

  @Override
  public final R visit(ExplainTask task) {
    return unchanging();
  }

  /** What was made is made again by its own statements, and by this one nothing. */
  @Override
  public R visit(RefreshTask task) {
    return unchanging();
  }

  @Override
  public final R visit(HelpTask task) {
    return unchanging();
  }
}
