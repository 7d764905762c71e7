package org.tattle.dsl.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/** Places in a text in the protocol's words: lines from 0, and UTF-16 units from 0 in a line. */
final class Positions {
  private Positions() {}

  /** A document; what is no file lies in the working folder. */
  static Source source(String uri, String text) {
    try {
      Path file = Path.of(URI.create(uri));
      return new Source(file.getFileName().toString(), text, file.getParent());
    } catch (IllegalArgumentException | FileSystemNotFoundException | NullPointerException e) {
      return new Source(uri, text);
    }
  }

  /** The offset of a position; one behind a line's end is its end. */
  static int offset(Source source, Position position) {
    if (position.getLine() >= source.lines()) {
      return source.text().length();
    }
    int line = position.getLine() + 1;
    return source.start(line) + Math.min(position.getCharacter(), source.lineText(line).length());
  }

  static Range range(Source source, Span span) {
    return new Range(position(source, span.start()), position(source, span.end()));
  }

  private static Position position(Source source, int offset) {
    int line = source.line(offset);
    return new Position(line - 1, offset - source.start(line));
  }
}
