package org.tattle.dsl.check.expression;

import org.tattle.component.Metric;
import org.tattle.dsl.check.type.Function;
import org.tattle.dsl.check.type.Literal;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Source;

/** Numbers that what they are compared with can never reach. */
final class OutOfReach {
  private OutOfReach() {}

  /** Warns of a number that what it is compared with can never reach: an audit would be idle. */
  static void warn(Typed measured, Typed compared, Source source, Findings findings) {
    double most = most(measured);
    if (compared instanceof Typed.Constant constant && (Double) constant.value() > most) {
      findings.add(
          findings
              .of(
                  ValueFaults.DECIDES_NOTHING,
                  compared.span(),
                  source.text(measured.span()),
                  Literal.number(most),
                  source.text(compared.span()))
              .hint("per cents have their sign: `%s%%`".formatted(Literal.text(constant))));
    }
  }

  /** The most that a number can be that is read off something; infinity where nobody knows. */
  private static double most(Typed typed) {
    if (typed instanceof Typed.Reading reading) {
      Metric about = reading.measure().about();
      return about.share() ? 1 : about.max();
    }
    if (typed instanceof Typed.Column column) {
      return most(column.of());
    }
    boolean among =
        typed instanceof Typed.Applied applied
            && applied.function() != Function.COUNT
            && applied.function() != Function.SD;
    return among ? most(((Typed.Applied) typed).list()) : Double.POSITIVE_INFINITY;
  }
}
