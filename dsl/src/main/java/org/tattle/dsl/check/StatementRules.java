package org.tattle.dsl.check;

import java.util.Map;
import org.tattle.Kinds;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.HelpTask;
import org.tattle.dsl.check.task.RefreshTask;
import org.tattle.dsl.check.verb.Acting;
import org.tattle.dsl.check.verb.Attacking;
import org.tattle.dsl.check.verb.Comparing;
import org.tattle.dsl.check.verb.Exporting;
import org.tattle.dsl.check.verb.Making;
import org.tattle.dsl.check.verb.Releasing;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.tree.StatementVisitor;

/** Who checks each statement, and where it may stand. */
final class StatementRules implements StatementVisitor<StatementRules.Rule> {

  /**
   * How a statement is checked.
   *
   * @param repeats whether it may stand in a block that runs many times
   */
  record Rule(boolean repeats, Runnable check) {}

  private final CheckState context;
  private final Making making;
  private final Showing showing;
  private final Comparing comparing;
  private final Declaring declaring;
  private final Sweeping sweeping;
  private final Exporting exporting;
  private final Releasing releasing;
  private final Acting acting;

  StatementRules(CheckState context) {
    StatementNames names = new StatementNames(context);
    Attacking attacking = new Attacking(context, names);
    this.context = context;
    this.declaring = new Declaring(context, names);
    this.exporting = new Exporting(context, names);
    this.sweeping = new Sweeping(context, names);
    this.releasing = new Releasing(context, names);
    this.making = new Making(context, names);
    this.showing = new Showing(context, names);
    this.comparing = new Comparing(context, names);
    this.acting =
        new Acting(
            context,
            names,
            making::subject,
            Map.of(
                Kinds.DATA, making::load,
                Kinds.MODEL, making::model,
                Kinds.ATTACK, attacking::attack,
                Kinds.DEFENSE, attacking::defend,
                Kinds.UNLEARNING, attacking::unlearn,
                Plot.KIND, new Plotting(context, names)::plot));
  }

  /** Says what a script of that name was given and does not declare. */
  void undeclared(String script) {
    declaring.undeclared(script);
  }

  private static Rule anywhere(Runnable check) {
    return new Rule(true, check);
  }

  private static Rule once(Runnable check) {
    return new Rule(false, check);
  }

  @Override
  public Rule visit(Statement.Param statement) {
    return once(() -> declaring.param(statement));
  }

  @Override
  public Rule visit(Statement.Use statement) {
    return once(() -> declaring.use(statement));
  }

  @Override
  public Rule visit(Statement.Set statement) {
    return anywhere(() -> showing.set(statement));
  }

  @Override
  public Rule visit(Statement.Limit statement) {
    return anywhere(() -> releasing.limit(statement));
  }

  @Override
  public Rule visit(Statement.Let statement) {
    return anywhere(() -> showing.let(statement));
  }

  /** One that writes a file stands once, as else the last round would be all there is. */
  @Override
  public Rule visit(Statement.Act statement) {
    return new Rule(statement.clauses().to().isEmpty(), () -> acting.act(statement));
  }

  @Override
  public Rule visit(Statement.Train statement) {
    return anywhere(() -> making.train(statement));
  }

  @Override
  public Rule visit(Statement.Sweep statement) {
    return once(() -> sweeping.sweep(statement));
  }

  @Override
  public Rule visit(Statement.Refresh statement) {
    return once(() -> context.step(new RefreshTask(statement.span()), context.scope));
  }

  @Override
  public Rule visit(Statement.Compare statement) {
    return anywhere(() -> comparing.compare(statement));
  }

  @Override
  public Rule visit(Statement.Show statement) {
    return anywhere(() -> showing.show(statement));
  }

  @Override
  public Rule visit(Statement.Export statement) {
    return once(() -> exporting.export(statement));
  }

  @Override
  public Rule visit(Statement.Report statement) {
    return once(() -> exporting.report(statement));
  }

  @Override
  public Rule visit(Statement.Assert statement) {
    return anywhere(() -> showing.claim(statement));
  }

  @Override
  public Rule visit(Statement.Explain statement) {
    return once(() -> showing.explain(statement));
  }

  @Override
  public Rule visit(Statement.Help statement) {
    return anywhere(() -> help(statement));
  }

  @Override
  public Rule visit(Statement.Release statement) {
    return anywhere(() -> releasing.release(statement));
  }

  @Override
  public Rule visit(Statement.Claim statement) {
    return anywhere(() -> releasing.claim(statement));
  }

  @Override
  public Rule visit(Statement.Bare statement) {
    return anywhere(() -> showing.bare(statement));
  }

  @Override
  public Rule visit(Statement.Broken statement) {
    return anywhere(() -> context.findings.spoil(statement.names()));
  }

  private void help(Statement.Help help) {
    context.step(
        new HelpTask(help.span(), help.words().stream().map(Name::text).toList()), context.scope);
  }
}
