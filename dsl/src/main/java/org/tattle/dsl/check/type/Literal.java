package org.tattle.dsl.check.type;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.tattle.component.NumberUnit;

/** Values known before a script runs, as a script would write them. */
public final class Literal {
  private Literal() {}

  /** A number, flag, text, word, or a list of them. */
  public static String text(Typed typed) {
    if (typed instanceof Typed.Items items) {
      return items.items().stream().map(Literal::text).collect(Collectors.joining(", ", "[", "]"));
    }
    Typed.Constant constant = (Typed.Constant) typed;
    return switch (constant.type()) {
      case NUMBER -> number((Double) constant.value(), constant.measure());
      case TEXT ->
          "\"" + constant.value().toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      default -> constant.value().toString();
    };
  }

  /** A plain number. */
  public static String number(double value) {
    return number(value, NumberUnit.Measure.PLAIN);
  }

  private static String number(double value, NumberUnit.Measure measure) {
    if (measure == NumberUnit.Measure.SHARE) {
      BigDecimal percent = new BigDecimal(Double.toString(value)).movePointRight(2);
      String text = percent.stripTrailingZeros().toPlainString();
      if (Double.parseDouble(text) * NumberUnit.PERCENT.factor() == value) {
        return text + "%";
      }
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    String text =
        exponent >= -4 && exponent < 9
            ? exact.toPlainString()
            : exact.movePointLeft(exponent).toPlainString() + "e" + exponent;
    return measure == NumberUnit.Measure.DURATION ? text + "s" : text;
  }
}
