package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Statement;

/** Texts that no person writes. The limits of time are there to end a hang. */
@Timeout(60)
class HostileTextTest {

  private static List<Code> codes(String text) {
    Parsed parsed = Parser.parse(new Source("hostile", text));
    DiagnosticFormat.PLAIN.render(parsed.diagnostics().stream().limit(20).toList());
    Spans.each(
        parsed.script().statements(),
        span -> assertThat(span.end()).isLessThanOrEqualTo(text.length()));
    return parsed.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static final List<String> THINGS =
      List.of(
          "(",
          "[",
          "{",
          ")",
          "]",
          "}",
          "\n",
          ";",
          ",",
          ".",
          "=",
          "-",
          "1",
          "a",
          "\"",
          "\\",
          "#",
          " ",
          "\0",
          "a ",
          "1 ",
          "a.",
          "a,",
          "not ",
          "explain ",
          "on ",
          "with ",
          "train ",
          "a=1 ",
          "\r",
          "[\n",
          "{\n",
          "}\n",
          "a\n",
          ")\n",
          "a(",
          "sweep a in b {",
          "1+",
          "\uD83D\uDE00",
          "\uD83D",
          "\"a\"",
          "train a\n on b\n",
          "a..",
          "\n#\n",
          "1e",
          "9",
          "\u202E",
          "[[",
          "(a,");

  @Test
  void muchOfOneThingIsRead() {
    THINGS.forEach(thing -> codes(thing.repeat((1 << 14) / thing.length())));
  }

  @Test
  @Tag("slow")
  @Timeout(600)
  void aMegabyteOfOneThingIsRead() {
    THINGS.forEach(thing -> codes(thing.repeat((1 << 20) / thing.length())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let x = ",
        "attack mia with ",
        "sweep a in ",
        "show ",
        "train a\n  on ",
        "x = ",
        "foo bar "
      })
  void muchBehindAStartIsRead(String start) {
    for (String thing : List.of("[1, ", "a.b, ", "a=1 ", "\n", "(", "1 + ", "a ", "{ ", "on a ")) {
      codes(start + thing.repeat((1 << 14) / thing.length()));
    }
  }

  /**
   * Whether it is a path is asked in one pass: of a square of these lengths nobody sees the end.
   */
  @ParameterizedTest
  @Timeout(60)
  @ValueSource(strings = {"a", "-a", "a_", "9", "é"})
  void aLongWordThatIsNoPathIsRead(String thing) {
    for (String start : List.of("load ", "load csv ", "load csv d label=", "report to ", "use ")) {
      codes(start + thing.repeat((1 << 17) / thing.length()) + "%%");
    }
  }

  @Test
  void aLongListIsNoFault() {
    assertThat(codes("let x = [" + "0.25, ".repeat(10_000) + "1]")).isEmpty();
    assertThat(codes("show " + "a.".repeat(10_000) + "a")).isEmpty();
    assertThat(codes("attack mia" + " a=1".repeat(2))).containsExactly(Code.S112);
  }

  @Test
  void aTextWithThousandsOfFaultsIsNotReadToItsEnd() {
    assertThat(codes("9k1;".repeat(20_000))).hasSize(5_000);
    Parsed parsed = Parser.parse(new Source("lets", "let\n".repeat(20_000)));
    assertThat(parsed.script().statements()).hasSize(5_000);
    assertThat(codes("sweep a in b {" + "9k1;".repeat(20_000) + "}")).hasSize(5_000);
  }

  @Test
  void bracketsTenThousandDeepAreRefused() {
    for (String pair : List.of("()", "[]")) {
      String deep = pair.substring(0, 1).repeat(10_000) + "1" + pair.substring(1).repeat(10_000);
      assertThat(codes("let x = " + deep)).containsExactly(Code.S113);
      assertThat(codes(deep)).containsExactly(Code.S113);
    }
    String blocks = "sweep a in b {".repeat(10_000) + "}".repeat(10_000);
    assertThat(codes(blocks + "\nshow a")).containsExactly(Code.S113);
    assertThat(codes("not ".repeat(10_000) + "a")).containsExactly(Code.S113);
    assertThat(codes("explain ".repeat(10_000))).containsExactly(Code.S113);
    assertThat(codes("not\n".repeat(10_000) + "a")).containsExactly(Code.S113);
    assertThat(codes("let x = 1" + " +\n1".repeat(10_000))).containsExactly(Code.S113);
    assertThat(codes("let x = (1 -\n".repeat(10_000))).contains(Code.S106);
  }

  @Test
  void theDeepestScriptAllowedIsReadAndWritten() {
    String deep = "let x = 1" + " - (1 - 1".repeat(Limits.BRACKETS) + ")".repeat(Limits.BRACKETS);
    Parsed parsed = Parser.parse(new Source("deep", deep));
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(Printer.print(parsed)).isEqualTo(deep + "\n");
    String chain = "let x = 1" + " + 1".repeat(Limits.OPERATORS);
    assertThat(Printer.print(Parser.parse(new Source("chain", chain)))).isEqualTo(chain + "\n");
  }

  @Test
  void aByteOrderMarkAndForeignLineEndsAreBlank() {
    assertThat(codes("\uFEFFtrain a\r\nshow a\r\rshow\u00A0a\r\n")).isEmpty();
    Parsed parsed = Parser.parse(new Source("cr", "train a\rshow (a\r\nshow a"));
    Diagnostic found = parsed.diagnostics().get(0);
    assertThat(found.source().line(found.span().start())).isEqualTo(2);
  }

  @Test
  void charactersOutsideTheBasicPlaneCountAsOneColumn() {
    Source source = new Source("astral", "let x = \"\uD83D\uDE00\" ?");
    Diagnostic found = Parser.parse(source).diagnostics().get(0);
    assertThat(source.text(found.span())).isEqualTo("?");
    assertThat(source.column(found.span().start())).isEqualTo(13);
  }

  @Test
  void textsKeepEveryCharacter() {
    String strange = "\u05E9\u05DC\u05D5\u05DD \uD83D\uDE00 \uD800 \u0001 #{[(";
    Statement.Show show =
        (Statement.Show)
            Parser.parse(new Source("s", "show \"" + strange + "\"")).script().statements().get(0);
    assertThat(((Expression.Text) show.values().get(0)).value()).isEqualTo(strange);
  }
}
