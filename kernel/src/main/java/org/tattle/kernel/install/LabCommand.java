package org.tattle.kernel.install;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tattle.dsl.cli.command.Subcommand;
import org.tattle.run.Places;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code tattle lab}: opens JupyterLab with all that is ours. */
@Command(
    name = "lab",
    description = {
      "Opens JupyterLab with the kernel and the colouring of cells.",
      "If no Python has JupyterLab, an environment that has is made the first time."
    },
    mixinStandardHelpOptions = true)
public final class LabCommand implements Subcommand, Callable<Integer> {
  private CommandSpec spec;

  @Parameters(paramLabel = "ARGUMENT", description = "Passed on, such as a notebook's name.")
  private List<String> words = List.of();

  @Unmatched private List<String> options = new ArrayList<>();

  /** What is not ours is JupyterLab's from there on, in its order: options may have values. */
  @Spec
  void spec(CommandSpec self) {
    spec = self;
    self.parser().stopAtUnmatched(true);
  }

  /** What JupyterLab is given. */
  List<String> arguments() {
    List<String> all = new ArrayList<>(words);
    all.addAll(options);
    return all;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return new Lab(Python.candidates(), Places.ofUser().state(), spec.commandLine().getOut())
          .open(arguments());
    } catch (IOException e) {
      spec.commandLine().getErr().println("tattle: " + e.getMessage());
      return 2;
    }
  }
}
