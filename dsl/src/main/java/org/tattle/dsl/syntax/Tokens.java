package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.dsl.syntax.word.TokenSets;
import org.tattle.dsl.syntax.word.Verb;
import org.tattle.grammar.TattleLexer;

/**
 * A script as coloured words, for highlighters. Verbs and clause words are names where the grammar
 * takes them for names: before an equals sign and behind a dot.
 */
public final class Tokens {
  private Tokens() {}

  /** What a token is. */
  public enum Kind {
    VERB,
    PREPOSITION,
    OPERATOR_WORD,
    CONSTANT,
    NUMBER,
    TEXT,
    COMMENT,
    COMPONENT,
    PARAMETER,
    NAME,
    OPERATOR,
    PUNCTUATION,
    ERROR
  }

  /**
   * A token.
   *
   * @param kind what it is
   * @param span where it stands
   */
  public record Coloured(Kind kind, Span span) {}

  /** The tokens of a script in order, without blanks and new lines. */
  public static List<Coloured> of(Source source) {
    List<Token> tokens = new ArrayList<>(Lexing.tokens(source));
    tokens.removeIf(token -> token.getType() == TattleLexer.SPACE);
    List<Coloured> coloured = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      if (type != TattleLexer.NL && type != Token.EOF) {
        coloured.add(new Coloured(kind(tokens, i), Lexing.span(tokens.get(i))));
      }
    }
    return coloured;
  }

  private static Kind kind(List<Token> tokens, int at) {
    int before = at == 0 ? TattleLexer.NL : tokens.get(at - 1).getType();
    int type = tokens.get(at).getType();
    int after = tokens.get(at + 1).getType();
    boolean word = TokenSets.has(TokenSets.NAMES, type);
    if (word && before == TattleLexer.DOT) {
      return Kind.NAME;
    } else if (word && after == TattleLexer.GETS && !declares(before)) {
      return Kind.PARAMETER;
    } else if (Lexing.verb(type) || starts(before) && Lexing.softVerb(tokens, at)) {
      return Kind.VERB;
    } else if (type == TattleLexer.ON && before == TattleLexer.GETS) {
      return Kind.CONSTANT;
    } else if (Lexing.preposition(type)) {
      return Kind.PREPOSITION;
    } else if (Lexing.ident(type)) {
      boolean object = Verb.acts(TokenSets.literal(before)) || before == TattleLexer.SET;
      return object ? Kind.COMPONENT : Kind.NAME;
    }
    return switch (type) {
      case TattleLexer.AND, TattleLexer.OR, TattleLexer.NOT -> Kind.OPERATOR_WORD;
      case TattleLexer.TRUE, TattleLexer.FALSE -> Kind.CONSTANT;
      case TattleLexer.NUMBER, TattleLexer.QUANTITY -> Kind.NUMBER;
      case TattleLexer.STRING -> Kind.TEXT;
      case TattleLexer.COMMENT -> Kind.COMMENT;
      case TattleLexer.OPEN_STRING, TattleLexer.STRAY -> Kind.ERROR;
      case TattleLexer.DOT,
          TattleLexer.COMMA,
          TattleLexer.SEMI,
          TattleLexer.LBRACE,
          TattleLexer.RBRACE,
          TattleLexer.LBRACK,
          TattleLexer.RBRACK,
          TattleLexer.LPAREN,
          TattleLexer.RPAREN ->
          Kind.PUNCTUATION;
      default -> Kind.OPERATOR;
    };
  }

  private static boolean starts(int before) {
    return Lexing.ends(before) || before == TattleLexer.LBRACE || before == TattleLexer.EXPLAIN;
  }

  private static boolean declares(int verb) {
    return verb == TattleLexer.LET || verb == TattleLexer.PARAM;
  }
}
