package org.tattle.kernel.magic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.dsl.assist.FileNames;
import org.tattle.kernel.cells.JavaCells;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.CellCompleteness;
import org.tattle.kernel.language.CellCompletion;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.Reply;
import org.tattle.run.Control;

/**
 * A language with magics: does the lines that start with {@code %}, and sends the rest of a cell
 * where its first line says. A cell with a fault in a magic runs nothing.
 */
public final class Magics implements Language {
  /** A magic that takes a path, and the path as far as it is written. */
  private static final Pattern PATH =
      Pattern.compile("\\h*" + Magic.withPaths() + "\\h+[\"']?([^\"']*)");

  private final Language language;
  private final JavaCells java;
  private final MagicActions actions;

  public Magics(Language language) {
    this.language = language;
    this.java = new JavaCells(language);
    this.actions = new MagicActions(this, language, java);
  }

  @Override
  public void warmUp() {
    java.warmUp();
    language.warmUp();
  }

  @Override
  public Reply execute(Cell cell, Output output, Control control) {
    Sheet sheet = Sheet.of(cell.code(), cell.number());
    if (!sheet.faults().isEmpty()) {
      return Reply.failure(sheet.faults());
    }
    long begin = System.nanoTime();
    Reply reply = execute(sheet, cell, output, control);
    if (sheet.timed()) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      output.stdout(String.format(Locale.ROOT, "took %.3g s%n", seconds));
    }
    return reply;
  }

  private Reply execute(Sheet sheet, Cell cell, Output output, Control control) {
    Reply reply = lines(sheet.before(), cell, output, control);
    if (reply instanceof Reply.Success && !(sheet.whole().isEmpty() && sheet.empty())) {
      reply =
          sheet.whole().isPresent()
              ? actions.whole(sheet, cell, output, control)
              : actions.statements(sheet, cell, output, control);
    }
    if (reply instanceof Reply.Success && !sheet.after().isEmpty()) {
      reply = lines(sheet.after(), cell, output, control);
    }
    return reply;
  }

  private Reply lines(List<Sheet.Line> lines, Cell cell, Output output, Control control) {
    Reply reply = Reply.success();
    for (Sheet.Line line : lines) {
      control.check();
      reply = actions.line(line, cell, output, control);
      if (reply instanceof Reply.Failure) {
        return reply;
      }
    }
    return reply;
  }

  @Override
  public CellCompletion complete(String code, int caret) {
    Sheet sheet = Sheet.of(code, 0);
    int line = code.lastIndexOf('\n', caret - 1) + 1;
    String typed = code.substring(line, caret);
    if (typed.matches("%{1,2}\\w*")) {
      int end = caret;
      while (end < code.length() && Character.isLetterOrDigit(code.charAt(end))) {
        end++;
      }
      return new CellCompletion(
          line,
          end,
          Arrays.stream(Magic.values())
              .filter(m -> m.mark().startsWith(typed) && (line == 0 || !m.wholeCell()))
              .map(m -> new CellCompletion.Item(m.mark(), "magic", m.doc()))
              .toList());
    }
    Matcher path = PATH.matcher(typed);
    if (path.matches()) {
      String start = path.group(1);
      return new CellCompletion(
          caret - start.length(),
          caret,
          FileNames.of(language.folder(), start).stream()
              .map(name -> new CellCompletion.Item(name, "file", ""))
              .toList());
    }
    if (sheet.whole().isEmpty()) {
      return language.complete(sheet.body(), caret);
    }
    return sheet.whole().get().magic() == Magic.JAVA && caret >= sheet.from()
        ? java.complete(sheet.body(), sheet.from(), caret)
        : CellCompletion.none(caret);
  }

  @Override
  public Optional<Bundle> inspect(String code, int caret, boolean detailed) {
    Sheet sheet = Sheet.of(code, 0);
    Optional<Bundle> help = MagicHelp.at(code, caret);
    if (help.isPresent()) {
      return help;
    }
    if (sheet.whole().isEmpty()) {
      return language.inspect(sheet.body(), caret, detailed);
    }
    return sheet.whole().get().magic() == Magic.JAVA && caret >= sheet.from()
        ? java.inspect(sheet.body(), sheet.from(), caret)
        : Optional.empty();
  }

  @Override
  public CellCompleteness completeness(String code) {
    Sheet sheet = Sheet.of(code, 0);
    if (sheet.whole().isEmpty()) {
      return sheet.empty() && !code.isBlank()
          ? CellCompleteness.complete()
          : language.completeness(sheet.body());
    }
    return sheet.whole().get().magic() == Magic.JAVA
        ? java.completeness(sheet.body(), sheet.from())
        : new CellCompleteness(CellCompleteness.Status.UNKNOWN, "");
  }

  @Override
  public Bundle evaluate(String expression) {
    return language.evaluate(expression);
  }

  @Override
  public Map<String, Object> values() {
    return language.values();
  }

  @Override
  public void assign(String name, Object value) {
    language.assign(name, value);
  }

  @Override
  public Optional<Bundle> render(Object value) {
    return language.render(value);
  }

  @Override
  public void close() {
    java.close();
    language.close();
  }
}
