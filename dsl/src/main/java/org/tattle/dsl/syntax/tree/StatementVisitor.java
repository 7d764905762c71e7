package org.tattle.dsl.syntax.tree;

/**
 * Says something of each kind of statement.
 *
 * @param <R> what it says
 */
public interface StatementVisitor<R> {
  R visit(Statement.Param statement);

  R visit(Statement.Use statement);

  R visit(Statement.Set statement);

  R visit(Statement.Limit statement);

  R visit(Statement.Let statement);

  R visit(Statement.Act statement);

  R visit(Statement.Train statement);

  R visit(Statement.Sweep statement);

  R visit(Statement.Refresh statement);

  R visit(Statement.Compare statement);

  R visit(Statement.Show statement);

  R visit(Statement.Export statement);

  R visit(Statement.Report statement);

  R visit(Statement.Assert statement);

  R visit(Statement.Explain statement);

  R visit(Statement.Help statement);

  R visit(Statement.Release statement);

  R visit(Statement.Claim statement);

  R visit(Statement.Bare statement);

  R visit(Statement.Broken statement);
}
