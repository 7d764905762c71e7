package org.tattle.dsl.cli.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.source.Scripts;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The script that a command is about, a file, a text, or standard input; and what its parameters
 * are given.
 */
public final class Input {
  @Parameters(
      arity = "0..*",
      paramLabel = "SCRIPT [NAME=VALUE]",
      description = "a script, a notebook, or - for standard input; then values for its parameters")
  private List<String> words = List.of();

  @Option(names = "-c", paramLabel = "TEXT", description = "the script itself")
  private String text;

  /** Reads it. */
  public ScriptInput script(CommandLine command) {
    if (text != null) {
      return ScriptInput.typedAs(text);
    }
    if (words.isEmpty()) {
      throw new CommandLine.ParameterException(command, "Name a script, or give one with -c.");
    }
    return ScriptInput.read(command, words.get(0));
  }

  /** What the script's parameters are given. */
  public Given given(CommandLine command) {
    try {
      return Given.of(values());
    } catch (IllegalArgumentException e) {
      String both = text == null ? "" : "; with `-c`, no file is read";
      throw new CommandLine.ParameterException(command, e.getMessage() + both + ".");
    }
  }

  /**
   * The script and what it was given, for the record of its run.
   *
   * @param folder where the record will lie
   */
  public RunRecord.Script recorded(Scripts scripts, Path folder) {
    String name = scripts.name().replaceFirst(".*[/\\\\]", "");
    return new RunRecord.Script(name, seen(scripts.folder(), folder), scripts.text(), values());
  }

  /** A folder as seen from another, with slashes; itself if no way leads there. */
  private static String seen(Path folder, Path from) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path start = from.toAbsolutePath().normalize();
    boolean reached = Objects.equals(absolute.getRoot(), start.getRoot());
    return (reached ? start.relativize(absolute) : absolute).toString().replace('\\', '/');
  }

  private List<String> values() {
    return text == null && !words.isEmpty() ? words.subList(1, words.size()) : words;
  }
}
