package org.tattle.dsl.check.type;

/**
 * Says something of each kind of expression: one that is new does not compile until everyone has.
 *
 * @param <R> what it says
 */
public interface TypedVisitor<R> {
  R visit(Typed.Constant expression);

  R visit(Typed.Items expression);

  R visit(Typed.Named expression);

  R visit(Typed.Thing expression);

  R visit(Typed.Drifted expression);

  R visit(Typed.Found expression);

  R visit(Typed.Reading expression);

  R visit(Typed.Column expression);

  R visit(Typed.Applied expression);

  R visit(Typed.Listed expression);

  R visit(Typed.Computed expression);

  R visit(Typed.Binary expression);

  R visit(Typed.Not expression);

  R visit(Typed.Wrong expression);
}
