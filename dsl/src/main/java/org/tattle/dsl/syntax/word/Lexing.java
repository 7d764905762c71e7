package org.tattle.dsl.syntax.word;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.grammar.TattleLexer;

/**
 * Text to tokens. The lexer counts code points and we count UTF-16 units; and it is fast for ASCII
 * alone. Since nothing but texts and comments may hold other characters, it is shown a substitute
 * for each unit of those, and the counts agree. What a token says is read from the source.
 */
public final class Lexing {
  private static final char ASCII = 0x7F;
  private static final char SUBSTITUTE = 0x1A;
  private static final char NO_BREAK = 0xA0;
  private static final char BYTE_ORDER = 0xFEFF;

  private Lexing() {}

  /** All tokens, hidden ones and the end of the text included. */
  public static List<Token> tokens(Source source) {
    char[] units = source.text().toCharArray();
    for (int i = 0; i < units.length; i++) {
      if (units[i] > ASCII) {
        units[i] = units[i] == NO_BREAK || units[i] == BYTE_ORDER ? ' ' : SUBSTITUTE;
      }
    }
    TattleLexer lexer = new TattleLexer(CharStreams.fromString(new String(units)));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>(lexer.getAllTokens());
    CommonToken end = new CommonToken(Token.EOF, "<EOF>");
    end.setStartIndex(units.length);
    end.setStopIndex(units.length - 1);
    tokens.add(end);
    return tokens;
  }

  public static Span span(Token token) {
    int start = token.getStartIndex();
    return token.getType() == Token.EOF
        ? new Span(start, 0)
        : Span.between(start, token.getStopIndex() + 1);
  }

  public static Span span(Token first, Token last) {
    return span(first).to(span(last));
  }

  /** What a token says, cut where it is long. */
  public static String shown(Source source, Token token) {
    return cut(source.text(span(token)));
  }

  /** The text, cut where it is long. */
  public static String cut(String text) {
    return text.length() > 30 ? text.substring(0, 27) + "..." : text;
  }

  public static boolean verb(int type) {
    return TokenSets.has(TokenSets.VERBS, type);
  }

  /** Whether it names something, wherever it stands. */
  public static boolean ident(int type) {
    return TokenSets.has(TokenSets.IDENTS, type);
  }

  public static boolean preposition(int type) {
    return TokenSets.has(TokenSets.PREPOSITIONS, type);
  }

  /** Whether a line that starts with it goes on with the statement above. */
  public static boolean continues(int type) {
    return TokenSets.has(TokenSets.CLAUSE_WORDS, type);
  }

  /**
   * Whether a statement ends at the token. A new line inside brackets does not end one, unless the
   * next line starts like a statement: then a bracket was left open.
   */
  public static boolean separates(List<Token> tokens, int index, int brackets) {
    int type = tokens.get(index).getType();
    if (type == TattleLexer.NL) {
      return brackets == 0 || startsStatement(tokens, index + 1);
    }
    return type == TattleLexer.SEMI || type == TattleLexer.LBRACE || type == TattleLexer.RBRACE;
  }

  /** Whether what follows is a verb and not a parameter named like one. */
  public static boolean startsStatement(List<? extends Token> tokens, int index) {
    int at = visible(tokens, index);
    return at < tokens.size()
        && (verb(tokens.get(at).getType())
            ? type(tokens, at, 1) != TattleLexer.GETS
            : softVerb(tokens, at));
  }

  /**
   * Whether a word that is a verb in some places only is one here, if a statement starts with it:
   * {@code release NAME}, {@code claim NAME} and {@code claim on} are nothing else.
   */
  public static boolean softVerb(List<? extends Token> tokens, int at) {
    int next = type(tokens, at, 1);
    return switch (tokens.get(at).getType()) {
      case TattleLexer.RELEASE -> next == TattleLexer.ID;
      case TattleLexer.CLAIM ->
          next == TattleLexer.ID || type(tokens, at, 2) == TattleLexer.GETS || continues(next);
      default -> false;
    };
  }

  /** The type of a token so many visible ones further on, on the same line. */
  private static int type(List<? extends Token> tokens, int from, int further) {
    int at = from;
    for (int i = 0; i < further && tokens.get(at).getType() != Token.EOF; i++) {
      at = visible(tokens, at + 1);
    }
    return tokens.get(at).getType();
  }

  private static int visible(List<? extends Token> tokens, int index) {
    int at = index;
    while (at < tokens.size() && tokens.get(at).getChannel() != Token.DEFAULT_CHANNEL) {
      at++;
    }
    return at;
  }

  /** Whether nothing stands between two tokens. */
  public static boolean touch(Token first, Token second) {
    return first.getStopIndex() + 1 == second.getStartIndex();
  }

  /** Something that the grammar has no place for, told without a cure. */
  public static Diagnostic misplaced(Source source, Token first, Token last) {
    Span span = span(first, last);
    return Diagnostic.of(SyntaxFaults.NOT_HERE, source, span, source.text(span));
  }

  /** Whether it stands between two operands. */
  public static boolean operator(int type) {
    return type >= TattleLexer.LE && type <= TattleLexer.NE
        || type >= TattleLexer.PLUS && type <= TattleLexer.OVER
        || type == TattleLexer.AND
        || type == TattleLexer.OR;
  }

  public static boolean opens(int type) {
    return type == TattleLexer.LBRACK || type == TattleLexer.LPAREN;
  }

  public static boolean closes(int type) {
    return type == TattleLexer.RBRACK || type == TattleLexer.RPAREN;
  }

  public static boolean ends(int type) {
    return type == TattleLexer.NL
        || type == TattleLexer.SEMI
        || type == TattleLexer.RBRACE
        || type == Token.EOF;
  }
}
