package org.tattle.dsl.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tattle.dsl.source.Source;
import picocli.CommandLine;

/** A file that a command names, or standard input; and what to say if it cannot be read. */
final class Script {
  private Script() {}

  /** The script of that file, or of standard input, which is called {@code -}. */
  static Source read(CommandLine command, String file) {
    try {
      return file.equals("-")
          ? new Source(
              "standard input", new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
          : Source.of(file, Path.of(file));
    } catch (IOException e) {
      throw refused(command, Path.of(file), e);
    }
  }

  /** Why a file cannot be read, as a user of the command line is told. */
  static CommandLine.ParameterException refused(CommandLine command, Path file, IOException why) {
    String message =
        why instanceof MalformedInputException
            ? "`%s` is not text in UTF-8."
            : Files.isDirectory(file)
                ? "`%s` is a folder, and a file is needed."
                : Files.exists(file) ? "`%s` cannot be read." : "There is no file `%s`.";
    return new CommandLine.ParameterException(command, message.formatted(file));
  }
}
