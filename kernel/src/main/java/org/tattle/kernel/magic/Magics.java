package org.tattle.kernel.magic;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.dsl.assist.FileNames;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.kernel.cells.JavaCells;
import org.tattle.kernel.cells.Notebook;
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
  private static final int CELL = 1 << 20;

  /** A magic that takes a path, and the path as far as it is written. */
  private static final Pattern PATH =
      Pattern.compile("\\h*" + Magic.withPaths() + "\\h+[\"']?([^\"']*)");

  private final Language language;
  private final JavaCells java;
  private final Map<String, String> environment = new ConcurrentHashMap<>();
  private volatile Optional<Throwable> failure = Optional.empty();

  public Magics(Language language) {
    this.language = language;
    this.java = new JavaCells(language);
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
      reply = body(sheet, cell, output, control);
    }
    if (reply instanceof Reply.Success && !sheet.after().isEmpty()) {
      reply = lines(sheet.after(), cell, output, control);
    }
    return reply;
  }

  private Reply body(Sheet sheet, Cell cell, Output output, Control control) {
    if (sheet.whole().isEmpty()) {
      Cell statements = new Cell(sheet.body(), cell.number(), cell.id(), cell.silent());
      Reply reply = language.execute(statements, output, control);
      failure = reply instanceof Reply.Failure ? language.failure() : failure;
      return reply;
    }
    Sheet.Line whole = sheet.whole().get();
    String rest = cell.code().substring(sheet.from());
    return switch (whole.magic()) {
      case JAVA -> {
        Cell code = new Cell(sheet.body(), cell.number(), cell.id(), cell.silent());
        Reply reply = java.execute(code, sheet.from(), output, control);
        failure = reply instanceof Reply.Failure ? java.failure() : failure;
        yield reply;
      }
      case SCRIPT, BASH -> {
        boolean bash = whole.magic() == Magic.BASH;
        List<String> command = List.of(bash ? new String[] {"bash"} : whole.words().split("\\s+"));
        yield program(command, rest, cell, whole, output, control);
      }
      case WRITEFILE -> write(rest, cell, whole, output);
      default -> {
        output.display(Notebook.html(rest));
        yield Reply.success();
      }
    };
  }

  private Reply program(
      List<String> command,
      String input,
      Cell cell,
      Sheet.Line line,
      Output output,
      Control control) {
    return new Program(command, language.folder(), environment)
        .run(input, output, control)
        .map(why -> failure(Code.K104, cell, line, why))
        .orElse(Reply.success());
  }

  private Reply write(String text, Cell cell, Sheet.Line line, Output output) {
    boolean append = line.words().startsWith("-a ");
    try {
      Path file =
          path(language.folder(), append ? line.words().substring(3).strip() : line.words());
      try {
        Files.writeString(
            file, text, StandardOpenOption.CREATE, append ? APPEND : TRUNCATE_EXISTING, WRITE);
      } catch (IOException e) {
        throw new IOException("`" + file + "` cannot be written", e);
      }
      output.stdout("wrote " + file + "\n");
      return Reply.success();
    } catch (IOException e) {
      return failure(Code.K103, cell, line, e.getMessage());
    }
  }

  private static Reply failure(Code code, Cell cell, Sheet.Line line, String why) {
    Source source = new Source("cell " + cell.number(), cell.code());
    return Reply.failure(List.of(Diagnostic.of(code, source, line.at(), why)));
  }

  private Reply lines(List<Sheet.Line> lines, Cell cell, Output output, Control control) {
    Reply reply = Reply.success();
    for (Sheet.Line line : lines) {
      control.check();
      reply = act(line, cell, output, control);
      if (reply instanceof Reply.Failure) {
        return reply;
      }
    }
    return reply;
  }

  private Reply act(Sheet.Line line, Cell cell, Output output, Control control) {
    try {
      return switch (line.magic()) {
        case HELP -> {
          if (!line.words().isEmpty()) {
            Cell help = new Cell("help " + line.words(), cell.number(), cell.id(), cell.silent());
            yield language.execute(help, output, control);
          }
          output.display(MagicHelp.page());
          yield Reply.success();
        }
        case LOAD -> new Reply.Success(Optional.of(text(line.words())), Optional.empty());
        case DEBUG -> {
          output.stdout(failure.map(Magics::trace).orElse("nothing has failed yet\n"));
          yield Reply.success();
        }
        case MAVEN -> {
          java.classPath(Maven.resolve(line.words(), control), control);
          yield Reply.success();
        }
        case CLASSPATH -> {
          java.classPath(List.of(existing(line.words())), control);
          yield Reply.success();
        }
        case TIME -> Reply.success();
        case TIMEIT -> new Stopwatch(language, control).time(line.words(), cell, output);
        case SHELL -> program(shell(line.words()), "", cell, line, output, control);
        case ABOUT -> about(line.words(), cell, output, control);
        case ENV -> {
          output.stdout(environment(line.words()));
          yield Reply.success();
        }
        default -> language.act(line.magic().mark(), line.words(), output, control);
      };
    } catch (IOException e) {
      Code code = line.magic() == Magic.MAVEN ? Code.K105 : Code.K103;
      return failure(code, cell, line, e.getMessage());
    }
  }

  /** What the front end shows beside a word, or what help says. */
  private Reply about(String words, Cell cell, Output output, Control control) {
    Optional<Bundle> found = inspect(words, words.length(), true);
    if (found.isPresent()) {
      return new Reply.Success(Optional.empty(), found);
    }
    Cell help = new Cell("help " + words, cell.number(), cell.id(), cell.silent());
    return language.execute(help, output, control);
  }

  private static List<String> shell(String command) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("win");
    return windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
  }

  /** What programs see: all of it, one variable of it, or what was set by {@code NAME=VALUE}. */
  private String environment(String words) throws IOException {
    int equals = words.indexOf('=');
    if (equals >= 0) {
      String name = words.substring(0, equals).strip();
      if (!name.matches("\\w+")) {
        throw new IOException("`" + name + "` is no name of a variable");
      }
      environment.put(name, words.substring(equals + 1).strip());
      return "";
    }
    Map<String, String> all = new TreeMap<>(System.getenv());
    all.putAll(environment);
    if (words.isEmpty()) {
      return all.entrySet().stream()
          .map(e -> e.getKey() + "=" + e.getValue() + "\n")
          .collect(Collectors.joining());
    }
    if (!all.containsKey(words)) {
      throw new IOException("there is no variable `" + words + "` in the environment");
    }
    return all.get(words) + "\n";
  }

  private Path existing(String words) throws IOException {
    Path file = path(language.folder(), words);
    if (!Files.exists(file)) {
      throw new IOException("there is no `" + file + "`");
    }
    return file;
  }

  /**
   * A path as people write it behind a magic: in quotes or not, from home or from a folder.
   *
   * @throws IOException that says in a sentence that it is none
   */
  public static Path path(Path folder, String words) throws IOException {
    String path = words.replaceFirst("^([\"'])(.*)\\1$", "$2");
    try {
      return path.matches("~(/.*)?")
          ? Path.of(System.getProperty("user.home") + path.substring(1)).normalize()
          : folder.resolve(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IOException("`" + words + "` is no path", e);
    }
  }

  private String text(String words) throws IOException {
    Path file = existing(words);
    if (!Files.isRegularFile(file)) {
      throw new IOException("`" + file + "` is no file");
    }
    if (Files.size(file) > CELL) {
      throw new IOException(
          "`"
              + file
              + "` has "
              + (Files.size(file) >> 20)
              + " MB, and a cell should have 1 at most");
    }
    try {
      return Files.readString(file).stripTrailing();
    } catch (MalformedInputException e) {
      throw new IOException("`" + file + "` is no text in UTF-8", e);
    } catch (IOException e) {
      throw new IOException("`" + file + "` cannot be read", e);
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
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
