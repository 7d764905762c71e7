package org.tattle.dsl.cli.console;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.tattle.dsl.cli.command.Subcommand;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import picocli.CommandLine;

/**
 * What a command runs or checks: a file, a notebook, or standard input; and what to say if it
 * cannot be read.
 *
 * @param scripts what there is to run
 * @param said what reading it had to say: what is left out, or cannot be understood
 */
public record ScriptInput(Scripts scripts, List<Diagnostic> said) {

  /**
   * Reads files of a form of its own, such as notebooks, and joins from another module, as {@link
   * Subcommand}s do.
   */
  public interface Reader {
    /** How the names of such files end. */
    String ending();

    /**
     * Reads one.
     *
     * @param name what people call it
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException that says in a sentence, without a full stop, why it cannot
     *     be run
     */
    public ScriptInput read(String name, Path file) throws IOException;
  }

  private static final String STANDARD_INPUT = "standard input";
  private static final String COMMAND_LINE = "command line";

  /** A script that was typed as a word of the command. */
  static ScriptInput typedAs(String text) {
    return of(new Source(COMMAND_LINE, text));
  }

  /** Whether what is called so was typed or piped, and is no file. */
  public static boolean typed(String name) {
    return name.equals(STANDARD_INPUT) || name.equals(COMMAND_LINE);
  }

  /** The script of that file, or of standard input, which is called {@code -}. */
  public static ScriptInput read(CommandLine command, String file) {
    try {
      if (file.equals("-")) {
        String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        return of(new Source(STANDARD_INPUT, text));
      }
      Optional<Reader> reader = reader(file);
      return reader.isPresent()
          ? reader.get().read(file, Path.of(file))
          : of(Source.of(file, Path.of(file)));
    } catch (IOException e) {
      throw refused(command, Path.of(file), e);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          command, "`%s` cannot be run: %s.".formatted(file, e.getMessage()));
    }
  }

  /** What a record says was run. */
  public static Scripts again(RunRecord.Script recorded, Path folder) {
    String name = recorded.name();
    return reader(name).isPresent()
        ? Scripts.notebook(name, recorded.text(), folder, Optional.empty())
        : Scripts.of(new Source(name, recorded.text(), folder));
  }

  /** The file that a record says was run, as it is now; empty if there is none. */
  public static Optional<Scripts> present(CommandLine command, Path file) {
    return Files.isRegularFile(file)
        ? Optional.of(read(command, file.toString()).scripts())
        : Optional.empty();
  }

  /** A script by itself. */
  static ScriptInput of(Source source) {
    return new ScriptInput(Scripts.of(source), List.of());
  }

  /** Whether a file that is called so is a script or a notebook. */
  public static boolean named(String file) {
    return file.endsWith(".tattle") || reader(file).isPresent();
  }

  /** Who reads files that are called so, if they are no plain scripts. */
  public static Optional<Reader> reader(String file) {
    return ServiceLoader.load(Reader.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(reader -> file.endsWith(reader.ending()))
        .findFirst();
  }

  /** Whether reading found nothing that stands in the way. */
  public boolean ok() {
    return said.stream().allMatch(it -> it.severity() == Severity.WARNING);
  }

  /** What reading had to say, and then a run. */
  public Outcome and(Outcome run) {
    return new Outcome(
        Stream.concat(said.stream(), run.diagnostics().stream()).toList(), run.interrupted());
  }

  /** Why a file cannot be read, as a user of the command line is told. */
  public static CommandLine.ParameterException refused(
      CommandLine command, Path file, IOException why) {
    String message =
        why instanceof MalformedInputException
            ? "`%s` is not text in UTF-8."
            : Files.isDirectory(file)
                ? "`%s` is a folder, and a file is needed."
                : Files.exists(file) ? "`%s` cannot be read." : "There is no file `%s`.";
    return new CommandLine.ParameterException(command, message.formatted(file));
  }
}
