package org.tattle.kernel.language;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.DiagnosticFormat;

/** How a cell ended. */
public sealed interface Reply {
  /** What a failure for want of memory is called. */
  String NO_MEMORY = Code.R599.name();

  /** What a failure that is no fault of the user's is called. */
  String OUR_FAULT = Code.X900.name();

  /**
   * The cell ran to its end.
   *
   * @param next a text that is to stand in place of the cell's
   * @param page what is shown beside the notebook, or in a pager, and is none of its outputs
   */
  record Success(Optional<String> next, Optional<Bundle> page) implements Reply {}

  /**
   * The cell failed; cells that were queued behind it are not run.
   *
   * @param name the kind of error in a word or a code, such as {@code P204}
   * @param message one sentence
   * @param lines what the user sees, line by line; may hold ANSI colours
   */
  record Failure(String name, String message, List<String> lines) implements Reply {
    public Failure {
      lines = List.copyOf(lines);
    }
  }

  /** The cell ran to its end. */
  static Reply success() {
    return new Success(Optional.empty(), Optional.empty());
  }

  /**
   * The cell failed, for the first of these and perhaps for more.
   *
   * @param diagnostics at least one
   */
  static Reply failure(List<Diagnostic> diagnostics) {
    Diagnostic first = diagnostics.get(0);
    return new Failure(
        first.code().name(),
        first.message(),
        DiagnosticFormat.ANSI.render(diagnostics).lines().toList());
  }

  /** Bold, in a red that is seen on what light and dark front ends put behind errors. */
  static String red(String text) {
    return "\u001b[1;38;5;196m" + text + "\u001b[0m";
  }
}
