package org.tattle.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.kernel.language.CellFaults;

/**
 * A cell taken apart: what its first line says about the whole of it, the magics on lines before
 * and after the body, and the body. The body keeps its place, with blanks where a magic stood, so
 * that places in it are places in the cell. Behind statements of Java a line may start with a
 * {@code %} that is no magic: a remainder, or a line of a text block.
 *
 * @param whole the magic that decides about the cell, if one does
 * @param from where what it decides about begins
 * @param before magics on lines before the body
 * @param body as long as the cell
 * @param after magics on lines behind it
 * @param faults magics that are none, or stand in the wrong place
 */
public record Sheet(
    Optional<Line> whole,
    int from,
    List<Line> before,
    String body,
    List<Line> after,
    List<Diagnostic> faults) {
  private static final Pattern SHELL = Pattern.compile("^\\h*(!)(?!=)(.*)$");
  private static final Pattern ABOUT =
      Pattern.compile("^\\h*(?:([\\p{L}_%][^?;#\"]*)\\?{1,2}|\\?{1,2}([\\p{L}_%][^?;#\"]*))\\h*$");
  private static final Pattern MARKED = Pattern.compile("^\\h*(%{1,2}[A-Za-z]\\w*)(\\h+.*)?$");

  /**
   * One magic on its line.
   *
   * @param words what follows it, stripped
   */
  public record Line(Magic magic, String words, Span at) {}

  public static Sheet of(String cell, int number) {
    return of(new Source("cell " + number, cell));
  }

  public static Sheet of(Source cell) {
    return new Reader(cell).read();
  }

  /** Whether anything but magics is in it. */
  boolean empty() {
    return body.isBlank();
  }

  boolean timed() {
    return before.stream().anyMatch(l -> l.magic() == Magic.TIME)
        || after.stream().anyMatch(l -> l.magic() == Magic.TIME);
  }

  private static final class Reader {
    private final String cell;
    private final Source source;
    private final StringBuilder body;
    private final List<Line> before = new ArrayList<>();
    private final List<Line> after = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();
    private Optional<Line> whole = Optional.empty();
    private boolean begun;

    Reader(Source source) {
      this.cell = source.text();
      this.source = source;
      this.body = new StringBuilder(cell);
    }

    Sheet read() {
      int from = 0;
      for (int start = 0; start < cell.length(); ) {
        int newline = cell.indexOf('\n', start);
        int end = newline < 0 ? cell.length() : newline;
        line(start, end);
        start = Math.min(end + 1, cell.length());
        if (whole.isPresent() && from == 0) {
          from = start;
          if (whole.get().magic() != Magic.JAVA) {
            break;
          }
        }
        if (newline < 0) {
          break;
        }
      }
      return new Sheet(whole, from, before, body.toString(), after, faults);
    }

    private void line(int start, int end) {
      String text = cell.substring(start, end);
      Matcher marked = MARKED.matcher(text);
      if (!marked.matches() && whole.isEmpty() && habit(text, start, end)) {
        return;
      }
      if (!marked.matches()) {
        if (!text.isBlank()) {
          statement(text);
        }
        return;
      }
      String mark = marked.group(1);
      Span at = Span.between(start + marked.start(1), start + marked.end(1));
      Optional<Magic> found = Magic.of(mark);
      if (found.isEmpty() && begun && whole.isPresent()) {
        return;
      }
      if (found.isEmpty()) {
        faults.add(Diagnostic.of(CellFaults.NO_MAGIC, source, at, mark).hint(Magic.hint(mark)));
        return;
      }
      String words = marked.group(2) == null ? "" : marked.group(2).strip();
      place(new Line(found.get(), words, at), start, end);
    }

    /** Whether it is a line for the shell, or asks about a word, as in notebooks of Python. */
    private boolean habit(String text, int start, int end) {
      Matcher shell = SHELL.matcher(text);
      if (shell.matches()) {
        Span at = new Span(start + shell.start(1), 1);
        place(new Line(Magic.SHELL, shell.group(2).strip(), at), start, end);
        return true;
      }
      Matcher about = ABOUT.matcher(text);
      if (about.matches()) {
        int group = about.group(1) == null ? 2 : 1;
        Span at = Span.between(start + about.start(group), start + about.end(group));
        String words = about.group(group);
        place(new Line(Magic.ABOUT, words.strip(), at), start, end);
      }
      return about.matches();
    }

    private void place(Line line, int start, int end) {
      Magic magic = line.magic();
      if (magic.needsArgument() && line.words().isEmpty()) {
        faults.add(
            Diagnostic.of(
                CellFaults.MAGIC_NEEDS_MORE, source, line.at(), magic.mark(), magic.usage()));
      }
      if (magic.wholeCell()) {
        if (start == 0) {
          whole = Optional.of(line);
          blank(start, end);
        } else {
          faults.add(Diagnostic.of(CellFaults.MAGIC_NOT_FIRST, source, line.at(), magic.mark()));
        }
        return;
      }
      boolean statement = magic == Magic.TIME && !line.words().isEmpty();
      blank(start, statement ? line.at().end() : end);
      (begun ? after : before).add(line);
      if (statement) {
        statement(line.words());
      }
    }

    /** A statement behind a magic that stands behind statements: which came first is unclear. */
    private void statement(String text) {
      if (!text.strip().startsWith("#") && !text.strip().startsWith("//")) {
        begun = true;
        after.stream()
            .filter(l -> l.magic() != Magic.TIME)
            .findFirst()
            .ifPresent(
                l ->
                    faults.add(
                        Diagnostic.of(CellFaults.MAGIC_BETWEEN, source, l.at(), l.magic().mark())));
        after.removeIf(l -> l.magic() != Magic.TIME);
      }
    }

    private void blank(int start, int end) {
      for (int i = start; i < end; i++) {
        body.setCharAt(i, ' ');
      }
    }
  }
}
