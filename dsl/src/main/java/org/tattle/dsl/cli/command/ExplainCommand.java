package org.tattle.dsl.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tattle.Components;
import org.tattle.dsl.cli.console.Input;
import org.tattle.dsl.cli.console.Printed;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Waiting;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.run.Cache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tattle explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says what a script would do, what of it is done, and what the rest costs; runs nothing.")
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Input input;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ScriptInput script = input.script(spec.commandLine());
    try (Session session = new Session(Components.standard(), Cache.user());
        Waiting waiting = new Waiting(err)) {
      Outcome outcome =
          session.explain(
              script.scripts(),
              input.given(spec.commandLine()),
              new Printed(out, null, waiting),
              waiting);
      Printed.diagnostics(script.and(outcome), err);
      return outcome.exit();
    }
  }
}
