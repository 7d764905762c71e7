package org.tattle.dsl.syntax.mend;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.dsl.syntax.word.Words;
import org.tattle.grammar.TattleLexer;
import org.tattle.run.catalogue.Sentence;

/** Faults of characters and of brackets that do not pair: whatever the statement, they are its. */
public final class Punctuation {
  private final Source source;
  private final Brackets brackets;
  private final Signs signs;

  Punctuation(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
    this.signs = new Signs(source, brackets);
  }

  /** A brace that closes no block. */
  public static Diagnostic strayBrace(Source source, Token brace) {
    return Diagnostic.of(SyntaxFaults.BRACE_CLOSES_NOTHING, source, Lexing.span(brace));
  }

  /**
   * The fault of the token itself, if it has one.
   *
   * @param statement what it stands in, or null where it stands outside of all
   */
  Optional<Diagnostic> fault(ParserRuleContext statement, Token culprit) {
    return character(culprit).or(() -> bracket(statement, culprit));
  }

  private Optional<Diagnostic> character(Token culprit) {
    if (culprit.getType() == TattleLexer.OPEN_STRING) {
      return Optional.of(
          at(SyntaxFaults.TEXT_NEVER_CLOSED, culprit).caption("a text ends with `\"` on its line"));
    } else if (culprit.getType() != TattleLexer.STRAY) {
      return Optional.empty();
    }
    Optional<Diagnostic> text = quoted(culprit);
    if (text.isPresent()) {
      return text;
    }
    Span span = brackets.strays(culprit.getTokenIndex());
    String run = source.text(span);
    int point = run.codePointAt(0);
    String what = Words.sign(run) ? "`" + run + "`" : Words.character(point);
    Diagnostic found = Diagnostic.of(SyntaxFaults.MEANS_NOTHING, source, span, what);
    return Optional.of(
        Words.lookalike(run)
            .map(
                plain ->
                    found
                        .caption("write `" + plain.strip() + "`")
                        .fix(new Fix("write `" + plain.strip() + "`", span, plain)))
            .orElseGet(() -> signs.explained(found, culprit)));
  }

  /** {@code 'patients.csv'}, {@code “home town”}: a text between other quotes than ours. */
  private Optional<Diagnostic> quoted(Token culprit) {
    int start = Lexing.span(culprit).start();
    String all = source.text();
    int first = all.codePointAt(start);
    if (!Words.quote(first)) {
      return Optional.empty();
    }
    int end = start + 1;
    while (end < all.length() && !Words.quote(all.codePointAt(end)) && !Source.ends(all, end)) {
      end++;
    }
    if (end >= all.length() || Source.ends(all, end) || all.charAt(end) == '"') {
      return Optional.empty();
    }
    Span span = Span.between(start, end + 1);
    String plain = "\"" + all.substring(start + 1, end).replace("\\", "/") + "\"";
    return Optional.of(
        Diagnostic.of(SyntaxFaults.MEANS_NOTHING, source, span, Words.character(first))
            .caption("write `" + plain + "`")
            .fix(new Fix("write `\"`", span, plain)));
  }

  private Optional<Diagnostic> bracket(ParserRuleContext statement, Token culprit) {
    int end = culprit.getTokenIndex();
    Optional<Token> open =
        statement == null ? Optional.empty() : brackets.open(statement.start.getTokenIndex(), end);
    boolean closing = Lexing.closes(culprit.getType());
    if (culprit.getType() == Token.EOF && statement != null && open.isEmpty()) {
      return brackets
          .openBrace(end)
          .map(brace -> at(SyntaxFaults.BRACE_NEVER_CLOSED, brace).caption("expected `}`"));
    } else if (closing && open.isEmpty()) {
      return Optional.of(at(SyntaxFaults.CLOSES_NOTHING, culprit, shown(culprit)));
    } else if (open.isEmpty()) {
      return Optional.empty();
    }
    Token opener = open.get();
    String partner = Brackets.partner(opener);
    if (closing && !Lexing.shown(source, culprit).equals(partner)) {
      return Optional.of(
          at(SyntaxFaults.CLOSES_ANOTHER, culprit, shown(culprit), shown(opener))
              .caption("expected `" + partner + "`")
              .cause(Lexing.span(opener), "opened here"));
    }
    boolean unclosed = brackets.closed(statement.start.getTokenIndex(), end) < 0;
    return unclosed && (Lexing.ends(culprit.getType()) || brackets.firstOnLine(end))
        ? Optional.of(
            at(SyntaxFaults.NEVER_CLOSED, opener, shown(opener))
                .caption("expected `" + partner + "`"))
        : Optional.empty();
  }

  private Diagnostic at(Sentence sentence, Token token, Object... values) {
    return Diagnostic.of(sentence, source, Lexing.span(token), values);
  }

  private String shown(Token token) {
    return Lexing.shown(source, token);
  }
}
