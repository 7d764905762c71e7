package org.tattle.dsl.syntax.tree;

/**
 * Says something of each kind of clause: one that is new does not compile until everyone has.
 *
 * @param <R> what it says
 */
public interface ClauseVisitor<R> {
  R visit(Clause.On clause);

  R visit(Clause.Using clause);

  R visit(Clause.Of clause);

  R visit(Clause.By clause);

  R visit(Clause.To clause);

  R visit(Clause.Title clause);

  R visit(Clause.As clause);

  R visit(Clause.With clause);
}
