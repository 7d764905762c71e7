package org.tattle.dsl.syntax.tree;

import java.util.List;
import org.tattle.dsl.diagnose.Diagnostic;

/**
 * What parsing gives: always a script, and what is wrong with it.
 *
 * @param script every statement that could be read
 * @param diagnostics in the order of the text
 */
public record Parsed(Script script, List<Diagnostic> diagnostics) {
  public Parsed {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether every statement could be read. */
  public boolean ok() {
    return diagnostics.isEmpty();
  }
}
