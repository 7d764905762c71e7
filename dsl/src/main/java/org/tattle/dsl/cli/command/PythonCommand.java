package org.tattle.dsl.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tattle.data.recorded.PythonDump;
import org.tattle.run.Places;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tattle python}: where the Python file lies that writes down what a model answers. */
@Command(
    name = "python",
    mixinStandardHelpOptions = true,
    description = "Says where the Python file lies that writes down what a model answers.",
    footer = {
      "",
      "Copy it beside your own, cp \"$(tattle python)\" ., and in Python:",
      "",
      "  import tattle_dump",
      "  tattle_dump.dump(model, X_train, y_train, X_test, y_test, \"target.csv\", shadows=8)"
    })
public final class PythonCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Path file = Places.ofUser().state().resolve(PythonDump.NAME).toAbsolutePath();
    byte[] text = PythonDump.text();
    try {
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
        Files.createDirectories(file.getParent());
        Files.write(file, text);
      }
    } catch (IOException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Cannot write " + file + "; TATTLE_STATE names another folder.");
    }
    spec.commandLine().getOut().println(file);
    spec.commandLine().getOut().flush();
  }
}
