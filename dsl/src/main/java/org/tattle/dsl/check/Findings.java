package org.tattle.dsl.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/** The diagnostics of one source, as checking finds them. */
final class Findings {
  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();

  Findings(Source source, List<Diagnostic> before) {
    this.source = source;
    found.addAll(before);
  }

  /** A diagnostic about this source, to be completed and added. */
  Diagnostic of(Code code, Span span, String message, Object... values) {
    return Diagnostic.of(code, source, span, message.formatted(values));
  }

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** All of them, in the order of the text. */
  List<Diagnostic> all() {
    return found.stream().sorted(Comparator.comparingInt(d -> d.span().start())).toList();
  }
}
