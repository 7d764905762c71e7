package org.tattle.kernel.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import org.tattle.kernel.language.CellFaults;
import org.tattle.kernel.language.Reply;
import org.tattle.run.catalogue.Sentence;

/**
 * What went wrong in a snippet, told in terms of the cell: its line and a caret under the place.
 * Lines count from the cell's first, which is {@code %%java}.
 */
final class JavaFailures {
  private static final int FRAMES = 20;
  private static final int CAUSES = 5;

  private final JShell java;
  private final JavaLines lines;
  private final String cell;
  private final int number;
  private final int start;

  /**
   * @param lines where the snippets so far stand
   * @param number the cell's
   * @param start where the snippet begins in the cell
   */
  JavaFailures(JShell java, JavaLines lines, String cell, int number, int start) {
    this.java = java;
    this.lines = lines;
    this.cell = cell;
    this.number = number;
    this.start = start;
  }

  /** Remembers where the event's snippet stands; the failure, if it is one. */
  Optional<Reply> of(SnippetEvent event) {
    lines.add(event.snippet().id(), number, line(start + indent()));
    return told(event);
  }

  /** The failure of a snippet that is not the cell's own. */
  Optional<Reply> told(SnippetEvent event) {
    if (event.status() == Snippet.Status.REJECTED) {
      return Optional.of(rejected(event.snippet()));
    }
    if (event.exception() != null) {
      return Optional.of(thrown(event.exception()));
    }
    return Optional.empty();
  }

  private Reply rejected(Snippet snippet) {
    List<String> lines = new ArrayList<>();
    String first = null;
    for (Diag diagnostic : java.diagnostics(snippet).filter(Diag::isError).toList()) {
      String message = LastResult.told(diagnostic.getMessage(Locale.ENGLISH)).strip();
      first = first == null ? message.lines().findFirst().orElse(message) : first;
      lines.addAll(marked(message, diagnostic));
    }
    Sentence told = first == null ? CellFaults.NO_JAVA.with() : CellFaults.NOT_COMPILED.with(first);
    return lines.isEmpty()
        ? failure(told)
        : new Reply.Failure(told.code().name(), told.message(), lines);
  }

  private List<String> marked(String message, Diag diagnostic) {
    List<String> lines = new ArrayList<>();
    message
        .lines()
        .filter(l -> !l.matches("\\s*location: (class|interface|record|enum)\\s*"))
        .forEach(
            l ->
                lines.add(
                    lines.isEmpty() ? head(CellFaults.NOT_COMPILED.with(l)) : "  " + l.strip()));
    int at = Math.min(start + (int) Math.max(0, diagnostic.getPosition()), cell.length());
    int begin = Math.min(start + (int) Math.max(0, diagnostic.getStartPosition()), at);
    int end = Math.max(at + 1, start + (int) diagnostic.getEndPosition());
    int lineStart = cell.lastIndexOf('\n', begin - 1) + 1;
    int newline = cell.indexOf('\n', begin);
    int lineEnd = newline < 0 ? cell.length() : newline;
    String number = String.valueOf(line(begin));
    String margin = " ".repeat(number.length());
    int width = Math.max(1, Math.min(end, lineEnd) - begin);
    lines.add(margin + " ╭─ %%java:" + number + ":" + (begin - lineStart + 1));
    lines.add(number + " │ " + cell.substring(lineStart, lineEnd));
    lines.add(margin + " │ " + " ".repeat(begin - lineStart) + Reply.red("^".repeat(width)));
    return lines;
  }

  private Reply thrown(JShellException exception) {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      String missing =
          java.unresolvedDependencies(unresolved.getSnippet())
              .map(d -> "`" + d + "`")
              .reduce((a, b) -> a + ", " + b)
              .orElse("something");
      return failure(CellFaults.STILL_NEEDS.with(unresolved.getSnippet().name(), missing));
    }
    List<String> told = new ArrayList<>();
    String message = Objects.requireNonNullElse(exception.getMessage(), "");
    told.add(Reply.red(name(exception)) + (message.isEmpty() ? "" : ": " + message));
    frames(exception, told);
    Throwable cause = exception.getCause();
    for (int i = 0; cause != null && i < CAUSES; i++) {
      String why = cause.getMessage() == null ? "" : ": " + cause.getMessage();
      told.add("caused by " + Reply.red(name(cause)) + why);
      frames(cause, told);
      cause = cause.getCause();
    }
    told.add("  = `%debug` in the next cell shows the whole trace");
    String name = name(exception);
    return new Reply.Failure(name.substring(name.lastIndexOf('.') + 1), message, told);
  }

  private static String name(Throwable thrown) {
    return thrown instanceof EvalException e
        ? e.getExceptionClassName()
        : thrown.getClass().getName();
  }

  private void frames(Throwable thrown, List<String> told) {
    Arrays.stream(thrown.getStackTrace())
        .filter(lines::knows)
        .map(frame -> "    at " + lines.told(frame, number))
        .distinct()
        .limit(FRAMES)
        .forEach(told::add);
  }

  private int indent() {
    String rest = cell.substring(start);
    return rest.length() - rest.stripLeading().length();
  }

  private int line(int offset) {
    return 1 + (int) cell.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** That Java's compiler gave up on a cell. */
  static Reply tooDeep() {
    return failure(CellFaults.TOO_DEEP.with());
  }

  private static Reply failure(Sentence told) {
    return new Reply.Failure(told.code().name(), told.message(), List.of(head(told)));
  }

  private static String head(Sentence told) {
    return Reply.red("error[" + told.code().name() + "]") + ": " + told.message();
  }
}
