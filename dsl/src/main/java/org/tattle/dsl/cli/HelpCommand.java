package org.tattle.dsl.cli;

import java.io.PrintWriter;
import java.util.List;
import org.tattle.Components;
import org.tattle.dsl.run.Help;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.show.Render;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle help}. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Says what scripts can say: help, help attack, help attack mia, help P204.")
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "what about")
  private List<String> words = List.of();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (Session session = new Session(Components.standard())) {
      out.println(Render.text(new Help(session.registry()).about(words), Terminal.screen()));
      out.flush();
    }
  }
}
