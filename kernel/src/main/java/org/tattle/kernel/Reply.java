package org.tattle.kernel;

import java.util.List;

/** How a cell ended. */
public sealed interface Reply {

  /** The cell ran to its end. */
  record Success() implements Reply {}

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
    return new Success();
  }
}
