package org.tattle.dsl.syntax.mend;

import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.dsl.syntax.word.Words;
import org.tattle.grammar.TattleLexer;

/** Signs that mean something in other languages and nothing here: what is written instead. */
public final class Signs {
  private final Source source;
  private final Brackets brackets;

  Signs(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
  }

  /**
   * Says what to write instead of some signs.
   *
   * @param found that they mean nothing
   * @param first the first of them
   */
  Diagnostic explained(Diagnostic found, Token first) {
    String run = source.text(found.span());
    Token before = brackets.previous(first);
    Token next = brackets.next(last(first, found.span()));
    return switch (run) {
      case ":" -> colon(found, before, next);
      case "$" -> dollar(found, before, next);
      case "?" ->
          brackets.start(first) == first
              ? instead(found, found.span(), "help ")
              : found.hint("`help` and a word tells what it is");
      case "\\" ->
          found.hint("a statement goes on where the next line starts with `with`, `on` or such");
      case "~" ->
          found.hint("`label=` names the column to predict, and `drop=` those to leave out");
      case "%" -> found.hint("magics stand at the start of a cell of a notebook");
      default ->
          Character.isLetter(run.codePointAt(0))
              ? found.hint("names have the letters a to z, digits and `_`; others stand in quotes")
              : found.hint("leave it out; where it belongs to a text, put the text in quotes");
    };
  }

  private Token last(Token first, Span span) {
    Token at = first;
    while (Lexing.span(at).end() < span.end()) {
      at = brackets.next(at);
    }
    return at;
  }

  private Diagnostic colon(Diagnostic found, Token before, Token next) {
    boolean value = Words.value(next.getType());
    if (next.getType() == TattleLexer.GETS) {
      return instead(found, found.span().to(Lexing.span(next)), "=");
    } else if (before.getType() == TattleLexer.NUMBER && next.getType() == TattleLexer.NUMBER) {
      return instead(found, found.span(), "..");
    } else if (Lexing.verb(before.getType()) && value) {
      return instead(found, found.span(), "").caption("leave it out");
    } else if (Lexing.ident(before.getType()) && value && !typed(next)) {
      return instead(found, found.span(), "=");
    }
    return typed(next)
        ? found.hint("types are not declared; write a name, `=` and a value")
        : found.hint("a block stands in braces, and what belongs to a statement on its line");
  }

  /** Whether what stands there is the type of something, with its value behind. */
  private boolean typed(Token next) {
    return brackets.next(next).getType() == TattleLexer.GETS;
  }

  private Diagnostic dollar(Diagnostic found, Token before, Token next) {
    if (!Lexing.ident(next.getType())) {
      return found.hint("`param NAME = VALUE` declares what a script is given when it is run");
    }
    boolean member =
        brackets.touch(before, brackets.next(before)) && Lexing.ident(before.getType());
    return instead(found, found.span(), member ? "." : "")
        .caption(member ? "write `.`" : "leave it out");
  }

  private static Diagnostic instead(Diagnostic found, Span span, String plain) {
    return found
        .caption("write `" + plain.strip() + "`")
        .fix(new Fix("write `" + plain.strip() + "`", span, plain));
  }
}
