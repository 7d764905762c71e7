package org.tattle.dsl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.cli.console.Keys;
import org.tattle.dsl.cli.console.Printed;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.cli.console.Waiting;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.record.Difference;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.record.SealedRecord;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Scripts;
import org.tattle.run.Cache;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a recorded script again, from nothing, and compares number by number.",
      "It writes no files that the script would write, spends no budget, and shows no second",
      "answer of what noise for privacy went into. A script, notebook or used script that says",
      "something else since is named; what a notebook shows below its cells is not looked at.",
      "Of receipts of forgetting it says whether they are whole, and name the rows of a slip:",
      "",
      "  tattle verify forgotten.receipt --slip forgotten-1.slips",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything came out as recorded",
      "1:something came out otherwise",
      "2:the record cannot be read, was changed or not signed, or its script cannot be run here",
      "3:a fault of Tattle's own",
      "130:interrupted"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RECORD",
      description = "what `tattle run --record` wrote, or `export X to \"F.receipt\"`")
  private Path file;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "largest difference that counts as none (default: ${DEFAULT-VALUE}); numbers that secret"
              + " noise or coins go into are drawn anew without a seed, and compared as draws")
  private double tolerance;

  @Option(
      names = "--by",
      paramLabel = "KEY",
      description = "who must have signed: the FILE.pub of their `tattle key`")
  private Path signer;

  @Option(
      names = "--slip",
      paramLabel = "FILE",
      description = "of receipts of forgetting: the slips of those whose rows they must name")
  private Path slip;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    PrintWriter out = line.getOut();
    Optional<String> receipts = ReceiptCheck.meant(file);
    if (receipts.isPresent()) {
      return new ReceiptCheck(line, file, Optional.ofNullable(slip)).call(receipts.get());
    }
    if (slip != null) {
      throw new CommandLine.ParameterException(
          line, "`--slip` is of receipts of forgetting, and `%s` holds none.".formatted(file));
    }
    if (!(tolerance >= 0)) {
      throw new CommandLine.ParameterException(line, "`--tolerance` is a number of 0 or more.");
    }
    SealedRecord sealed = read(line);
    RunRecord record = sealed.run();
    RunRecord.Script script = record.script();
    Path place = place(line, script);
    Scripts scripts = ScriptInput.again(script, place.getParent());
    Optional<Scripts> present = ScriptInput.present(line, place);
    try (Session session = Session.dry(Components.standard(), Cache.memory());
        Waiting waiting = new Waiting(line.getErr())) {
      Outcome outcome = session.run(scripts, Given.of(script.given()), Sink.NONE, waiting);
      waiting.clear();
      if (outcome.exit() > 1) {
        Printed.diagnostics(outcome, line.getErr());
        return outcome.exit();
      }
      RunRecord now = session.record(script);
      List<Difference> differences = new ArrayList<>();
      present
          .flatMap(scripts::changed)
          .ifPresent(where -> differences.add(Difference.inText("script " + where)));
      differences.addAll(Difference.between(record, now, tolerance));
      if (differences.isEmpty()) {
        out.printf(
            Locale.ROOT,
            "Everything came out as recorded: numbers %d, claims %d, data sets %d.%n",
            record.metrics().size(),
            record.claims().size(),
            record.data().size());
      } else {
        out.println(Render.text(table(differences), Terminal.screen()));
        if (!record.machine().equals(now.machine()) || !record.tattle().equals(now.tattle())) {
          String other =
              "Recorded by Tattle %s on %s; this is Tattle %s on %s, and other machines round"
                  + " otherwise: --tolerance 0.02 lets that pass.";
          say(other, record.tattle(), record.machine(), now.tattle(), now.machine());
        }
      }
      if (present.isEmpty() && !ScriptInput.typed(script.name())) {
        say("There is no `%s` to compare with: what ran is the text in the record.", script.name());
      }
      if (signer == null && sealed.signed()) {
        say("It was not looked at who signed it: `--by KEY.pub` says whose it must be.");
      }
      out.flush();
      return differences.isEmpty() ? 0 : 1;
    }
  }

  private void say(String sentence, Object... of) {
    spec.commandLine().getOut().println(Terminal.screen().fit(sentence.formatted(of), 0));
  }

  /** Where the record says that the script lies, or would if it were a file. */
  private Path place(CommandLine line, RunRecord.Script script) {
    try {
      Path name = Path.of(script.name());
      if (script.name().isEmpty() || !name.equals(name.getFileName())) {
        throw new InvalidPathException(script.name(), "no name of a file");
      }
      return file.toAbsolutePath().resolveSibling(script.folder()).normalize().resolve(name);
    } catch (InvalidPathException e) {
      throw new CommandLine.ParameterException(
          line, "`%s` cannot be read: what it says ran has no name of a file.".formatted(file), e);
    }
  }

  private SealedRecord read(CommandLine line) {
    try {
      SealedRecord sealed = SealedRecord.read(Files.readString(file));
      if (signer != null && !sealed.signedBy(Keys.publicKey(line, signer))) {
        throw new CommandLine.ParameterException(
            line, "`%s` is not signed by the owner of `%s`.".formatted(file, signer));
      }
      return sealed;
    } catch (IOException e) {
      throw ScriptInput.refused(line, file, e);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          line, "`%s` cannot be read: %s.".formatted(file, e.getMessage()));
    }
  }

  private static TableView table(List<Difference> differences) {
    return TableView.of(
        "Came out otherwise",
        List.of("what", "recorded", "now"),
        differences.stream().map(d -> List.of(d.what(), d.recorded(), d.now())).toList(),
        List.of());
  }
}
