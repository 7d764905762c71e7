package org.tattle.dsl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.dsl.cli.console.ChartFolder;
import org.tattle.dsl.cli.console.Keys;
import org.tattle.dsl.cli.console.Printed;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.cli.console.Waiting;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.run.record.SealedRecord;
import org.tattle.dsl.run.record.Trend;
import org.tattle.dsl.run.record.TrendViews;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle trend}. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the run records of a folder found, in the order in which they were made: of each",
      "attack what it looked for first, beside what guessing gives. What `tattle run --record`",
      "wrote is looked at alone (*.json), and only if it is as it was written."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every record was read",
      "1:a record was left out: it was changed, is none, or is not signed",
      "2:the folder holds no record that can be read, or no such number"
    })
public final class TrendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "where records lie")
  private Path folder;

  @Option(
      names = "--of",
      paramLabel = "NUMBER",
      description = "what is followed instead, such as base.accuracy; several times for several")
  private List<String> wanted = List.of();

  @Option(
      names = "--figures",
      paramLabel = "FOLDER",
      description = "where to write each chart as SVG and PNG")
  private Path figures;

  @Option(
      names = "--by",
      paramLabel = "KEY",
      description = "who must have signed: the FILE.pub of their `tattle key`")
  private Path signer;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    List<Path> files = files();
    Optional<PublicKey> key = Optional.ofNullable(signer).map(it -> Keys.publicKey(line, it));
    List<Trend.Kept> kept = new ArrayList<>();
    for (Path file : files) {
      read(file, key).ifPresent(kept::add);
    }
    if (kept.isEmpty()) {
      throw refused(
          "`%s` holds no record of a run; `tattle run --record FILE` writes one.", folder);
    }
    wanted.forEach(path -> known(path, kept));
    ChartFolder charts = figures == null ? null : ChartFolder.of(figures, line);
    try (Waiting waiting = new Waiting(line.getErr())) {
      Printed printed = new Printed(line.getOut(), charts, waiting);
      for (Trend trend : Trend.of(kept, wanted)) {
        printed.show(TrendViews.records(trend));
        if (trend.records().size() > 1 && !trend.paths().isEmpty()) {
          printed.show(TrendViews.changes(trend));
          TrendViews.figure(trend).ifPresent(printed::show);
        }
      }
    }
    return kept.size() == files.size() ? 0 : 1;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      throw refused(
          Files.exists(folder) ? "`%s` is a file, and a folder is needed." : "There is no `%s`.",
          folder);
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(it -> it.getFileName().toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw refused("`%s` cannot be read.", folder);
    }
  }

  /** A record; said to be left out, and why, if it is none. */
  private Optional<Trend.Kept> read(Path file, Optional<PublicKey> key) {
    String name = file.getFileName().toString();
    try {
      SealedRecord sealed = SealedRecord.read(Files.readString(file));
      if (key.isPresent() && !sealed.signedBy(key.get())) {
        return out(name, "it is not signed by the owner of `%s`".formatted(signer));
      }
      return Optional.of(new Trend.Kept(name, sealed.run()));
    } catch (IOException e) {
      return out(name, "it cannot be read");
    } catch (IllegalArgumentException e) {
      return out(name, e.getMessage());
    }
  }

  private Optional<Trend.Kept> out(String name, String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(Terminal.errors().fit("`%s` is left out: %s.".formatted(name, why), 2));
    err.flush();
    return Optional.empty();
  }

  /** Whether a record has that number. */
  private void known(String path, List<Trend.Kept> kept) {
    TreeSet<String> all =
        kept.stream()
            .flatMap(it -> it.run().metrics().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!all.contains(path)) {
      List<String> near = Suggest.near(path, all);
      throw refused(
          "No record has `%s`"
              + (near.isEmpty() ? "." : "; did you mean " + Suggest.or(near) + "?"),
          path);
    }
  }

  private CommandLine.ParameterException refused(String sentence, Object of) {
    return new CommandLine.ParameterException(spec.commandLine(), sentence.formatted(of));
  }
}
