package org.tattle.dsl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.tattle.Components;
import org.tattle.dsl.run.Help;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.show.Render;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
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
final class HelpCommand implements Runnable {
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
    if (words.size() != 1 || !words.get(0).endsWith(".tattle")) {
      return help.about(words);
    }
    String file = words.get(0);
    try {
      return help.parameters(Parser.parse(Source.of(file, Path.of(file))).script());
    } catch (IOException e) {
      throw Script.refused(spec.commandLine(), Path.of(file), e);
    }
  }
}
