package org.tattle.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/**
 * What scripts give as they run. Each is cut into cells by lines such as {@code # cell name}; a
 * session runs one after another, and one that fails does not stop the next. Those in {@code
 * bad/broken} run on a machine whose folders and files cannot be used.
 */
class RunningGoldenTest {
  private static final Path FILES = Path.of("src/test/scripts/bad/run/files");

  private static final String HERE = Path.of("").toAbsolutePath().toString();

  /** What differs from machine to machine and from run to run. */
  private static final Pattern TIME = Pattern.compile("takes about .+? here");

  private static final Pattern DETAILS = Pattern.compile("details in \\S+");

  /** What the system says, in its user's language. */
  private static final Pattern REASON = Pattern.compile("written \\(.+?\\)");

  /** Nothing is fetched, so that a network or none makes no difference. */
  private static final Control ALONE =
      new Control() {
        @Override
        public boolean fetches() {
          return false;
        }
      };

  @TempDir Path folder;

  @BeforeEach
  void standAlone() {
    System.setProperty("tattle.data", FILES.toString());
    System.setProperty("tattle.cache", folder.toString());
  }

  @AfterEach
  void standAsBefore() {
    System.clearProperty("tattle.data");
    System.clearProperty("tattle.cache");
  }

  @TestFactory
  Stream<DynamicTest> cellsAreToldWhatIsStaleAndWhoElseMadeIt() {
    return Golden.tests(
        "cells",
        source -> {
          try (Session session = new Session(Components.standard())) {
            return told(source, session, true, ALONE);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aScriptThatFailsAsItRunsGetsItsDiagnostics() {
    return Golden.tests(
        "bad/run",
        source -> {
          try (Session session = new Session(Components.standard())) {
            session.register(Falter.class);
            session.register(Peek.class);
            session.register(Mumble.class);
            session.register(Mirror.class);
            session.register(Pry.class);
            return told(source, session, false, ALONE);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aScriptOnABrokenMachineGetsItsDiagnostics() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder, and no ledger\n");
    System.setProperty("tattle.cache", file.toString());
    return Golden.tests(
        "bad/broken",
        source -> {
          Cache cache = Cache.disk(file, 1_000_000);
          boolean edited = source.name().contains("edited");
          Ledger ledger = Ledger.at(edited ? file : file.resolve("ledger.jsonl"));
          try (Session session = new Session(Components.standard(), cache, ledger)) {
            return told(source, session, false, Control.NONE);
          }
        });
  }

  /** What the cells say, one after another; each starts with its place. */
  private String told(Source source, Session session, boolean lines, Control control) {
    StringBuilder told = new StringBuilder();
    Sink sink = lines ? Sink.of(shown -> {}, line -> told.append(line).append('\n')) : Sink.NONE;
    int number = 0;
    for (String cell : source.text().split("(?m)^# cell ")) {
      if (!cell.isBlank()) {
        String[] parts = cell.split("\n", 2);
        String name = "cell " + ++number;
        told.append("── ").append(name).append(", ").append(parts[0]).append('\n');
        Source at = Source.cell(name, parts[1], source.folder(), parts[0]);
        List<Diagnostic> found =
            session.run(at, sink, control).diagnostics().stream().map(this::everywhere).toList();
        String text = DiagnosticFormat.PLAIN.render(found);
        told.append(text).append(text.isEmpty() ? "" : "\n");
      }
    }
    return told.toString().stripTrailing();
  }

  private Diagnostic everywhere(Diagnostic it) {
    return new Diagnostic(
        it.code(),
        it.source(),
        it.span(),
        everywhere(it.message()),
        it.caption(),
        it.labels(),
        it.hints().stream().map(this::everywhere).toList(),
        it.fixes());
  }

  private String everywhere(String text) {
    String same = TIME.matcher(text).replaceAll("takes about … here");
    same = DETAILS.matcher(same).replaceAll("details in …");
    same = REASON.matcher(same).replaceAll("written (…)");
    return same.replace(folder.toString(), "…").replace(HERE, "…");
  }
}
