package org.tattle.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

class ScreenTest {
  private static final Screen ASCII = new Screen(40, false, false, 100);

  @Test
  void aLineThatFitsStaysAsItIsAndALongOneHangsFromItsFirst() {
    assertThat(Screen.plain(40).fit("load    wine: 178 rows", 8))
        .isEqualTo("load    wine: 178 rows");
    assertThat(Screen.plain(20).fit("load    wine: 178 rows of 13 features", 8))
        .isEqualTo("load    wine: 178\n        rows of 13\n        features");
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    String text = "some words of several lengths, and 漢字 that take two columns each";
    for (int width = 20; width < 60; width++) {
      for (int indent = 0; indent < 30; indent += 4) {
        int most = width;
        assertThat(Screen.plain(width).fit(text, indent).lines())
            .allMatch(line -> Cells.width(line) <= most);
      }
    }
  }

  @Test
  void controlCharactersOfNamesDoNotReachTheTerminal() {
    assertThat(Screen.plain(80).fit("no \u001b[31mfile\u0007", 0)).isEqualTo("no ␛[31mfile␇");
    Source source = new Source("ev\u001b[31mil", "load\u009b1m x");
    assertThat(DiagnosticFormat.text(List.of(at(source, "`a\u001b]0;b`")), Screen.plain(80)))
        .doesNotContain("\u001b", "\u009b", "\u0007");
  }

  @Test
  void aScreenOfAsciiShowsNothingElseAndCaretsStayInPlace() {
    Source source = new Source("größe.tattle", "load \"é漢.csv\" label=ε");
    String text = DiagnosticFormat.text(List.of(at(source, "δ ≤ 1 … there is `é`")), ASCII);
    assertThat(text.chars()).allMatch(c -> c < 0x80);
    assertThat(text)
        .isEqualTo(
            """
            error[R501]: delta <= 1 ... there is `?`
              +- gr??e.tattle:1:6
            1 | load "???.csv" label=?
              |      ^^^^^^^^^
              = 5 +- 1\
            """);
  }

  @Test
  void diagnosticsFitTheScreenThatTheyAreFor() {
    Source source = new Source("a.tattle", "load csv \"a.csv\" label=outcome and more words");
    Diagnostic found = at(source, "a message of some length that has to be broken somewhere");
    for (int width = 30; width < 90; width += 7) {
      int most = width;
      assertThat(DiagnosticFormat.text(List.of(found), Screen.plain(width)).lines())
          .allMatch(line -> Cells.width(line) <= most);
    }
  }

  private static Diagnostic at(Source source, String message) {
    return Diagnostic.of(Code.R501, source, new Span(5, 8), message).hint("5 ± 1");
  }
}
