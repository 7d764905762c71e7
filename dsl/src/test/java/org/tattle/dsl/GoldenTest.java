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
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Printer;
import org.tattle.dsl.syntax.tree.Parsed;

/**
 * What scripts give: those in {@code ok} their layout, those in {@code bad} their diagnostics, and
 * those in {@code poor} diagnostics that we know should be better. Those in folders {@code checked}
 * pass the checker as well as the parser. {@link RunningGoldenTest} runs some.
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
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/tattle/dsl/check"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        code.matcher(Files.readString(file)).results().forEach(it -> given.add(it.group(1)));
      }
    }
    Set<String> seen =
        Golden.scripts("bad/checked").stream()
            .map(Golden::source)
            .flatMap(source -> diagnostics(source).stream())
            .map(it -> it.code().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen).containsAll(given);
  }

  /**
   * All codes, but those of notebooks, which the kernel has, and those that no script brings about:
   * it takes gigabytes of data (R511), a host that breaks off (R516), a model that changes while it
   * is asked (R565), a machine without fonts (R519).
   */
  @Test
  void everyCodeHasItsGoldenFile() throws IOException {
    Set<String> outside = Set.of("R511", "R516", "R519", "R565");
    Pattern shown = Pattern.compile("\\[([A-Z]\\d{3})]");
    Set<String> golden = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/scripts"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".txt")).toList()) {
        shown.matcher(Files.readString(file)).results().forEach(it -> golden.add(it.group(1)));
      }
    }
    assertThat(Stream.of(Code.values()).map(Code::name))
        .filteredOn(code -> !code.matches("[JK].*") && !outside.contains(code))
        .isSubsetOf(golden);
    assertThat(golden).doesNotContainAnyElementsOf(outside);
  }

  @TestFactory
  Stream<DynamicTest> aPoorDiagnosticIsKnown() {
    return Golden.tests("poor", GoldenTest::diagnosed);
  }

  @Test
  void noFileIsWithoutItsOtherHalf() {
    assertThat(Golden.orphans()).isEmpty();
  }

  private static String checked(Source source) {
    return DiagnosticFormat.PLAIN.render(diagnostics(source));
  }

  private static List<Diagnostic> diagnostics(Source source) {
    try (Session session = new Session(Components.standard())) {
      return session.check(source).diagnostics();
    }
  }

  private static String diagnosed(Source source) {
    Parsed parsed = Parser.parse(source);
    assertThat(parsed.diagnostics()).isNotEmpty();
    return DiagnosticFormat.PLAIN.render(parsed.diagnostics());
  }
}
