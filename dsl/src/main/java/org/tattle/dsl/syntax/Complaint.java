package org.tattle.dsl.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.grammar.TattleLexer;
import org.tattle.grammar.TattleParser.ArgContext;
import org.tattle.grammar.TattleParser.ComponentContext;

/** A fault of the parser in our words: where, what, and what could stand there. */
final class Complaint {
  private final Source source;
  private final Brackets brackets;

  Complaint(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
  }

  /** A line that starts like a command, with a word that is no verb. */
  static Diagnostic unknownVerb(Source source, Statement.Broken broken) {
    String word = source.text(broken.verb());
    return Diagnostic.of(Code.S103, source, broken.verb(), "`" + word + "` is not a verb")
        .suggest(Suggest.near(word, Words.VERBS))
        .hint("verbs: " + String.join(" ", Words.VERBS));
  }

  /** A brace that closes no block. */
  static Diagnostic strayBrace(Source source, Token brace) {
    return Diagnostic.of(Code.S107, source, Lexing.span(brace), "`}` closes nothing");
  }

  /** What went wrong in a statement. */
  Diagnostic of(RecognitionException fault, ParserRuleContext statement) {
    Token culprit = fault.getOffendingToken();
    RuleContext rule = fault.getCtx();
    Words expected = Words.of(fault.getExpectedTokens());
    Optional<Diagnostic> plain = character(culprit).or(() -> bracket(statement, culprit));
    if (plain.isPresent()) {
      return plain.get();
    }
    int type = culprit.getType();
    if (type == TattleLexer.EQ && rule instanceof ArgContext) {
      return at(Code.S115, culprit, "`==` compares, and `=` gives a value")
          .caption("write `=`")
          .fix(new Fix("write `=`", Lexing.span(culprit), "="));
    } else if (rule instanceof ArgContext arg && arg.name() != null && expected.gets()) {
      return noValue(arg, culprit);
    } else if (Lexing.ends(type)) {
      return early(rule, statement, culprit, expected);
    } else if (expected.name() && (Lexing.verb(type) || Lexing.preposition(type))) {
      return at(Code.S114, culprit, quote(culprit) + " is a word of the language, not a name")
          .caption(expected.caption());
    }
    return at(Code.S101, culprit, quote(culprit) + " cannot stand here")
        .caption(expected.caption());
  }

  /**
   * Something behind the end of a statement, or instead of one.
   *
   * @param before the statement's last token, or null where no statement stands before it
   */
  Diagnostic leftover(Token culprit, Token before) {
    int type = culprit.getType();
    Optional<Diagnostic> plain = character(culprit).or(() -> bracket(null, culprit));
    if (plain.isPresent()) {
      return plain.get();
    } else if (before == null) {
      return at(Code.S101, culprit, "no statement starts with " + quote(culprit))
          .hint("verbs: " + String.join(" ", Words.VERBS));
    } else if (Lexing.verb(type)) {
      return crowded(culprit);
    } else if (type == TattleLexer.GETS && brackets.firstOfStatement(before)) {
      return assignment(before, culprit);
    } else if (type == TattleLexer.GETS && Lexing.verb(before.getType())) {
      return at(Code.S114, before, quote(before) + " is a word of the language, not a name");
    } else if (type == TattleLexer.GETS) {
      return at(Code.S115, culprit, "`=` gives a value, and `==` compares").caption("write `==`");
    } else if (type >= TattleLexer.LE && type <= TattleLexer.OVER || Words.logical(type)) {
      return at(Code.S119, culprit, quote(culprit) + " cannot stand in an argument by itself")
          .hint("write parentheses around it, as in `eps=(2 * base)`");
    }
    return at(Code.S101, culprit, quote(culprit) + " cannot stand here")
        .caption("expected the end of the statement");
  }

  /** Whether a statement can start with it. */
  boolean mayStart(int type) {
    return Words.STARTS.contains(type);
  }

  private Diagnostic assignment(Token name, Token culprit) {
    String let = "let " + text(name) + " = ...";
    return at(Code.S118, culprit, quote(name) + " is given a value without `let`")
        .caption("write `" + let + "`")
        .fix(new Fix("write `let`", new Span(Lexing.span(name).start(), 0), "let "));
  }

  private Diagnostic crowded(Token verb) {
    return at(Code.S117, verb, quote(verb) + " starts a statement in the middle of a line")
        .caption("write `;` before it")
        .fix(new Fix("write `;`", new Span(Lexing.span(verb).start(), 0), "; "));
  }

  private Diagnostic noValue(ArgContext arg, Token culprit) {
    Span name = Lexing.span(arg.name().start);
    if (Lexing.verb(arg.name().start.getType())) {
      return crowded(arg.name().start);
    }
    String word = source.text(name);
    Diagnostic found = Diagnostic.of(Code.S116, source, name, "`" + word + "` has no value here");
    return Words.value(culprit.getType())
        ? found
            .caption("write `" + word + "=" + shown(culprit) + "`")
            .fix(new Fix("write `=`", new Span(name.end(), 0), "="))
        : found.caption("expected `" + word + "=` and a value");
  }

  private Diagnostic early(
      RuleContext rule, ParserRuleContext statement, Token culprit, Words expected) {
    Token last = brackets.before(culprit.getTokenIndex(), statement.start);
    Span end = new Span(Lexing.span(last).end(), 0);
    if (rule instanceof ComponentContext && Words.noun(last.getType()).isPresent()) {
      String noun = Words.noun(last.getType()).get();
      return Diagnostic.of(Code.S102, source, end, quote(last) + " needs the name of " + noun)
          .hint("`help " + text(last) + "` lists them");
    }
    return Diagnostic.of(Code.S102, source, end, "the statement ends too early")
        .caption(expected.caption());
  }

  /** Faults of the characters themselves. */
  private Optional<Diagnostic> character(Token culprit) {
    if (culprit.getType() == TattleLexer.OPEN_STRING) {
      return Optional.of(
          at(Code.S104, culprit, "the text has no closing quote")
              .caption("a text ends with `\"` on its line"));
    } else if (culprit.getType() != TattleLexer.STRAY) {
      return Optional.empty();
    }
    Span span = brackets.strays(culprit.getTokenIndex());
    int point = source.text().codePointAt(span.start());
    Diagnostic found =
        Diagnostic.of(
            Code.S105, source, span, Words.character(point) + " means nothing outside a text");
    return Optional.of(
        Words.lookalike(point)
            .map(
                plain ->
                    found
                        .caption("write `" + plain + "`")
                        .fix(new Fix("write `" + plain + "`", span, plain)))
            .orElse(found));
  }

  /** Brackets that do not pair. */
  private Optional<Diagnostic> bracket(ParserRuleContext statement, Token culprit) {
    int end = culprit.getTokenIndex();
    Optional<Token> open =
        statement == null ? Optional.empty() : brackets.open(statement.start.getTokenIndex(), end);
    boolean closing = Lexing.closes(culprit.getType());
    if (culprit.getType() == Token.EOF && statement != null && open.isEmpty()) {
      return brackets
          .openBrace(end)
          .map(brace -> at(Code.S106, brace, "`{` is never closed").caption("expected `}`"));
    } else if (closing && open.isEmpty()) {
      return Optional.of(at(Code.S107, culprit, quote(culprit) + " closes nothing"));
    } else if (open.isEmpty()) {
      return Optional.empty();
    }
    Token opener = open.get();
    String partner = opener.getType() == TattleLexer.LPAREN ? ")" : "]";
    if (closing && !text(culprit).equals(partner)) {
      return Optional.of(
          at(Code.S107, culprit, quote(culprit) + " does not close " + quote(opener))
              .caption("expected `" + partner + "`")
              .cause(Lexing.span(opener), "opened here"));
    }
    boolean unclosed = brackets.closed(statement.start.getTokenIndex(), end) < 0;
    return unclosed && (Lexing.ends(culprit.getType()) || brackets.firstOnLine(end))
        ? Optional.of(
            at(Code.S106, opener, quote(opener) + " is never closed")
                .caption("expected `" + partner + "`"))
        : Optional.empty();
  }

  private Diagnostic at(Code code, Token token, String message) {
    return Diagnostic.of(code, source, Lexing.span(token), message);
  }

  private String quote(Token token) {
    return "`" + shown(token) + "`";
  }

  private String shown(Token token) {
    String text = text(token);
    return text.length() > 30 ? text.substring(0, 27) + "..." : text;
  }

  private String text(Token token) {
    return source.text(Lexing.span(token));
  }
}
