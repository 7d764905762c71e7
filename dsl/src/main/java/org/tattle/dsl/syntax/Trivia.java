package org.tattle.dsl.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleLexer;

/** What a tree leaves out and a formatter needs: comments, in order, and where braces stand. */
final class Trivia {
  private final Source source;
  private final List<Token> visible = new ArrayList<>();
  private final Deque<Span> comments = new ArrayDeque<>();

  Trivia(Source source) {
    this.source = source;
    for (Token token : Lexing.tokens(source)) {
      if (token.getType() == TattleLexer.COMMENT) {
        comments.add(Lexing.span(token));
      } else if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != TattleLexer.NL) {
        visible.add(token);
      }
    }
  }

  /** Takes the comments that start before the offset. */
  List<Span> before(int offset) {
    List<Span> taken = new ArrayList<>();
    while (commentBefore(offset)) {
      taken.add(comments.poll());
    }
    return taken;
  }

  boolean commentBefore(int offset) {
    return !comments.isEmpty() && comments.peek().start() < offset;
  }

  /** Takes the comment that stands on the line of {@code end} and before {@code next}, if any. */
  Optional<Span> beside(int end, int next) {
    boolean here = commentBefore(next) && source.line(comments.peek().start()) == source.line(end);
    return here ? Optional.of(comments.poll()) : Optional.empty();
  }

  /** Whether nothing but blanks and comments stands between. */
  boolean clear(int from, int to) {
    int at = first(from);
    return at == visible.size() || visible.get(at).getStartIndex() >= to;
  }

  /** The first opening brace from the offset on. */
  int opening(int from) {
    for (int at = first(from); at < visible.size(); at++) {
      if (visible.get(at).getType() == TattleLexer.LBRACE) {
        return visible.get(at).getStartIndex();
      }
    }
    return from;
  }

  /** The last closing brace before the offset. */
  int closing(int end) {
    for (int at = first(end) - 1; at >= 0; at--) {
      if (visible.get(at).getType() == TattleLexer.RBRACE) {
        return visible.get(at).getStartIndex();
      }
    }
    return end;
  }

  private int first(int from) {
    int low = 0;
    int high = visible.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (visible.get(middle).getStartIndex() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
