package org.tattle.dsl.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.cli.console.ChartFolder;
import org.tattle.dsl.cli.console.Document;
import org.tattle.dsl.cli.console.Input;
import org.tattle.dsl.cli.console.Keys;
import org.tattle.dsl.cli.console.Printed;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.cli.console.Waiting;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.record.SealedRecord;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Scripts;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Owned;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tattle run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a script or notebook and, if nothing is wrong with it, runs it. Of a notebook, the"
          + " cells",
      "of Tattle run one after another; what else is in it is left out, with a warning."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything ran and every assertion held",
      "1:an assertion failed",
      "2:something is wrong with the script, its data or the command",
      "3:a fault of Tattle's own",
      "130:interrupted"
    })
public final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Input input;

  @Option(
      names = "--figures",
      paramLabel = "FOLDER",
      description = "where to write each chart as SVG and PNG")
  private Path figures;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "where to write what ran and what came out, for `tattle verify`")
  private Path record;

  @Option(
      names = "--sign",
      paramLabel = "KEY",
      description = "who answers for the record: the key file that `tattle key` made")
  private Path key;

  @Option(
      names = "--json",
      description = {
        "write one JSON document when the run is over: format (1), exit, diagnostics (as",
        "`check --json`), said (lines), shown (kind: table with columns and rows, chart with",
        "series, text), metrics (value, lower, upper, noised, repeatable, caveat, spread, by the"
            + " path that reads them)"
      })
  private boolean json;

  @Override
  public Integer call() {
    ScriptInput script = input.script(spec.commandLine());
    Scripts scripts = script.scripts();
    Given given = input.given(spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<PrivateKey> signer =
        Optional.ofNullable(key).map(file -> Keys.privateKey(spec.commandLine(), file));
    if (signer.isPresent() && record == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "`--sign` signs a record; name one with --record FILE.");
    }
    ChartFolder folder = figures == null ? null : ChartFolder.of(figures, spec.commandLine());
    try (Session session = new Session(Components.standard(), Cache.user(), Ledger.user());
        Waiting waiting = new Waiting(err)) {
      if (record != null) {
        keep(session.destroyed(session.check(scripts, given), record));
      }
      Document document = new Document();
      Sink sink = json ? document : new Printed(out, folder, waiting);
      if (!json) {
        Printed.diagnostics(new Outcome(script.said(), false), err);
      }
      Outcome outcome =
          script.ok()
              ? session.run(scripts, given, sink, waiting)
              : new Outcome(session.check(scripts, given).diagnostics(), false);
      Outcome all = script.and(outcome);
      waiting.clear();
      if (json) {
        RunRecord now = session.record(input.recorded(scripts, scripts.folder()));
        out.println(document.text(all, now.metrics()));
      }
      out.flush();
      if (!json) {
        Printed.diagnostics(outcome, err);
      }
      if (record != null && all.exit() <= 1) {
        Path beside = record.toAbsolutePath().getParent();
        write(session.record(input.recorded(scripts, beside)), signer);
      }
      return all.exit();
    }
  }

  /** Refuses to write the record over something that the run reads. */
  private void keep(Optional<String> destroyed) {
    destroyed.ifPresent(
        what -> {
          throw new CommandLine.ParameterException(
              spec.commandLine(),
              "`%s` is %s, and the record would destroy that; name another file."
                  .formatted(record, what));
        });
  }

  private void write(RunRecord run, Optional<PrivateKey> signer) {
    SealedRecord sealed = SealedRecord.of(run);
    try {
      Owned.write(record, signer.map(sealed::signed).orElse(sealed).json().getBytes(UTF_8));
    } catch (IOException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Cannot write the record to " + record + ".");
    }
  }
}
