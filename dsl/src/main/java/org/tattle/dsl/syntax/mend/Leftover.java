package org.tattle.dsl.syntax.mend;

import java.util.Optional;
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

/** Something behind the end of a statement, or instead of one, in our words. */
record Leftover(Source source, Brackets brackets, Punctuation punctuation, Habits habits) {

  /**
   * Something behind the end of a statement, or instead of one.
   *
   * @param before the statement's last token, or null where no statement stands before it
   */
  Diagnostic of(Token culprit, Token before) {
    int type = culprit.getType();
    Optional<Diagnostic> plain =
        Idioms.of(source, brackets.statement(culprit))
            .or(() -> habits.early(culprit))
            .or(() -> punctuation.fault(null, culprit))
            .or(() -> habits.fault(culprit));
    if (plain.isPresent()) {
      return plain.get();
    } else if (before == null) {
      return at(SyntaxFaults.NO_STATEMENT, culprit, shown(culprit))
          .hint("verbs: " + String.join(" ", Words.VERBS));
    } else if (Lexing.verb(type)) {
      return crowded(culprit);
    } else if (type == TattleLexer.GETS && brackets.firstOfStatement(before)) {
      return assignment(before, culprit);
    } else if (type == TattleLexer.GETS && Lexing.verb(before.getType())) {
      return at(SyntaxFaults.WORD_AS_NAME, before, shown(before));
    } else if (type == TattleLexer.GETS) {
      return at(SyntaxFaults.EQUALS_ONCE, culprit)
          .caption("write `==`")
          .fix(new Fix("write `==`", Lexing.span(culprit), "=="));
    } else if (Lexing.operator(type)) {
      return operation(culprit);
    }
    return at(SyntaxFaults.NOT_HERE, culprit, shown(culprit))
        .caption("expected the end of the statement");
  }

  private Diagnostic assignment(Token name, Token culprit) {
    Token verb = brackets.next(culprit);
    if (Lexing.verb(verb.getType())) {
      boolean named = verb.getType() == TattleLexer.TRAIN;
      String made = named ? "train " + text(name) : text(verb) + " ... as " + text(name);
      return at(SyntaxFaults.NOT_MADE_BY_EQUALS, culprit, shown(name))
          .caption("write `" + made + "`");
    }
    String let = "let " + text(name) + " = ...";
    return at(SyntaxFaults.WITHOUT_LET, culprit, shown(name))
        .caption("write `" + let + "`")
        .hint("a setting is made by `set`, as in `set seed=7`")
        .fix(new Fix("write `let`", new Span(Lexing.span(name).start(), 0), "let "));
  }

  /** Arithmetic in an argument; where its end is seen, with the parentheses that it needs. */
  private Diagnostic operation(Token culprit) {
    Token first = brackets.first(brackets.previous(culprit));
    Token last = brackets.last(brackets.next(culprit));
    Diagnostic found = at(SyntaxFaults.NOT_BY_ITSELF, culprit, shown(culprit));
    boolean whole =
        brackets.previous(first).getType() == TattleLexer.GETS
            && !Lexing.operator(brackets.next(last).getType())
            && Words.value(last.getType());
    Span span = Lexing.span(first, last);
    String plain = "(" + source.text(span) + ")";
    return whole
        ? found.caption("write `" + plain + "`").fix(new Fix("write parentheses", span, plain))
        : found;
  }

  /** Another statement in the same line. */
  Diagnostic crowded(Token verb) {
    return at(SyntaxFaults.STATEMENT_IN_A_LINE, verb, shown(verb))
        .caption("write `;` before it")
        .fix(new Fix("write `;`", new Span(Lexing.span(verb).start(), 0), "; "));
  }

  private Diagnostic at(Sentence sentence, Token token, Object... values) {
    return Diagnostic.of(sentence, source, Lexing.span(token), values);
  }

  private String shown(Token token) {
    return Lexing.shown(source, token);
  }

  private String text(Token token) {
    return source.text(Lexing.span(token));
  }
}
