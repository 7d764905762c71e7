package org.tattle.dsl.check.type;

import org.tattle.dsl.syntax.tree.Operator;

/** What operators do with numbers. */
public final class Arithmetic {
  private Arithmetic() {}

  /** The number that an arithmetic operator makes of two. */
  public static double of(Operator operator, double a, double b) {
    return switch (operator) {
      case TIMES -> a * b;
      case OVER -> a / b;
      case PLUS -> a + b;
      case MINUS -> a - b;
      default -> throw new IllegalArgumentException(operator + " makes no number");
    };
  }

  /** Whether a comparison holds. */
  public static boolean holds(Operator operator, double a, double b) {
    return switch (operator) {
      case LESS -> a < b;
      case AT_MOST -> a <= b;
      case MORE -> a > b;
      case AT_LEAST -> a >= b;
      case EQUAL -> a == b;
      case UNEQUAL -> a != b;
      default -> throw new IllegalArgumentException(operator + " compares nothing");
    };
  }
}
