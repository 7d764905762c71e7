package org.tattle.kernel;

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
import org.tattle.dsl.diagnose.Code;

/**
 * What went wrong in a snippet, told in terms of the cell: its line and a caret under the place.
 * Lines count from the cell's first, which is {@code %%java}.
 */
final class JavaFailures {
  private static final int FRAMES = 20;
  private static final String WRAPPER = "do_it$";

  private final JShell java;
  private final String cell;
  private final int start;

  /**
   * @param start where the snippet begins in the cell
   */
  JavaFailures(JShell java, String cell, int start) {
    this.java = java;
    this.cell = cell;
    this.start = start;
  }

  Optional<Reply> of(SnippetEvent event) {
    if (event.status() == Snippet.Status.REJECTED) {
      return Optional.of(rejected(event.snippet()));
    }
    if (event.exception() != null) {
      return Optional.of(thrown(event.snippet(), event.exception()));
    }
    return Optional.empty();
  }

  private Reply rejected(Snippet snippet) {
    List<String> lines = new ArrayList<>();
    String first = null;
    for (Diag diagnostic : java.diagnostics(snippet).filter(Diag::isError).toList()) {
      String message = diagnostic.getMessage(Locale.ENGLISH).strip();
      first = first == null ? message.lines().findFirst().orElse(message) : first;
      lines.addAll(marked(message, diagnostic));
    }
    String told = first == null ? "this is not Java" : first;
    return new Reply.Failure(
        "J100", told, lines.isEmpty() ? List.of(head(Code.J100, told)) : lines);
  }

  private List<String> marked(String message, Diag diagnostic) {
    List<String> lines = new ArrayList<>();
    message
        .lines()
        .filter(l -> !l.matches("\\s*location: (class|interface|record|enum)\\s*"))
        .forEach(l -> lines.add(lines.isEmpty() ? head(Code.J100, l) : "  " + l.strip()));
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
    lines.add(margin + " │ " + " ".repeat(begin - lineStart) + Replies.red("^".repeat(width)));
    return lines;
  }

  private Reply thrown(Snippet snippet, JShellException exception) {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      String missing =
          java.unresolvedDependencies(unresolved.getSnippet())
              .map(d -> "`" + d + "`")
              .reduce((a, b) -> a + ", " + b)
              .orElse("something");
      String message = "`" + unresolved.getSnippet().name() + "` still needs " + missing;
      return new Reply.Failure("J101", message, List.of(head(Code.J101, message)));
    }
    String name =
        exception instanceof EvalException e
            ? e.getExceptionClassName()
            : exception.getClass().getName();
    String message = Objects.requireNonNullElse(exception.getMessage(), "");
    List<String> lines = new ArrayList<>();
    lines.add(Replies.red(name) + (message.isEmpty() ? "" : ": " + message));
    Arrays.stream(exception.getStackTrace())
        .filter(frame -> String.valueOf(frame.getFileName()).startsWith("#"))
        .filter(frame -> !frame.getMethodName().equals(WRAPPER) || isOf(frame, snippet))
        .map(frame -> "    at " + place(frame, snippet))
        .distinct()
        .limit(FRAMES)
        .forEach(lines::add);
    lines.add("  = `%debug` in the next cell shows the whole trace");
    return new Reply.Failure(name.substring(name.lastIndexOf('.') + 1), message, lines);
  }

  private String place(StackTraceElement frame, Snippet snippet) {
    return isOf(frame, snippet)
        ? "line " + (line(start + indent()) + frame.getLineNumber() - 1)
        : "`" + frame.getMethodName() + "` of an earlier cell or snippet";
  }

  private static boolean isOf(StackTraceElement frame, Snippet snippet) {
    return String.valueOf(frame.getFileName()).equals("#" + snippet.id());
  }

  private int indent() {
    String rest = cell.substring(start);
    return rest.length() - rest.stripLeading().length();
  }

  private int line(int offset) {
    return 1 + (int) cell.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private static String head(Code code, String message) {
    return Replies.red("error[" + code + "]") + ": " + message;
  }
}
