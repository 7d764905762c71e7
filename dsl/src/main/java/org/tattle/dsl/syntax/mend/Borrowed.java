package org.tattle.dsl.syntax.mend;

import java.util.List;
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
import org.tattle.dsl.syntax.word.TokenSets;
import org.tattle.dsl.syntax.word.Verb;
import org.tattle.dsl.syntax.word.Words;
import org.tattle.grammar.TattleLexer;

/** What people write who are used to shells and to other languages: comments, options, pipes. */
final class Borrowed {
  private static final Set<String> PIPES =
      Set.of("|", "||", "|>", "%>%", "&&", "&", "and", "then", "->");

  private final Source source;
  private final Brackets brackets;

  Borrowed(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
  }

  /** {@code // such} and {@code -- such}. */
  Optional<Diagnostic> comment(Token culprit) {
    Token first = culprit;
    if (first.getType() == TattleLexer.MINUS && pair(brackets.previous(first), first)) {
      first = brackets.previous(first);
    }
    Token second = brackets.next(first);
    boolean slashes =
        first.getType() == TattleLexer.OVER
            && (pair(first, second)
                || second.getType() == TattleLexer.TIMES && Lexing.touch(first, second));
    boolean dashes =
        first.getType() == TattleLexer.MINUS
            && pair(first, second)
            && (brackets.start(first) == first || !Lexing.touch(second, brackets.next(second)));
    return slashes || dashes
        ? Optional.of(
            at(first, second)
                .caption("a comment starts with `#`")
                .fix(new Fix("write `#`", Lexing.span(first, second), "#")))
        : Optional.empty();
  }

  /** {@code --epochs 3} and {@code my-target}. */
  Optional<Diagnostic> dash(Token culprit, Token before) {
    Token next = brackets.next(culprit);
    if (culprit.getType() != TattleLexer.MINUS) {
      return Optional.empty();
    } else if (pair(culprit, next)
        && Lexing.ident(brackets.next(next).getType())
        && Lexing.touch(next, brackets.next(next))) {
      Token name = brackets.next(next);
      Token given = brackets.next(name);
      given = given.getType() == TattleLexer.GETS ? brackets.next(given) : given;
      String value = Words.value(given.getType()) ? text(given) : "...";
      Diagnostic found = at(culprit, name).caption("write `%s=%s`".formatted(text(name), value));
      boolean valued = Words.value(given.getType());
      return Optional.of(
          valued
              ? found.fix(
                  new Fix(
                      "write `=`",
                      Span.between(Lexing.span(culprit).start(), Lexing.span(given).start()),
                      text(name) + "="))
              : found);
    }
    boolean name =
        Lexing.ident(before.getType())
            && Lexing.touch(before, culprit)
            && Lexing.touch(culprit, next)
            && (Words.word(next.getType()) || Words.value(next.getType()))
            && names(brackets.previous(before));
    if (!name) {
      return Optional.empty();
    }
    int verb = brackets.previous(before).getType();
    Diagnostic found =
        Diagnostic.of(
            SyntaxFaults.NAME_WITH_MINUS, source, Lexing.span(before, brackets.last(next)));
    String written = source.text(found.span());
    String joined = written.toLowerCase(Locale.ROOT).replace("-", "");
    String underlined = written.replace('-', '_');
    return Optional.of(
        Verb.noun(verb)
            .map(
                noun ->
                    found
                        .suggest(List.of(joined, underlined))
                        .hint("`help " + TokenSets.literal(verb) + "` lists the names"))
            .orElseGet(
                () ->
                    found
                        .caption("write `" + underlined + "`")
                        .fix(new Fix("write `_`", found.span(), underlined))));
  }

  /**
   * {@code load digits | train t}, {@code load digits && train t}, {@code load digits then train
   * t}.
   */
  Optional<Diagnostic> piped(Token culprit) {
    Token first = brackets.first(culprit);
    Token last = brackets.last(culprit);
    String sign = source.text(Lexing.span(first, last));
    Token verb = brackets.next(last);
    boolean statement =
        Lexing.verb(verb.getType()) && brackets.next(verb).getType() != TattleLexer.GETS;
    if (!statement || !PIPES.contains(sign) || brackets.start(first) == first) {
      return Optional.empty();
    }
    Span gap = Span.between(Lexing.span(brackets.previous(first)).end(), Lexing.span(last).end());
    return Optional.of(at(first, last).caption("write `;`").fix(new Fix("write `;`", gap, ";")));
  }

  private Diagnostic at(Token first, Token last) {
    return Lexing.misplaced(source, first, last);
  }

  private static boolean pair(Token first, Token second) {
    return first.getType() == second.getType() && Lexing.touch(first, second);
  }

  private String text(Token token) {
    return Lexing.shown(source, token);
  }

  /** Whether what follows is a name and no operand. */
  static boolean names(Token before) {
    int type = before.getType();
    return Lexing.verb(type) && type != TattleLexer.ASSERT && type != TattleLexer.SHOW
        || Lexing.preposition(type);
  }
}
