package org.tattle.dsl.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/** The diagnostics of one source, as checking finds them. */
final class Findings {
  private final Source source;

  /** Each once, whatever it was found in, with its place in this source's text. */
  private final Map<Diagnostic, Integer> found = new LinkedHashMap<>();

  Findings(Source source, List<Diagnostic> before) {
    this.source = source;
    before.forEach(this::add);
  }

  /** A diagnostic about this source, to be completed and added. */
  Diagnostic of(Code code, Span span, String message, Object... values) {
    return Diagnostic.of(code, source, span, message.formatted(values));
  }

  /** Adds one; the same again, as in each round of a sweep, is no news. */
  void add(Diagnostic diagnostic) {
    add(diagnostic.span(), diagnostic);
  }

  /** Adds one of another source, which this source uses at a place. */
  void add(Span at, Diagnostic diagnostic) {
    found.putIfAbsent(diagnostic, at.start());
  }

  /** How many there are. */
  int size() {
    return found.size();
  }

  /** All of them, in the order of the text. */
  List<Diagnostic> all() {
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
