package org.tattle.dsl.check.expression;

import java.util.Optional;
import org.tattle.component.NumberUnit;
import org.tattle.component.Parameter;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;

/** Tells numbers of one kind from those of another: counts, shares, durations. */
public final class NumberKind {
  private NumberKind() {}

  /** What a number is instead, with its article, if it is not of the kind that is wanted. */
  public static Optional<String> other(Parameter.Type wanted, Typed.Constant given) {
    if (given.type() != Type.NUMBER) {
      return Optional.of(given.type().noun());
    }
    if (!measure(wanted).takes(given.measure())) {
      return Optional.of(given.measure().noun());
    }
    double value = (Double) given.value();
    boolean counted = wanted == Parameter.Type.COUNT || wanted == Parameter.Type.ROWS;
    return counted && value != Math.rint(value)
        ? Optional.of("not a whole number")
        : Optional.empty();
  }

  private static NumberUnit.Measure measure(Parameter.Type wanted) {
    return switch (wanted) {
      case SHARE -> NumberUnit.Measure.SHARE;
      case DURATION -> NumberUnit.Measure.DURATION;
      default -> NumberUnit.Measure.PLAIN;
    };
  }
}
