package org.tattle.dsl.syntax.mend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleLexer;

/**
 * What the tokens tell about brackets and lines, for recovery and messages. Only round and square
 * brackets count: they stand inside a statement, and braces around statements.
 */
public final class Brackets {
  private final List<Token> tokens;

  public Brackets(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Whether the token is not seen by the grammar, or is a new line. */
  boolean blank(int index) {
    return hidden(index) || type(index) == TattleLexer.NL;
  }

  /** The first token from the index on that is not blank. */
  public int pastLines(int index) {
    int at = index;
    while (at < tokens.size() - 1 && blank(at)) {
      at++;
    }
    return at;
  }

  /** Whether a clause that continues a statement starts at the token. */
  boolean clause(int index) {
    return Lexing.continues(type(index))
        && type(Math.min(pastLines(index + 1), tokens.size() - 1)) != TattleLexer.GETS;
  }

  /** The bracket that is open before {@code end}, counted from {@code start}. */
  Optional<Token> open(int start, int end) {
    Deque<Token> open = new ArrayDeque<>();
    for (int i = start; i < end; i++) {
      if (Lexing.opens(type(i))) {
        open.push(tokens.get(i));
      } else if (Lexing.closes(type(i)) && !open.isEmpty()) {
        open.pop();
      }
    }
    return Optional.ofNullable(open.peek());
  }

  /**
   * Where all brackets that are open at {@code end}, counted from {@code start}, are closed: the
   * index of the last closing one, or -1 if none is open or one stays open until a statement
   * starts.
   */
  int closed(int start, int end) {
    int depth = 0;
    for (int i = start; i < tokens.size(); i++) {
      int type = type(i);
      if (i == end && depth == 0) {
        return -1;
      } else if (Lexing.opens(type)) {
        depth++;
      } else if (Lexing.closes(type)) {
        depth = Math.max(0, depth - 1);
        if (depth == 0 && i >= end) {
          return i;
        }
      } else if (i >= end && stops(i)) {
        return -1;
      }
    }
    return -1;
  }

  /** The brace that is open before {@code end}. */
  Optional<Token> openBrace(int end) {
    int depth = 0;
    for (int i = end - 1; i >= 0; i--) {
      if (type(i) == TattleLexer.RBRACE) {
        depth++;
      } else if (type(i) == TattleLexer.LBRACE && depth-- == 0) {
        return Optional.of(tokens.get(i));
      }
    }
    return Optional.empty();
  }

  /** The last token before the index that is not blank, but none before {@code first}. */
  Token before(int index, Token first) {
    int at = index - 1;
    while (at > first.getTokenIndex() && blank(at)) {
      at--;
    }
    return tokens.get(Math.max(at, first.getTokenIndex()));
  }

  /** Whether only blanks stand before the token on its line. */
  boolean firstOnLine(int index) {
    int at = index - 1;
    while (at >= 0 && hidden(at)) {
      at--;
    }
    return at < 0 || type(at) == TattleLexer.NL;
  }

  /** Whether the token is a verb at the start of a line, and so of a statement. */
  boolean startsLine(Token token) {
    int at = token.getTokenIndex();
    return firstOnLine(at) && Lexing.startsStatement(tokens, at);
  }

  /** The visible token before, new lines included; or else the end of the text. */
  Token previous(Token token) {
    int at = token.getTokenIndex() - 1;
    while (at >= 0 && hidden(at)) {
      at--;
    }
    return tokens.get(at < 0 ? tokens.size() - 1 : at);
  }

  /** The visible token behind, new lines included; the end of the text follows itself. */
  Token next(Token token) {
    int at = Math.min(token.getTokenIndex() + 1, tokens.size() - 1);
    while (hidden(at)) {
      at++;
    }
    return tokens.get(at);
  }

  /** Behind the last token. */
  Token end() {
    return tokens.get(tokens.size() - 1);
  }

  /** Whether nothing stands between the tokens. */
  boolean touch(Token first, Token second) {
    return first.getStopIndex() + 1 == second.getStartIndex();
  }

  /** The first of the tokens that stand together without a blank, a comma or a bracket. */
  Token first(Token token) {
    Token at = token;
    for (Token before = previous(at);
        before != end() && !parts(before) && touch(before, at);
        before = previous(at)) {
      at = before;
    }
    return at;
  }

  /** The last of them. */
  Token last(Token token) {
    Token at = token;
    for (Token next = next(at); !parts(next) && touch(at, next); next = next(at)) {
      at = next;
    }
    return at;
  }

  private static boolean parts(Token token) {
    return switch (token.getType()) {
      case TattleLexer.GETS,
          TattleLexer.COMMA,
          TattleLexer.STRING,
          TattleLexer.OPEN_STRING,
          TattleLexer.LBRACE ->
          true;
      default ->
          Lexing.ends(token.getType())
              || Lexing.opens(token.getType())
              || Lexing.closes(token.getType());
    };
  }

  /** Whether the word named something before, further up in the text. */
  boolean named(Token word) {
    for (int i = 0; i < word.getTokenIndex(); i++) {
      Token token = tokens.get(i);
      int before = previous(token).getType();
      boolean names = before == TattleLexer.AS || before == TattleLexer.LET || makes(before);
      if (names && token.getText().equals(word.getText()) && Lexing.ident(token.getType())) {
        return true;
      }
    }
    return false;
  }

  private static boolean makes(int verb) {
    return verb == TattleLexer.TRAIN || verb == TattleLexer.LOAD || verb == TattleLexer.MODEL;
  }

  /** The first token of the statement that the token is in, as far as lines and braces tell. */
  Token start(Token token) {
    Token at = token;
    for (Token before = previous(at); !begins(before); before = previous(at)) {
      at = before;
    }
    return at;
  }

  /** The statement that the token is in, as far as brackets, braces and lines tell. */
  Span statement(Token token) {
    Token first = start(token);
    Token last = first;
    int depth = 0;
    for (Token at = first; at.getType() != Token.EOF; at = next(at)) {
      int type = at.getType();
      boolean ends = type == TattleLexer.RBRACE || type == TattleLexer.SEMI;
      if (depth <= 0 && (ends || type == TattleLexer.NL)) {
        break;
      }
      boolean opens = Lexing.opens(type) || type == TattleLexer.LBRACE;
      boolean closes = Lexing.closes(type) || type == TattleLexer.RBRACE;
      depth += opens ? 1 : closes ? -1 : 0;
      last = type == TattleLexer.NL ? last : at;
    }
    return Lexing.span(first, last);
  }

  private static boolean begins(Token before) {
    return Lexing.ends(before.getType()) || before.getType() == TattleLexer.LBRACE;
  }

  /** The last token of the brackets that a token opens, if they are closed on its line. */
  Optional<Token> closer(Token opener) {
    int depth = 0;
    for (Token at = opener; !Lexing.ends(at.getType()); at = next(at)) {
      depth += Lexing.opens(at.getType()) ? 1 : Lexing.closes(at.getType()) ? -1 : 0;
      if (depth == 0) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** What closes a bracket. */
  static String partner(Token opener) {
    return opener.getType() == TattleLexer.LPAREN ? ")" : "]";
  }

  /** Whether the token is a plain name that starts a statement. */
  boolean firstOfStatement(Token token) {
    return Lexing.ident(token.getType()) && begins(previous(token));
  }

  /** The run of stray characters that starts at the index. */
  Span strays(int index) {
    int last = index;
    while (type(last + 1) == TattleLexer.STRAY) {
      last++;
    }
    return Lexing.span(tokens.get(index), tokens.get(last));
  }

  private boolean stops(int index) {
    int type = type(index);
    return type == TattleLexer.NL
        ? Lexing.startsStatement(tokens, index + 1)
        : Lexing.ends(type) || type == TattleLexer.LBRACE;
  }

  private boolean hidden(int index) {
    return tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL;
  }

  private int type(int index) {
    return tokens.get(index).getType();
  }
}
