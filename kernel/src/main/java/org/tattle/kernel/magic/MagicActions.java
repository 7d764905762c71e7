package org.tattle.kernel.magic;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.kernel.cells.JavaCells;
import org.tattle.kernel.cells.Notebook;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.Reply;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/** Does what one magic says, and remembers why a cell failed last. */
final class MagicActions {
  private final Language cells;
  private final Language language;
  private final JavaCells java;
  private final Environment environment = new Environment();
  private volatile Optional<Throwable> failure = Optional.empty();

  /**
   * @param cells who knows magics and words alike
   * @param language whose cells these are
   */
  MagicActions(Language cells, Language language, JavaCells java) {
    this.cells = cells;
    this.language = language;
    this.java = java;
  }

  /** Runs what is no magic. */
  Reply statements(Sheet sheet, Cell cell, Output output, Control control) {
    Reply reply = language.execute(with(cell, sheet.body()), output, control);
    failure = reply instanceof Reply.Failure ? language.failure() : failure;
    return reply;
  }

  /** Does what a cell's first line says of the whole of it. */
  Reply whole(Sheet sheet, Cell cell, Output output, Control control) {
    Sheet.Line line = sheet.whole().orElseThrow();
    String rest = cell.code().substring(sheet.from());
    try {
      return switch (line.magic()) {
        case JAVA -> {
          Reply reply = java.execute(with(cell, sheet.body()), sheet.from(), output, control);
          failure = reply instanceof Reply.Failure ? java.failure() : failure;
          yield reply;
        }
        case SCRIPT -> program(List.of(line.words().split("\\s+")), rest, output, control);
        case BASH -> program(List.of("bash"), rest, output, control);
        case WRITEFILE -> {
          output.stdout("wrote " + files().write(line.words(), rest) + "\n");
          yield Reply.success();
        }
        default -> {
          output.display(Notebook.html(rest));
          yield Reply.success();
        }
      };
    } catch (Fault fault) {
      return failed(fault, cell, line);
    }
  }

  /** Does what a magic on a line of its own says. */
  Reply line(Sheet.Line line, Cell cell, Output output, Control control) {
    try {
      return switch (line.magic()) {
        case HELP -> {
          if (!line.words().isEmpty()) {
            yield help(line.words(), cell, output, control);
          }
          output.display(MagicHelp.page());
          yield Reply.success();
        }
        case LOAD -> new Reply.Success(Optional.of(files().text(line.words())), Optional.empty());
        case DEBUG -> {
          output.stdout(failure.map(MagicActions::trace).orElse("nothing has failed yet\n"));
          yield Reply.success();
        }
        case MAVEN -> {
          java.classPath(Maven.resolve(line.words(), control), control);
          yield Reply.success();
        }
        case CLASSPATH -> {
          java.classPath(List.of(files().existing(line.words())), control);
          yield Reply.success();
        }
        case TIME -> Reply.success();
        case TIMEIT -> new Stopwatch(language, control).time(line.words(), cell, output);
        case SHELL -> program(shell(line.words()), "", output, control);
        case ABOUT -> {
          Optional<Bundle> found = cells.inspect(line.words(), line.words().length(), true);
          yield found.isPresent()
              ? new Reply.Success(Optional.empty(), found)
              : help(line.words(), cell, output, control);
        }
        case ENV -> {
          output.stdout(environment.told(line.words()));
          yield Reply.success();
        }
        default -> language.act(line.magic().mark(), line.words(), output, control);
      };
    } catch (Fault fault) {
      return failed(fault, cell, line);
    }
  }

  private static Reply failed(Fault fault, Cell cell, Sheet.Line line) {
    Source source = new Source("cell " + cell.number(), cell.code());
    return Reply.failure(List.of(Diagnostic.of(fault, source, line.at())));
  }

  private Reply help(String words, Cell cell, Output output, Control control) {
    return language.execute(with(cell, "help " + words), output, control);
  }

  private Reply program(List<String> command, String input, Output output, Control control) {
    new Program(command, language.folder(), environment.set()).run(input, output, control);
    return Reply.success();
  }

  private CellFiles files() {
    return new CellFiles(language.folder());
  }

  private static Cell with(Cell cell, String code) {
    return new Cell(code, cell.number(), cell.id(), cell.silent());
  }

  private static List<String> shell(String command) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("win");
    return windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
