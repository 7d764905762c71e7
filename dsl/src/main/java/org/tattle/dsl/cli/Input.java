package org.tattle.dsl.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tattle.dsl.source.Source;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The script that a command is about: a file, a text, or standard input. */
final class Input {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SCRIPT",
      description = "a file; - for standard input")
  private String file;

  @Option(names = "-c", paramLabel = "TEXT", description = "the script itself")
  private String text;

  /** Reads it. */
  Source source(CommandLine command) {
    if (text != null) {
      return new Source("command line", text);
    }
    if (file == null) {
      throw new CommandLine.ParameterException(command, "Name a script, or give one with -c.");
    }
    try {
      return file.equals("-")
          ? new Source(
              "standard input", new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
          : new Source(file, Files.readString(Path.of(file)));
    } catch (MalformedInputException e) {
      throw new CommandLine.ParameterException(command, file + " is not text in UTF-8.");
    } catch (IOException e) {
      throw new CommandLine.ParameterException(command, "Cannot read " + file + ".");
    }
  }
}
