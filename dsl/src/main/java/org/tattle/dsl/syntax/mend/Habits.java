package org.tattle.dsl.syntax.mend;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.dsl.syntax.word.Verb;
import org.tattle.dsl.syntax.word.Words;
import org.tattle.grammar.TattleLexer;

/**
 * What people write from the habit of another language, and what it is called here: calls with
 * parentheses, options with dashes, comments with slashes, files without quotes. The parser finds
 * the same fault without; this knows what to type instead.
 */
final class Habits {
  private static final Set<String> OTHERS = Set.of("in", "and", "or", "not", "true", "false");
  private static final Set<Integer> FILES = Set.of(TattleLexer.EXPORT, TattleLexer.REPORT);

  private final Source source;
  private final Brackets brackets;
  private final Unquoted unquoted;
  private final Amounts amounts;
  private final Borrowed borrowed;

  Habits(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
    this.unquoted = new Unquoted(source, brackets);
    this.amounts = new Amounts(source, brackets);
    this.borrowed = new Borrowed(source, brackets);
  }

  /** What was meant, if the fault is in a path, a name, a number or a list, whatever its signs. */
  Optional<Diagnostic> early(Token culprit) {
    return unquoted
        .fault(culprit)
        .or(() -> amounts.fault(culprit))
        .or(() -> borrowed.piped(culprit))
        .or(() -> capital(culprit));
  }

  /** What was meant, if the fault is one of habit. */
  Optional<Diagnostic> fault(Token culprit) {
    Token before = brackets.previous(culprit);
    return switch (culprit.getType()) {
      case TattleLexer.OVER, TattleLexer.MINUS ->
          borrowed.comment(culprit).or(() -> borrowed.dash(culprit, before));
      case TattleLexer.LPAREN -> call(culprit, culprit, before);
      case TattleLexer.COMMA -> comma(culprit);
      case TattleLexer.DOT -> plotted(culprit, before);
      case TattleLexer.GETS -> preposition(before);
      case TattleLexer.AND -> both(culprit, before);
      case TattleLexer.GT -> unequal(culprit, before);
      case TattleLexer.STRING -> text(culprit, before);
      case TattleLexer.NUMBER, TattleLexer.QUANTITY -> value(culprit, before);
      default -> Optional.empty();
    };
  }

  /** {@code attack mia(shadows=10)}, {@code train(target)}. */
  private Optional<Diagnostic> call(Token culprit, Token opener, Token before) {
    Token start = brackets.start(opener);
    boolean called = before == start || brackets.previous(before) == start;
    Optional<Token> closer = brackets.closer(opener);
    if (!Lexing.verb(start.getType()) || !called || closer.isEmpty()) {
      return Optional.empty();
    }
    Span whole = Lexing.span(opener, closer.get());
    String inner = source.text(new Span(whole.start() + 1, whole.length() - 2)).strip();
    Token first = brackets.next(opener);
    boolean argument = brackets.next(first).getType() == TattleLexer.GETS;
    boolean about = before != start && Lexing.ident(first.getType());
    String link =
        argument
            ? " with "
            : about ? Verb.preposition(start.getType()).map(" %s "::formatted).orElse(" ") : " ";
    String head = source.text(Lexing.span(start, before)) + link;
    String plain = (head + inner).strip();
    return Optional.of(
        at(culprit, culprit)
            .caption("write `%s`".formatted(plain))
            .fix(new Fix("write it without", Lexing.span(start, closer.get()), plain)));
  }

  /** {@code hidden=(64, 32)}, {@code assert(a < b, "why")}. */
  private Optional<Diagnostic> comma(Token culprit) {
    Token start = brackets.start(culprit);
    Optional<Token> open = brackets.open(start.getTokenIndex(), culprit.getTokenIndex());
    if (open.isEmpty() || open.get().getType() != TattleLexer.LPAREN) {
      return Optional.empty();
    }
    Token before = brackets.previous(open.get());
    Optional<Token> closer = brackets.closer(open.get());
    if (before == start) {
      return call(culprit, open.get(), before);
    } else if (closer.isEmpty() || Lexing.ident(before.getType())) {
      return Optional.empty();
    }
    Span whole = Lexing.span(open.get(), closer.get());
    String list = "[" + source.text(new Span(whole.start() + 1, whole.length() - 2)) + "]";
    return Optional.of(
        Diagnostic.of(SyntaxFaults.LIST_IN_SQUARE_BRACKETS, source, whole)
            .caption("write `%s`".formatted(list))
            .fix(new Fix("write `[` and `]`", whole, list)));
  }

  /** {@code plot base.mia.roc}. */
  private Optional<Diagnostic> plotted(Token culprit, Token before) {
    return brackets.previous(before).getType() == TattleLexer.PLOT
        ? Optional.of(
            at(culprit, culprit)
                .caption("expected the name of a plot, and what it shows behind `of`"))
        : Optional.empty();
  }

  /** {@code attack mia using shadows=10}. */
  private Optional<Diagnostic> preposition(Token name) {
    Token word = brackets.previous(name);
    boolean clause = Lexing.continues(word.getType()) && word.getType() != TattleLexer.WITH;
    return clause && Lexing.ident(name.getType())
        ? Optional.of(
            Diagnostic.of(SyntaxFaults.ARGUMENT_TOO_LATE, source, Lexing.span(word), text(word))
                .caption("write `with`")
                .fix(new Fix("write `with`", Lexing.span(word), "with")))
        : Optional.empty();
  }

  /** {@code SET seed TO 3}: a word of the language, written large. */
  Optional<Diagnostic> capital(Token culprit) {
    String word = text(culprit);
    String small = word.toLowerCase(Locale.ROOT);
    boolean ours =
        Words.VERBS.contains(small) || Words.CLAUSES.contains(small) || OTHERS.contains(small);
    return ours && !small.equals(word)
        ? Optional.of(
            at(culprit, culprit)
                .caption("write `" + small + "`")
                .fix(new Fix("write it small", Lexing.span(culprit), small)))
        : Optional.empty();
  }

  /** {@code compare a and b}. */
  private Optional<Diagnostic> both(Token culprit, Token before) {
    return Lexing.ident(before.getType()) && Borrowed.names(brackets.previous(before))
        ? Optional.of(
            at(culprit, culprit)
                .caption("write `,`")
                .fix(
                    new Fix(
                        "write `,`",
                        Span.between(Lexing.span(before).end(), Lexing.span(culprit).end()),
                        ",")))
        : Optional.empty();
  }

  /** {@code a <> b}. */
  private Optional<Diagnostic> unequal(Token culprit, Token before) {
    return before.getType() == TattleLexer.LT && Lexing.touch(before, culprit)
        ? Optional.of(
            at(before, culprit)
                .caption("write `!=`")
                .fix(new Fix("write `!=`", Lexing.span(before, culprit), "!=")))
        : Optional.empty();
  }

  /** {@code export t as "t.json"}, {@code report "audit.html"}, {@code load "patients.csv"}. */
  private Optional<Diagnostic> text(Token culprit, Token before) {
    if (before.getType() == TattleLexer.LOAD) {
      return Optional.of(unquoted.kindless(culprit, culprit));
    } else if (!FILES.contains(brackets.start(culprit).getType())) {
      return Optional.empty();
    }
    boolean as = before.getType() == TattleLexer.AS;
    Span place = as ? Lexing.span(before) : new Span(Lexing.span(culprit).start(), 0);
    return Optional.of(
        Diagnostic.of(SyntaxFaults.FILE_BEHIND_TO, source, Lexing.span(as ? before : culprit))
            .caption(as ? "write `to`" : "write `to` before it")
            .fix(new Fix("write `to`", place, as ? "to" : "to ")));
  }

  /** {@code set seed 3}, {@code defend dropout 50%}. */
  private Optional<Diagnostic> value(Token culprit, Token before) {
    Token start = brackets.start(culprit);
    Token name = before.getType() == TattleLexer.TO ? brackets.previous(before) : before;
    boolean setting =
        start.getType() == TattleLexer.SET
            && Lexing.ident(name.getType())
            && brackets.previous(name) == start;
    if (setting) {
      Span between = Span.between(Lexing.span(name).end(), Lexing.span(culprit).start());
      return Optional.of(
          at(culprit, culprit)
              .caption("write `%s=%s`".formatted(text(name), text(culprit)))
              .fix(new Fix("write `=`", between, "=")));
    }
    boolean bare = Verb.noun(start.getType()).isPresent() && brackets.previous(before) == start;
    return bare
        ? Optional.of(
            at(culprit, culprit)
                .caption(
                    "expected the name of what it sets, as in `name=%s`".formatted(text(culprit))))
        : Optional.empty();
  }

  private Diagnostic at(Token first, Token last) {
    return Lexing.misplaced(source, first, last);
  }

  private String text(Token token) {
    return Lexing.shown(source, token);
  }
}
