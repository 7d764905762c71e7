package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** The report that a session writes about itself. */
class AccountTest {
  private static final String AUDIT =
      """
      set seed=3; load digits rows=600 as people
      train base with epochs=20
      attack threshold on base
      defend dpsgd eps=1 on base as private
      assert private.threshold.auc < 0.9, "leaks <b>too much</b>"
      assert base.accuracy > 99.9%
      report to "out/audit.html" title="For <i>all</i>"
      """;

  @TempDir private Path folder;

  private Outcome run(String script) {
    try (Session session = new Session(Components.standard())) {
      return session.run(new Source("test", script, folder), Sink.NONE, Control.NONE);
    }
  }

  @Test
  void saysWhatWasAskedFoundAndAssumed() throws IOException {
    assertThat(run(AUDIT).exit()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out/audit.html")))
        .contains("1 of 2 requirements do not hold")
        .contains("base.accuracy &gt; 99.9%")
        .contains("“base”", "“private”", "guessing does so 50 times")
        .contains("The training of “private” guarantees more")
        .contains("Yeom et al. 2018", "Abadi et al. 2016")
        .contains("dpsgd eps=1", "auditor&apos;s worst case", "seed 3")
        .contains("<svg");
  }

  @Test
  void escapesWhatTheScriptSays() throws IOException {
    run(AUDIT);
    assertThat(Files.readString(folder.resolve("out/audit.html")))
        .doesNotContain("<i>all", "<b>too much");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldAtItsPlace() throws IOException {
    Files.createDirectory(folder.resolve("taken.html"));
    Files.writeString(folder.resolve("taken.html/inside"), "");
    Outcome outcome = run("load digits\nreport to \"taken.html\"");
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R540);
    assertThat(outcome.diagnostics().get(0).span().start()).isEqualTo(22);
    assertThat(folder.resolve("taken.html")).isDirectory();
    assertThat(folder).isDirectoryNotContaining("glob:**/.taken*");
  }
}
