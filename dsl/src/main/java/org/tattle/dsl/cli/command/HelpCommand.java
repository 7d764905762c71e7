package org.tattle.dsl.cli.command;

import java.io.PrintWriter;
import java.util.List;
import org.tattle.Components;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.help.Help;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Render;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle help}. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description =
        "Says what scripts can say: help, help attack, help attack mia, help P204; and what a "
            + "script can be told: help audit.tattle.")
public final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "WORD",
      description = "what about",
      completionCandidates = CompletionCommand.Topics.class)
  private List<String> words = List.of();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (Session session = new Session(Components.standard())) {
      out.println(Render.text(page(new Help(session.registry())), Terminal.screen()));
      out.flush();
    }
  }

  private Shown page(Help help) {
    return words.size() == 1 && ScriptInput.named(words.get(0))
        ? help.parameters(ScriptInput.read(spec.commandLine(), words.get(0)).scripts())
        : help.about(words);
  }
}
