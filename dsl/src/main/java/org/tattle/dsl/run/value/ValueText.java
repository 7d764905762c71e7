package org.tattle.dsl.run.value;

import java.util.List;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.show.Numbers;
import org.tattle.measure.Estimate;

/** Values as text: in one line, or in a cell of a table. */
public final class ValueText {
  private ValueText() {}

  /** A value in one line. */
  public static String text(Object value, boolean share) {
    if (value instanceof Estimate e && !e.caveat().isEmpty()) {
      return text(e.plain(), share) + ", " + e.caveat();
    }
    if (value instanceof Estimate e && e.lower() == e.upper()) {
      return text(e.value(), share);
    }
    if (value instanceof Estimate e) {
      return share
          ? Numbers.share(e.value(), e.lower(), e.upper())
          : Numbers.estimate(e.value(), e.lower(), e.upper());
    }
    if (value instanceof Double number) {
      return share ? Numbers.share(number) : Numbers.real(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> text(item, false)).toList().toString();
    }
    return value == null ? Numbers.MISSING : String.valueOf(value);
  }

  /** The same in as few words as a cell of a table has room for. */
  static String cell(Object value, boolean share) {
    if (value == null) {
      return Numbers.MISSING;
    }
    if (!(value instanceof Estimate e)) {
      return text(value, share);
    }
    return switch (e.caveat().kind()) {
      case TOO_FEW -> Numbers.TOO_FEW;
      case UNPROVED -> Numbers.ABOUT + text(e.plain(), share);
      case NONE, BACKWARDS -> text(e.plain(), share);
    };
  }

  /** Whether an expression is read in per cent. */
  public static boolean share(Typed typed) {
    return typed instanceof Typed.Reading reading && reading.measure().about().share();
  }
}
