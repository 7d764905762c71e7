package org.tattle.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tattle.dsl.diagnose.Format;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parsed;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Printer;

/**
 * What scripts give: those in {@code ok} their layout, those in {@code bad} their diagnostics, and
 * those in {@code poor} diagnostics that we know should be better.
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
  Stream<DynamicTest> aPoorDiagnosticIsKnown() {
    return Golden.tests("poor", GoldenTest::diagnosed);
  }

  @Test
  void noFileIsWithoutItsOtherHalf() {
    assertThat(Golden.orphans()).isEmpty();
  }

  private static String diagnosed(Source source) {
    Parsed parsed = Parser.parse(source);
    assertThat(parsed.diagnostics()).isNotEmpty();
    return Format.PLAIN.render(parsed.diagnostics());
  }
}
