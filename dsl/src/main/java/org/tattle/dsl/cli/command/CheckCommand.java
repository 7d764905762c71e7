package org.tattle.dsl.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tattle.Components;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.cli.console.Input;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tattle check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Says what is wrong with a script or notebook, and runs nothing. Exits with 2 if anything"
            + " is.")
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Input input;

  @Option(
      names = "--json",
      description = {
        "write the diagnostics as a JSON array: code, severity, message, source, start and length",
        "(UTF-16 units), line and column (code points, from 1), endLine, endColumn, caption,",
        "labels (style, text, place), hints, fixes (title, replacement, place)"
      })
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ScriptInput script = input.script(spec.commandLine());
    try (Session session = new Session(Components.standard())) {
      Checked checked = session.check(script.scripts(), input.given(spec.commandLine()));
      Outcome outcome = script.and(new Outcome(checked.diagnostics(), false));
      if (json) {
        out.println(DiagnosticFormat.JSON.render(outcome.diagnostics()));
      } else if (!outcome.diagnostics().isEmpty()) {
        out.println(DiagnosticFormat.text(outcome.diagnostics(), Terminal.screen()));
      }
      out.flush();
      return outcome.ok() ? 0 : 2;
    }
  }
}
