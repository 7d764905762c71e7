package org.tattle.dsl.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleLexer;

/**
 * Whether a text could be run as it stands, for consoles that ask at every Enter.
 *
 * @param state the answer
 * @param indent how the next line should start, where one is needed
 */
public record Completeness(State state, String indent) {

  /** The three answers. */
  public enum State {
    COMPLETE,
    /** Another line may make it complete. */
    INCOMPLETE,
    /** No further line can. */
    INVALID
  }

  private static final String STEP = "  ";

  /** Judges a text by its brackets, by how it ends, and else by its syntax. */
  public static Completeness of(String text) {
    Source source = new Source("", text);
    Deque<Integer> open = new ArrayDeque<>();
    int last = TattleLexer.NL;
    List<Token> tokens = Lexing.tokens(source);
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      switch (type) {
        case TattleLexer.LPAREN, TattleLexer.LBRACK, TattleLexer.LBRACE -> open.push(type);
        case TattleLexer.RPAREN, TattleLexer.RBRACK, TattleLexer.RBRACE -> {
          if (open.isEmpty() || open.pop() != opening(type)) {
            return new Completeness(State.INVALID, "");
          }
        }
        case TattleLexer.OPEN_STRING, TattleLexer.STRAY -> {
          return new Completeness(State.INVALID, "");
        }
        default -> {}
      }
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL && type != Token.EOF) {
        boolean value = type == TattleLexer.ON && last == TattleLexer.GETS;
        last = type == TattleLexer.NL ? last : value ? TattleLexer.TRUE : type;
      }
    }
    boolean hanging = awaits(last);
    if (!open.isEmpty() || hanging) {
      return new Completeness(State.INCOMPLETE, STEP.repeat(open.size() + (hanging ? 1 : 0)));
    }
    return new Completeness(Parser.parse(source).ok() ? State.COMPLETE : State.INVALID, "");
  }

  private static int opening(int closing) {
    return switch (closing) {
      case TattleLexer.RPAREN -> TattleLexer.LPAREN;
      case TattleLexer.RBRACK -> TattleLexer.LBRACK;
      default -> TattleLexer.LBRACE;
    };
  }

  /** Whether the grammar lets a statement go on with the next line behind the token. */
  private static boolean awaits(int type) {
    return Lexing.continues(type)
        || type == TattleLexer.COMMA
        || type == TattleLexer.NOT
        || Lexing.operator(type);
  }
}
