package org.tattle.dsl.check.expression;

import java.util.Optional;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.type.Arithmetic;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.run.Fault;

/**
 * Numbers that follow from the script alone: literals, formulas of them, and arithmetic with both.
 * They can stand wherever a number can. A formula that proves nothing is none of them: what rests
 * on it would look proved.
 */
public final class Known {
  private Known() {}

  /**
   * The number, if it is known before anything runs.
   *
   * @param scope where its names stand for something
   */
  public static Optional<Double> number(Typed typed, Scope scope) {
    if (typed instanceof Typed.Constant constant) {
      return constant.type() == Type.NUMBER
          ? Optional.of((Double) constant.value())
          : Optional.empty();
    } else if (typed instanceof Typed.Computed computed) {
      return formula(computed);
    } else if (typed instanceof Typed.Named named) {
      return scope
          .find(named.name(), Entry.Value.class)
          .flatMap(entry -> number(entry.value(), scope));
    } else if (typed instanceof Typed.Binary binary && binary.operator().arithmetic()) {
      return number(binary.left(), scope)
          .flatMap(
              left ->
                  number(binary.right(), scope)
                      .map(right -> Arithmetic.of(binary.operator(), left, right)));
    }
    return Optional.empty();
  }

  private static Optional<Double> formula(Typed.Computed computed) {
    var formula = computed.formula().component();
    try {
      return formula.doubt().isPresent() ? Optional.empty() : Optional.of(formula.value());
    } catch (Fault fault) {
      return Optional.empty();
    }
  }
}
