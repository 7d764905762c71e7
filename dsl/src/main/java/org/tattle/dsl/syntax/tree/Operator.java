package org.tattle.dsl.syntax.tree;

/** What stands between two expressions. A higher binding holds its operands tighter. */
public enum Operator {
  TIMES("*", 5),
  OVER("/", 5),
  PLUS("+", 4),
  MINUS("-", 4),
  LESS("<", 3),
  AT_MOST("<=", 3),
  MORE(">", 3),
  AT_LEAST(">=", 3),
  EQUAL("==", 3),
  UNEQUAL("!=", 3),
  AND("and", 1),
  OR("or", 0);

  private final String symbol;
  private final int binding;

  Operator(String symbol, int binding) {
    this.symbol = symbol;
    this.binding = binding;
  }

  /** How scripts write it. */
  public String symbol() {
    return symbol;
  }

  /** How tightly it holds; {@code not} stands at 2, between comparison and {@code and}. */
  public int binding() {
    return binding;
  }

  /** Whether it takes numbers to a number. */
  public boolean arithmetic() {
    return binding >= 4;
  }

  /** Whether it takes numbers to a truth value. */
  public boolean comparison() {
    return binding == 3;
  }

  public static Operator of(String symbol) {
    for (Operator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return operator;
      }
    }
    throw new IllegalArgumentException("no operator " + symbol);
  }
}
