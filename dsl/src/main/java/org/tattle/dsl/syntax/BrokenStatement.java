package org.tattle.dsl.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.word.Lexing;

/** Stands for tokens that nothing could be made of, and keeps the names among them. */
final class BrokenStatement {
  private BrokenStatement() {}

  /** The statement that the tokens would have been; at least one of them is visible. */
  static Statement.Broken of(Source source, List<Token> tokens) {
    List<Token> visible =
        tokens.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL).toList();
    Token first = visible.get(0);
    List<Name> names =
        visible.stream()
            .filter(token -> Lexing.ident(token.getType()))
            .map(token -> new Name(Lexing.span(token), source.text(Lexing.span(token))))
            .toList();
    return new Statement.Broken(
        Lexing.span(first, visible.get(visible.size() - 1)), Lexing.span(first), names);
  }
}
