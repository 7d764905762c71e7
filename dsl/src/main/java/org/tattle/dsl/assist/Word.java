package org.tattle.dsl.assist;

import java.util.Optional;
import java.util.Set;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Tokens;

/**
 * A word of a script where it stands.
 *
 * @param text the word
 * @param kind what highlighters take it for
 * @param span where it is
 * @param caret what may stand in its place
 */
record Word(String text, Tokens.Kind kind, Span span, Caret caret) {
  private static final Set<Tokens.Kind> KINDS =
      Set.of(
          Tokens.Kind.VERB,
          Tokens.Kind.PREPOSITION,
          Tokens.Kind.COMPONENT,
          Tokens.Kind.PARAMETER,
          Tokens.Kind.NAME);

  /** The word that an offset is in or at the end of. */
  static Optional<Word> at(Source source, int offset) {
    return Tokens.of(source).stream()
        .filter(token -> token.span().touches(offset) && KINDS.contains(token.kind()))
        .findFirst()
        .map(
            token ->
                new Word(
                    source.text(token.span()),
                    token.kind(),
                    token.span(),
                    CaretWords.at(source, token.span().end())));
  }
}
