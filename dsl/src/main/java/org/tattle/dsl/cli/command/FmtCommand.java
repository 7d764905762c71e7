package org.tattle.dsl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tattle.dsl.cli.console.Patch;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Printer;
import org.tattle.dsl.syntax.tree.Parsed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle fmt}. */
@Command(
    name = "fmt",
    mixinStandardHelpOptions = true,
    description =
        "Lays scripts out in the one layout there is, comments kept. Rewrites files in place; what "
            + "comes from standard input goes to standard output. Leaves scripts with syntax "
            + "errors alone.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every script is in order now",
      "1:with --check, a script is not",
      "2:a script cannot be read"
    })
public final class FmtCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "SCRIPT", description = "files; - for standard input")
  private List<String> scripts;

  @Option(names = "--check", description = "change nothing, and show what would change")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    int exit = 0;
    for (String script : scripts) {
      exit = Math.max(exit, format(script));
    }
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().flush();
    return exit;
  }

  private int format(String script) throws IOException {
    if (ScriptInput.reader(script).isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "`%s` is no script; `tattle script` prints it as one.".formatted(script));
    }
    Source source = ScriptInput.read(spec.commandLine(), script).scripts().all().get(0);
    Parsed parsed = Parser.parse(source);
    PrintWriter out = spec.commandLine().getOut();
    if (!parsed.ok()) {
      String wrong = DiagnosticFormat.text(parsed.diagnostics(), Terminal.errors());
      spec.commandLine().getErr().println(wrong);
      return 2;
    }
    String laid = Printer.print(parsed);
    boolean same = laid.equals(source.text());
    if (check) {
      if (!same) {
        out.print(Patch.of(source, laid));
      }
      return same ? 0 : 1;
    }
    if (script.equals("-")) {
      out.print(laid);
    } else if (!same) {
      Files.writeString(Path.of(script), laid);
    }
    return 0;
  }
}
