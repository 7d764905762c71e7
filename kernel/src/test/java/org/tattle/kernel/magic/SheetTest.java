package org.tattle.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;

final class SheetTest {

  @Test
  void magicsAreTakenOutAndTheRestKeepsItsPlace() {
    Sheet sheet = Sheet.of("%cd data\n\nlet a = 10%\n%who", 1);
    assertThat(sheet.before()).extracting(Sheet.Line::magic).containsExactly(Magic.CD);
    assertThat(sheet.before().get(0).words()).isEqualTo("data");
    assertThat(sheet.after()).extracting(Sheet.Line::magic).containsExactly(Magic.WHO);
    assertThat(sheet.body()).isEqualTo("        \n\nlet a = 10%\n    ");
    assertThat(sheet.faults()).isEmpty();
  }

  @Test
  void theRestOfATimedLineIsAStatement() {
    Sheet sheet = Sheet.of("%time let a = 1", 1);
    assertThat(sheet.timed()).isTrue();
    assertThat(sheet.body()).isEqualTo("      let a = 1");
    assertThat(Sheet.of("%%time\nlet a = 1", 1).timed()).isTrue();
  }

  @Test
  void aFirstLineDecidesAboutTheCell() {
    Sheet java = Sheet.of("%%java\n%classpath x.jar\nint a = 5 %\n  b;", 1);
    assertThat(java.whole()).get().extracting(Sheet.Line::magic).isEqualTo(Magic.JAVA);
    assertThat(java.before()).extracting(Sheet.Line::magic).containsExactly(Magic.CLASSPATH);
    assertThat(java.body().substring(java.from())).endsWith("\nint a = 5 %\n  b;");
    Sheet html = Sheet.of("%%html\n%who\n<b>", 1);
    assertThat(html.before()).isEmpty();
    assertThat(html.body().substring(html.from())).isEqualTo("%who\n<b>");
  }

  @Test
  void aMisspeltMagicIsToldWithTheRightOne() {
    Diagnostic fault = fault("%hwo", Code.K100);
    assertThat(fault.message()).isEqualTo("there is no magic `%hwo`");
    assertThat(fault.hints()).containsExactly("did you mean `%who`?");
    assertThat(fault("%%jave\n1", Code.K100).hints()).containsExactly("did you mean `%%java`?");
    assertThat(fault("%zzzzzz", Code.K100).hints()).containsExactly("`%help` lists what there is");
  }

  @Test
  void aMagicThatNeedsWordsIsToldItsUsage() {
    assertThat(fault("%load", Code.K101).message()).contains("`%load FILE`");
    assertThat(fault("%%script\nx", Code.K101).message()).contains("%%script PROGRAM");
  }

  @Test
  void aMagicBetweenStatementsIsRefused() {
    assertThat(fault("let a = 1\n%who\nlet b = 2", Code.K102).message())
        .isEqualTo("`%who` stands between statements");
    assertThat(fault("let a = 1\n%%java\n1", Code.K102).message()).contains("whole cell");
    assertThat(Sheet.of("let a = 1\n%time let b = 2\nlet c = 3", 1).faults()).isEmpty();
  }

  @Test
  void everyMagicIsFoundByItsMarkAndSaysWhatItDoes() {
    for (Magic magic : Magic.values()) {
      assertThat(Magic.of(magic.mark())).contains(magic);
      assertThat(magic.doc()).endsWith(".");
    }
  }

  private static Diagnostic fault(String cell, Code code) {
    List<Diagnostic> faults = Sheet.of(cell, 1).faults();
    assertThat(faults).extracting(Diagnostic::code).containsExactly(code);
    return faults.get(0);
  }
}
