package org.tattle.dsl.syntax.wording;

import java.util.stream.Collectors;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.ExpressionVisitor;

/**
 * Expressions as text.
 *
 * @param binding how tightly what stands around it binds: what binds less gets parentheses
 */
record ExpressionWording(int binding) implements ExpressionVisitor<String> {
  /** Where any operator may stand. */
  static final int LOOSEST = 0;

  /** How tightly {@code not} holds its operand. */
  private static final int NOT = 2;

  /** Where the grammar has values and no operators. */
  static final int VALUE = Integer.MAX_VALUE - 1;

  /** Where not even a range may stand. */
  private static final int ATOM = Integer.MAX_VALUE;

  @Override
  public String visit(Expression.Number number) {
    return number.literal();
  }

  @Override
  public String visit(Expression.Text text) {
    return Wording.text(text);
  }

  @Override
  public String visit(Expression.Flag flag) {
    return String.valueOf(flag.value());
  }

  @Override
  public String visit(Expression.ListOf list) {
    return list.items().stream().map(Wording::value).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String visit(Expression.Range range) {
    String text =
        Wording.expression(range.from(), ATOM) + ".." + Wording.expression(range.to(), ATOM);
    return within(VALUE, text);
  }

  @Override
  public String visit(Expression.Path path) {
    return Wording.path(path);
  }

  @Override
  public String visit(Expression.Binary binary) {
    int own = binary.operator().binding();
    return within(
        own,
        Wording.expression(binary.left(), own)
            + " "
            + binary.operator().symbol()
            + " "
            + Wording.expression(binary.right(), own + 1));
  }

  @Override
  public String visit(Expression.Not not) {
    return within(NOT, "not " + Wording.expression(not.operand(), NOT));
  }

  @Override
  public String visit(Expression.Unreadable unreadable) {
    throw new IllegalArgumentException("an expression that could not be read cannot be written");
  }

  private String within(int own, String text) {
    return own < binding ? "(" + text + ")" : text;
  }
}
