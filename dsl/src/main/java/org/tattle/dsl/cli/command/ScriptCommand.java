package org.tattle.dsl.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tattle.dsl.cli.console.Printed;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.run.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle script}. */
@Command(
    name = "script",
    mixinStandardHelpOptions = true,
    description =
        "Prints a notebook as a script: prose as comments; cells of Java and magics are left out, "
            + "with a warning.")
public final class ScriptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NOTEBOOK", description = "an .ipynb file")
  private String notebook;

  @Override
  public Integer call() {
    ScriptInput script = ScriptInput.read(spec.commandLine(), notebook);
    PrintWriter out = spec.commandLine().getOut();
    out.print(script.scripts().text());
    out.flush();
    Outcome outcome = new Outcome(script.said(), false);
    Printed.diagnostics(outcome, spec.commandLine().getErr());
    return outcome.exit();
  }
}
