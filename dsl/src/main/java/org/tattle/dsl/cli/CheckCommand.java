package org.tattle.dsl.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tattle.Components;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.diagnose.Format;
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
        "Says what is wrong with a script, and runs nothing. Exits with 2 if anything is.")
final class CheckCommand implements Callable<Integer> {
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
    try (Session session = new Session(Components.standard())) {
      Checked checked =
          session.check(input.source(spec.commandLine()), input.given(spec.commandLine()));
      if (json) {
        out.println(Format.JSON.render(checked.diagnostics()));
      } else if (!checked.diagnostics().isEmpty()) {
        out.println(Format.text(checked.diagnostics(), Terminal.screen()));
      }
      out.flush();
      return checked.ok() ? 0 : 2;
    }
  }
}
