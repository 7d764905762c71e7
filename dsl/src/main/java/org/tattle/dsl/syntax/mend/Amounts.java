package org.tattle.dsl.syntax.mend;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleLexer;
import org.tattle.run.catalogue.Sentence;

/**
 * Numbers and lists as people write them elsewhere: decimal commas, groups of digits, units apart
 * from their number, powers, lists without brackets.
 */
final class Amounts {
  /** Units in words, and how they are written behind a number. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          entry("ms", "ms"),
          entry("milliseconds", "ms"),
          entry("s", "s"),
          entry("sec", "s"),
          entry("secs", "s"),
          entry("second", "s"),
          entry("seconds", "s"),
          entry("min", "min"),
          entry("mins", "min"),
          entry("minute", "min"),
          entry("minutes", "min"),
          entry("h", "h"),
          entry("hr", "h"),
          entry("hrs", "h"),
          entry("hour", "h"),
          entry("hours", "h"),
          entry("d", "d"),
          entry("day", "d"),
          entry("days", "d"),
          entry("k", "k"),
          entry("thousand", "k"),
          entry("million", "M"),
          entry("percent", "%"),
          entry("pct", "%"),
          entry("%", "%"));

  private final Source source;
  private final Brackets brackets;

  Amounts(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
  }

  /** What number or list was meant, if the fault is in one. */
  Optional<Diagnostic> fault(Token culprit) {
    return unit(culprit)
        .or(() -> digits(culprit))
        .or(() -> power(culprit))
        .or(() -> commas(culprit));
  }

  /** {@code limit=10 minutes}, {@code share=10 %}. */
  private Optional<Diagnostic> unit(Token culprit) {
    Token number = brackets.previous(culprit);
    String unit = UNITS.get(text(culprit).toLowerCase(Locale.ROOT));
    if (unit == null
        || number.getType() != TattleLexer.NUMBER
        || brackets.next(culprit).getType() == TattleLexer.GETS
        || brackets.next(culprit).getType() == TattleLexer.NUMBER) {
      return Optional.empty();
    }
    return Optional.of(instead(number, culprit, SyntaxFaults.UNIT_APART, text(number) + unit));
  }

  /** {@code rows=10_000}. */
  private Optional<Diagnostic> digits(Token culprit) {
    Token number = brackets.previous(culprit);
    Token last = brackets.last(culprit);
    String all = source.text(Lexing.span(number, last));
    return text(culprit).startsWith("_")
            && number.getType() == TattleLexer.NUMBER
            && all.matches("[0-9]++(?:_[0-9]++)++")
        ? Optional.of(instead(number, last, SyntaxFaults.DIGITS_APART, all.replace("_", "")))
        : Optional.empty();
  }

  /** {@code 10**-5}, {@code 10^-5}. */
  private Optional<Diagnostic> power(Token culprit) {
    Token first = brackets.first(culprit);
    Token last = brackets.last(culprit);
    String all = source.text(Lexing.span(first, last));
    if (!all.matches("[0-9.]+(?:\\*\\*|\\^)-?[0-9]+")) {
      return Optional.empty();
    }
    Span span = Lexing.span(first, last);
    Diagnostic found = Diagnostic.of(SyntaxFaults.NO_POWERS, source, span);
    String[] parts = all.split("\\*\\*|\\^");
    String plain = "1e" + parts[1];
    return Optional.of(
        parts[0].equals("10")
            ? found.caption("write `" + plain + "`").fix(new Fix("write " + plain, span, plain))
            : found.hint("write the number out; powers of ten are written like 1e-5"));
  }

  /** {@code lr=0,001}, {@code rows=1,000}, {@code in 0.1, 1, 10}, {@code drop="a", "b"}. */
  private Optional<Diagnostic> commas(Token culprit) {
    if (brackets.previous(culprit).getType() != TattleLexer.COMMA || !item(culprit)) {
      return Optional.empty();
    }
    Token first = culprit;
    Token last = culprit;
    int items = 1;
    for (Token before = brackets.previous(first);
        separates(before);
        before = brackets.previous(first)) {
      first = signed(brackets.previous(before));
      items++;
    }
    int opener = brackets.previous(first).getType();
    if (opener != TattleLexer.GETS && opener != TattleLexer.IN) {
      return Optional.empty();
    }
    boolean number = culprit.getType() == TattleLexer.NUMBER && items == 2;
    for (Token after = brackets.next(last); follows(after); after = brackets.next(last)) {
      last = brackets.next(after);
      last = last.getType() == TattleLexer.MINUS ? brackets.next(last) : last;
      number = false;
    }
    Token comma = brackets.previous(culprit);
    boolean tight =
        brackets.touch(comma, culprit) && brackets.touch(brackets.previous(comma), comma);
    last = brackets.last(last);
    String all = source.text(Lexing.span(first, last));
    String list = all.contains("-") ? quoted(all) : "[" + all + "]";
    if (number && tight && all.matches("-?[0-9]+,[0-9]+")) {
      String decimal = all.replace(',', '.');
      boolean certain = all.matches("-?0,.*|.*,0.*");
      return Optional.of(
          certain
              ? instead(first, last, SyntaxFaults.DECIMAL_COMMA, decimal)
              : instead(first, last, SyntaxFaults.COMMA_OF_LISTS, list)
                  .caption("write `%s`, or `%s` for a list".formatted(decimal, list))
                  .fix(new Fix("write `" + decimal + "`", Lexing.span(first, last), decimal)));
    }
    return Optional.of(instead(first, last, SyntaxFaults.LIST_IN_SQUARE_BRACKETS, list));
  }

  /** A list whose items with hyphens are names of columns, and stand in quotes. */
  private static String quoted(String items) {
    return Arrays.stream(items.split(","))
        .map(String::strip)
        .map(it -> Unquoted.HYPHENS.matcher(it).matches() ? '"' + it + '"' : it)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private boolean separates(Token before) {
    return before.getType() == TattleLexer.COMMA && item(brackets.previous(before));
  }

  private boolean follows(Token after) {
    Token next = brackets.next(after);
    next = next.getType() == TattleLexer.MINUS ? brackets.next(next) : next;
    return after.getType() == TattleLexer.COMMA
        && item(next)
        && brackets.next(next).getType() != TattleLexer.GETS;
  }

  private Token signed(Token number) {
    Token before = brackets.previous(number);
    return before.getType() == TattleLexer.MINUS ? before : number;
  }

  private static boolean item(Token token) {
    return switch (token.getType()) {
      case TattleLexer.NUMBER, TattleLexer.QUANTITY, TattleLexer.STRING -> true;
      default -> Lexing.ident(token.getType());
    };
  }

  private Diagnostic instead(Token first, Token last, Sentence sentence, String plain) {
    Span span = Lexing.span(first, last);
    return Diagnostic.of(sentence, source, span)
        .caption("write `" + plain + "`")
        .fix(new Fix("write `" + plain + "`", span, plain));
  }

  private String text(Token token) {
    return source.text(Lexing.span(token));
  }
}
