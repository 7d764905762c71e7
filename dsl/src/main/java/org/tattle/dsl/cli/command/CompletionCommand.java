package org.tattle.dsl.cli.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.tattle.Components;
import org.tattle.component.Schema;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.syntax.tree.Statement;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description =
        "Prints a script by which a shell completes this program's words: "
            + "source <(tattle completion bash).")
public final class CompletionCommand implements Runnable {

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    /** Through its own emulation of Bash's, which the script turns on. */
    ZSH;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What {@code tattle help} knows. */
  static final class Topics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Stream<String> components =
          Components.standard().all().stream().map(Schema::name).distinct().sorted();
      Stream<String> codes = Arrays.stream(Code.values()).map(Code::name);
      return Stream.of(Statement.verbs().stream(), components, codes)
          .flatMap(words -> words)
          .distinct()
          .iterator();
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell;

  @Override
  public void run() {
    CommandLine program = spec.root().commandLine();
    program.getOut().println(AutoComplete.bash(program.getCommandName(), program));
    program.getOut().flush();
  }
}
