package org.tattle.dsl.syntax.tree;

/**
 * Says something of each kind of value: one that is new does not compile until everyone has.
 *
 * @param <R> what it says
 */
public interface ExpressionVisitor<R> {
  R visit(Expression.Number value);

  R visit(Expression.Text value);

  R visit(Expression.Flag value);

  R visit(Expression.ListOf value);

  R visit(Expression.Range value);

  R visit(Expression.Path value);

  R visit(Expression.Binary value);

  R visit(Expression.Not value);

  R visit(Expression.Unreadable value);
}
