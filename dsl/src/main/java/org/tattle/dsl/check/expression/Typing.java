package org.tattle.dsl.check.expression;

import org.tattle.component.NumberUnit;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.ExpressionVisitor;

/**
 * What each kind of expression is, where a value is wanted.
 *
 * @param typer whose names, and who says what is wrong
 */
record Typing(Typer typer) implements ExpressionVisitor<Typed> {
  @Override
  public Typed visit(Expression.Number number) {
    return new Typed.Constant(number.span(), Type.NUMBER, number.value(), number.unit().measure());
  }

  @Override
  public Typed visit(Expression.Text text) {
    return new Typed.Constant(text.span(), Type.TEXT, text.value(), NumberUnit.Measure.PLAIN);
  }

  @Override
  public Typed visit(Expression.Flag flag) {
    return new Typed.Constant(flag.span(), Type.FLAG, flag.value(), NumberUnit.Measure.PLAIN);
  }

  @Override
  public Typed visit(Expression.ListOf list) {
    return new Typed.Items(list.span(), list.items().stream().map(typer::value).toList());
  }

  @Override
  public Typed visit(Expression.Range range) {
    return typer.range(range);
  }

  @Override
  public Typed visit(Expression.Path path) {
    return path.call() ? typer.applied(path) : typer.paths().resolve(path);
  }

  @Override
  public Typed visit(Expression.Binary binary) {
    return typer.binary(binary);
  }

  @Override
  public Typed visit(Expression.Not not) {
    return typer.not(not);
  }

  /** What is the matter with it has been said. */
  @Override
  public Typed visit(Expression.Unreadable unreadable) {
    return new Typed.Wrong(unreadable.span());
  }
}
