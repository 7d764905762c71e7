package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleLexer;

/**
 * Takes out statements that nest too deep, before the parser sees them. The parser, the checker and
 * every walk over the tree recurse as deep as a script nests, so a limit on the script is one on
 * the stack. Brackets nest, and so does each operator of a chain, which is a tree that leans to one
 * side.
 */
final class Limits {
  static final int BRACKETS = 100;
  static final int OPERATORS = 500;

  private final Source source;
  private final List<Diagnostic> diagnostics;
  private final List<Statement> broken = new ArrayList<>();
  private final List<Token> kept = new ArrayList<>();
  private int start;
  private int brackets;
  private int braces;
  private int operators;
  private boolean hanging;

  Limits(Source source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** The statements that were taken out. */
  List<Statement> broken() {
    return broken;
  }

  /** The tokens without those of statements that nest too deep. */
  List<Token> within(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      count(token.getType());
      if (brackets + braces > BRACKETS || operators > OPERATORS) {
        i = drop(tokens, i);
      } else {
        kept.add(token);
        if (!goesOn(tokens, i) && Lexing.separates(tokens, i, brackets)) {
          start = kept.size();
          brackets = 0;
          operators = 0;
        }
      }
    }
    return kept;
  }

  /** Whether a statement goes on behind a new line, as an operator stands before it. */
  private boolean goesOn(List<Token> tokens, int index) {
    int type = tokens.get(index).getType();
    if (tokens.get(index).getChannel() == Token.DEFAULT_CHANNEL && type != TattleLexer.NL) {
      hanging = Lexing.operator(type) || type == TattleLexer.NOT;
    }
    return type == TattleLexer.NL && hanging && !Lexing.startsStatement(tokens, index + 1);
  }

  private void count(int type) {
    if (Lexing.opens(type)) {
      brackets++;
    } else if (Lexing.closes(type)) {
      brackets = Math.max(0, brackets - 1);
    } else if (type == TattleLexer.LBRACE) {
      braces++;
    } else if (type == TattleLexer.RBRACE) {
      braces = Math.max(0, braces - 1);
    } else if (Lexing.operator(type) || type == TattleLexer.NOT || type == TattleLexer.EXPLAIN) {
      operators++;
    }
  }

  /** Drops the statement that the token is in; the index of the last token dropped. */
  private int drop(List<Token> tokens, int culprit) {
    List<Token> dropped = new ArrayList<>(kept.subList(start, kept.size()));
    kept.subList(start, kept.size()).clear();
    boolean chain = operators > OPERATORS;
    int inner = 0;
    int i = culprit;
    for (; ; i++) {
      int type = tokens.get(i).getType();
      boolean ends = !goesOn(tokens, i) && Lexing.ends(type);
      if (type == Token.EOF || inner == 0 && i > culprit && ends) {
        break;
      }
      inner += type == TattleLexer.LBRACE ? 1 : type == TattleLexer.RBRACE ? -1 : 0;
      dropped.add(tokens.get(i));
    }
    Span where = Lexing.span(tokens.get(culprit));
    diagnostics.add(
        chain
            ? Diagnostic.of(SyntaxFaults.TOO_MANY_OPERATORS, source, where, OPERATORS)
            : Diagnostic.of(SyntaxFaults.NESTED_TOO_DEEP, source, where, BRACKETS));
    broken.add(BrokenStatement.of(source, dropped));
    braces -= tokens.get(culprit).getType() == TattleLexer.LBRACE ? 1 : 0;
    brackets = 0;
    operators = 0;
    return i - 1;
  }
}
