package org.tattle.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Format;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parsed;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Printer;
import org.tattle.run.Control;

/**
 * What scripts give: those in {@code ok} their layout, those in {@code bad} their diagnostics, and
 * those in {@code poor} diagnostics that we know should be better. Those in folders {@code checked}
 * pass the checker as well as the parser.
 */
class GoldenTest {

  @TestFactory
  Stream<DynamicTest> aScriptInOrderIsLaidOut() {
    return Golden.tests("ok", source -> Printer.print(Parser.parse(source)).stripTrailing());
  }

  @TestFactory
  Stream<DynamicTest> aBadScriptGetsItsDiagnostics() {
    return Golden.tests("bad", GoldenTest::diagnosed);
  }

  @TestFactory
  Stream<DynamicTest> aScriptThatCannotRunGetsItsDiagnostics() {
    return Golden.tests("bad/checked", GoldenTest::checked);
  }

  @TestFactory
  Stream<DynamicTest> everyStatementThatIsBuiltIsLaidOutAndChecks() {
    return Golden.tests(
        "ok/checked",
        source -> {
          assertThat(checked(source)).isEmpty();
          return Printer.print(Parser.parse(source)).stripTrailing();
        });
  }

  @Test
  void everyCodeOfTheCheckerHasItsScript() throws IOException {
    Pattern code = Pattern.compile("Code\\.([NPTDS]\\d{3})");
    Set<String> given = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/tattle/dsl/check"))) {
      for (Path file : files.toList()) {
        code.matcher(Files.readString(file)).results().forEach(it -> given.add(it.group(1)));
      }
    }
    Set<String> seen =
        Golden.scripts("bad/checked").stream()
            .map(Golden::source)
            .flatMap(source -> diagnostics(source).stream())
            .map(it -> it.code().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen).isEqualTo(given);
  }

  /**
   * Codes that need a run have none: those of family R, failed assertions, faults of ours, and what
   * components find in their data, defenses and claims. Their own tests provoke them.
   */
  @Test
  void everyCodeOfTheLanguageHasItsGoldenFile() throws IOException {
    Set<String> running = Set.of("T302", "T306", "T310");
    Pattern shown = Pattern.compile("\\[([A-Z]\\d{3})]");
    Set<String> golden = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/scripts"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".txt")).toList()) {
        shown.matcher(Files.readString(file)).results().forEach(it -> golden.add(it.group(1)));
      }
    }
    assertThat(Stream.of(Code.values()).map(Code::name))
        .filteredOn(code -> code.matches("[SNPT].*") && !running.contains(code))
        .isSubsetOf(golden);
  }

  @TestFactory
  Stream<DynamicTest> cellsAreToldWhatIsStaleAndWhoElseMadeIt() {
    return Golden.tests("cells", GoldenTest::cells);
  }

  @TestFactory
  Stream<DynamicTest> aPoorDiagnosticIsKnown() {
    return Golden.tests("poor", GoldenTest::diagnosed);
  }

  @Test
  void noFileIsWithoutItsOtherHalf() {
    assertThat(Golden.orphans()).isEmpty();
  }

  /** What the cells of a notebook say, one after another; each starts with its place. */
  private static String cells(Source source) {
    StringBuilder told = new StringBuilder();
    try (Session session = new Session(Components.standard())) {
      int number = 0;
      for (String cell : source.text().split("(?m)^# cell ")) {
        if (!cell.isBlank()) {
          String[] parts = cell.split("\n", 2);
          String name = "cell " + ++number;
          told.append("── ").append(name).append(", ").append(parts[0]).append('\n');
          Sink sink =
              new Sink() {
                @Override
                public void show(Shown shown) {}

                @Override
                public void say(String line) {
                  told.append(line).append('\n');
                }
              };
          Source at = Source.cell(name, parts[1], Path.of(""), parts[0]);
          String found = Format.PLAIN.render(session.run(at, sink, Control.NONE).diagnostics());
          told.append(found).append(found.isEmpty() ? "" : "\n");
        }
      }
    }
    return told.toString().stripTrailing();
  }

  private static String checked(Source source) {
    return Format.PLAIN.render(diagnostics(source));
  }

  private static List<Diagnostic> diagnostics(Source source) {
    try (Session session = new Session(Components.standard())) {
      return session.check(source).diagnostics();
    }
  }

  private static String diagnosed(Source source) {
    Parsed parsed = Parser.parse(source);
    assertThat(parsed.diagnostics()).isNotEmpty();
    return Format.PLAIN.render(parsed.diagnostics());
  }
}
