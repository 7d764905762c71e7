package org.tattle.dsl.syntax.tree;

import java.util.List;
import java.util.Optional;
import org.tattle.component.NumberUnit;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/** Numbers and texts as written to their values. */
public final class Literals {
  private final Source source;
  private final List<Diagnostic> diagnostics;

  public Literals(Source source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /**
   * @param literal sign, digits and unit, without blanks
   */
  public Expression number(Span span, String literal) {
    int digits = NumberUnit.digits(literal);
    String symbol = literal.substring(digits);
    Optional<NumberUnit> unit = NumberUnit.of(symbol);
    if (unit.isEmpty()) {
      Span where = Span.between(span.end() - symbol.length(), span.end());
      diagnostics.add(
          Diagnostic.of(SyntaxFaults.NOT_A_UNIT, source, where, symbol)
              .suggest(Suggest.near(symbol, NumberUnit.symbols()))
              .hint("units: " + String.join(" ", NumberUnit.symbols())));
      return new Expression.Unreadable(span);
    }
    double value = unit.get().times(literal.substring(0, digits));
    if (Double.isInfinite(value)) {
      return outOfRange(span, literal, "larger", "1.8e308");
    }
    if (value == 0 && significant(literal.substring(0, digits))) {
      return outOfRange(span, literal, "nearer to zero", "4.9e-324");
    }
    return new Expression.Number(span, value, unit.get(), literal);
  }

  private Expression outOfRange(Span span, String literal, String how, String limit) {
    String shown = literal.length() > 20 ? literal.substring(0, 17) + "..." : literal;
    diagnostics.add(Diagnostic.of(SyntaxFaults.NO_SUCH_NUMBER, source, span, shown, how, limit));
    return new Expression.Unreadable(span);
  }

  private static boolean significant(String digits) {
    return digits.split("[eE]")[0].chars().anyMatch(unit -> unit >= '1' && unit <= '9');
  }

  /**
   * @param quoted the text with its quotes
   */
  public Expression.Text text(Span span, String quoted) {
    StringBuilder value = new StringBuilder(quoted.length());
    for (int i = 1; i < quoted.length() - 1; i++) {
      char unit = quoted.charAt(i);
      if (unit != '\\') {
        value.append(unit);
        continue;
      }
      char escaped = quoted.charAt(++i);
      switch (escaped) {
        case 'n' -> value.append('\n');
        case 't' -> value.append('\t');
        case '"', '\\' -> value.append(escaped);
        default -> {
          value.append(escaped);
          unknownEscape(new Span(span.start() + i - 1, 2));
        }
      }
    }
    return new Expression.Text(span, value.toString());
  }

  private void unknownEscape(Span span) {
    diagnostics.add(Diagnostic.of(SyntaxFaults.NO_ESCAPE, source, span, source.text(span)));
  }
}
