package org.tattle.dsl.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

class DiagnosticFormatTest {
  private static final Source AUDIT =
      new Source(
          "audit.tattle",
          """
          load adult
          train base

          attack mia with shadow=10
          #
          #
          #
          #
          defend labelonly on base as quiet

          attack lira on quiet
          assert release.lira.tpr(fpr=0.1%) < limit
          """);

  private static Span of(String part) {
    return new Span(AUDIT.text().indexOf(part), part.length());
  }

  @Test
  void oneLabelStandsBesideItsCarets() {
    Diagnostic unknown =
        Diagnostic.of(Code.P204, AUDIT, of("shadow"), "`attack mia` has no parameter `shadow`")
            .suggest(List.of("shadows"))
            .hint("parameters: shadows, share, classifier       help attack mia");
    assertThat(DiagnosticFormat.PLAIN.render(unknown))
        .isEqualTo(
            """
            error[P204]: `attack mia` has no parameter `shadow`
              ╭─ audit.tattle:4:17
            4 │ attack mia with shadow=10
              │                 ^^^^^^ did you mean `shadows`?
              = parameters: shadows, share, classifier       help attack mia\
            """);
  }

  @Test
  void labelsOnSeveralLinesStandInTheOrderOfTheScript() {
    Diagnostic access =
        Diagnostic.of(
                Code.T301,
                AUDIT,
                of("lira"),
                "`attack lira` needs class probabilities, and `quiet` gives labels only")
            .cause(of("labelonly"), "because of this")
            .hint("label-only attacks: boundary, gap");
    assertThat(DiagnosticFormat.PLAIN.render(access))
        .isEqualTo(
            """
            error[T301]: `attack lira` needs class probabilities, and `quiet` gives labels
              only
               ╭─ audit.tattle:11:8
             9 │ defend labelonly on base as quiet
               │        --------- because of this
            11 │ attack lira on quiet
               │        ^^^^
               = label-only attacks: boundary, gap\
            """);
  }

  @Test
  void valuesHangBelowTheirPartsOfAnAssertion() {
    Diagnostic failed =
        Diagnostic.of(Code.A600, AUDIT, of("assert"), "the assertion does not hold")
            .value(of("release"), "8.3% [6.9%, 9.9%]")
            .value(of("<"), "false")
            .value(of("limit"), "5%");
    assertThat(DiagnosticFormat.PLAIN.render(failed))
        .isEqualTo(
            """
            failed[A600]: the assertion does not hold
               ╭─ audit.tattle:12:1
            12 │ assert release.lira.tpr(fpr=0.1%) < limit
               │        │                          │ │
               │        8.3% [6.9%, 9.9%]      false 5%\
            """);
  }

  @Test
  void valuesThatDoNotFitSideBySideGoARowLower() {
    Source source = new Source("s", "assert a < b");
    Diagnostic failed =
        Diagnostic.of(Code.A600, source, new Span(0, 12), "the assertion does not hold")
            .value(new Span(7, 1), "0.8312 [0.79, 0.87]")
            .value(new Span(9, 1), "false")
            .value(new Span(11, 1), "0.5");
    assertThat(DiagnosticFormat.PLAIN.render(failed))
        .isEqualTo(
            """
            failed[A600]: the assertion does not hold
              ╭─ s:1:1
            1 │ assert a < b
              │        │ │ │
              │        │ │ 0.5
              │        │ false
              │        0.8312 [0.79, 0.87]\
            """);
  }

  @Test
  void twoLabelsOnALineKeepBothTheirWords() {
    Source source = new Source("s", "attack mia on a on b");
    Diagnostic twice =
        Diagnostic.of(Code.S111, source, new Span(16, 2), "a second `on` in one statement")
            .caption("here")
            .cause(new Span(11, 2), "the first");
    assertThat(DiagnosticFormat.PLAIN.render(twice))
        .isEqualTo(
            """
            error[S111]: a second `on` in one statement
              ╭─ s:1:17
            1 │ attack mia on a on b
              │            --   ^^ here
              │            the first\
            """);
  }

  @Test
  void aPlaceInAnotherCellIsShownWithItsName() {
    Source other = new Source("cell 3", "defend labelonly as quiet");
    Diagnostic access =
        Diagnostic.of(Code.T301, AUDIT, of("lira"), "`quiet` gives labels only")
            .cause(other, new Span(7, 9), "because of this");
    assertThat(DiagnosticFormat.PLAIN.render(access))
        .isEqualTo(
            """
            error[T301]: `quiet` gives labels only
               ╭─ audit.tattle:11:8
            11 │ attack lira on quiet
               │        ^^^^
               ├─ cell 3:1:8
             1 │ defend labelonly as quiet
               │        --------- because of this\
            """);
  }

  @Test
  void aLongLineIsShownAroundThePlace() {
    Source source =
        new Source("s", "let x = [" + "0.25, ".repeat(500) + "oops" + ", 1".repeat(500));
    int at = source.text().indexOf("oops");
    String shown =
        DiagnosticFormat.PLAIN.render(
            Diagnostic.of(Code.S101, source, new Span(at, 4), "`oops` is odd"));
    assertThat(shown.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    String[] lines = shown.split("\n");
    assertThat(lines[2]).contains("…").endsWith("…");
    assertThat(lines[3].indexOf("^^^^")).isEqualTo(lines[2].indexOf("oops"));
  }

  @Test
  void caretsStandBelowWideCombiningAndTabbedText() {
    Source source = new Source("s", "\tx \"日本\" e\u0301 \uD83D\uDE00 here");
    int at = source.text().indexOf("here");
    String[] lines =
        DiagnosticFormat.PLAIN
            .render(Diagnostic.of(Code.S101, source, new Span(at, 4), "`here` is odd"))
            .split("\n");
    // Four of the tab, x, blank, a quoted text of two wide signs, blank, one, blank, two, blank.
    assertThat(lines[3]).isEqualTo("  │ " + " ".repeat(4 + 2 + 6 + 1 + 1 + 1 + 2 + 1) + "^^^^");
  }

  @Test
  void whatTurnsTheDirectionOfTextIsShownAsADot() {
    Source source = new Source("s", "let x = \u202E3\u0007");
    assertThat(
            DiagnosticFormat.PLAIN.render(
                Diagnostic.of(Code.S105, source, new Span(8, 1), "an odd sign")))
        .contains("1 │ let x = ·3·");
  }

  @Test
  void theEndOfTheTextHasACaretOfItsOwn() {
    Source source = new Source("s", "attack");
    assertThat(
            DiagnosticFormat.PLAIN.render(
                Diagnostic.of(Code.S102, source, new Span(6, 0), "more is needed")))
        .endsWith("1 │ attack\n  │       ^");
  }

  @Test
  void coloursAddNothingButColours() {
    Diagnostic found =
        Diagnostic.of(Code.P204, AUDIT, of("shadow"), "no `shadow`").caption("here").hint("look");
    String ansi = DiagnosticFormat.ANSI.render(found);
    assertThat(ansi).contains("\u001b[1;38;5;196merror[P204]\u001b[0m");
    assertThat(ansi.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(DiagnosticFormat.PLAIN.render(found));
  }

  @Test
  void htmlEscapesEverythingThatCameFromTheScript() {
    Source source = new Source("<b>", "show \"</pre><script>alert(1)</script>\" & x");
    String html =
        DiagnosticFormat.HTML.render(
            Diagnostic.of(Code.S101, source, new Span(40, 1), "`<i>` & more").hint("<u>"));
    assertThat(html.replaceAll("</?(pre|span)( style=\"[^\"<>]*\")?>", ""))
        .doesNotContain("<", ">")
        .contains("&lt;script&gt;", "`&lt;i&gt;` &amp; more", "&lt;b&gt;:1:41", "&lt;u&gt;");
  }

  @Test
  void jsonHasEveryPlaceTwiceForPeopleAndForMachines() throws Exception {
    Diagnostic found =
        Diagnostic.of(Code.P204, AUDIT, of("shadow"), "no `shadow`").suggest(List.of("shadows"));
    JsonNode node =
        new ObjectMapper().readTree(DiagnosticFormat.JSON.render(List.of(found))).get(0);
    assertThat(node.get("code").asText()).isEqualTo("P204");
    assertThat(node.get("severity").asText()).isEqualTo("error");
    assertThat(node.get("line").asInt()).isEqualTo(4);
    assertThat(node.get("column").asInt()).isEqualTo(17);
    assertThat(node.get("endColumn").asInt()).isEqualTo(23);
    assertThat(node.get("start").asInt()).isEqualTo(of("shadow").start());
    assertThat(node.get("fixes").get(0).get("replacement").asText()).isEqualTo("shadows");
  }

  @Test
  void ofVeryManyTheFirstAreShownAndMachinesGetAll() {
    Diagnostic one = Diagnostic.of(Code.S107, AUDIT, of("load"), "`}` closes nothing");
    List<Diagnostic> many = java.util.Collections.nCopies(250, one);
    assertThat(DiagnosticFormat.PLAIN.render(many)).endsWith("\n\nand 150 more");
    assertThat(DiagnosticFormat.JSON.render(many).split("closes nothing", -1)).hasSize(251);
  }

  @Test
  void aVeryLongLineIsCutAroundItsMark() {
    Source line =
        new Source("long", "let x = [" + "1, ".repeat(300_000) + "\uD83D\uDE00" + "2, ".repeat(9));
    Span bad = new Span(9 + 900_000, 2);
    String shown =
        DiagnosticFormat.PLAIN.render(Diagnostic.of(Code.S105, line, bad, "it means nothing"));
    assertThat(shown).contains("│ …", "1, \uD83D\uDE00").hasSizeLessThan(400);
  }
}
