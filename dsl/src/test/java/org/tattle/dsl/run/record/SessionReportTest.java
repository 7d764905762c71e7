package org.tattle.dsl.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** The report that a session writes about itself. */
class SessionReportTest {
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
  void saysWhatWasNotExaminedAndWhatItsWordsMean() throws IOException {
    run(
        """
        load digits rows=600
        train base with epochs=1
        report to "bare.html"
        """);
    assertThat(Files.readString(folder.resolve("bare.html")))
        .contains("“base” was not examined", "The one model was not attacked")
        .contains("<dt>member</dt>")
        .doesNotContain("epsilon", "tattles", "<dt>AUC</dt>");
    run(AUDIT);
    assertThat(Files.readString(folder.resolve("out/audit.html")))
        .contains("<dt>AUC</dt>", "<dt>ε (epsilon), δ (delta)</dt>")
        .doesNotContain("not examined");
  }

  /** Nobody asked about a copy that an attack made in passing. */
  @Test
  void speaksOfPartsOfResultsOnceTheyAreAttacked() throws IOException {
    run(
        """
        set seed=3; load wine
        train base with epochs=2
        attack extraction with queries=20
        report to "before.html"
        attack gap on base.extraction.copy
        report to "after.html"
        """);
    assertThat(Files.readString(folder.resolve("before.html")))
        .contains("One model was audited")
        .doesNotContain("not examined", "base.extraction.copy</");
    assertThat(Files.readString(folder.resolve("after.html"))).contains("“base.extraction.copy”");
  }

  @Test
  void showsEachTableAndCurveOnce() throws IOException {
    run(
        """
        set seed=3; load digits rows=600 as people
        train base with epochs=20
        attack threshold on base
        defend round on base as rounded
        show people
        compare base, rounded
        compare base, rounded
        show base
        plot roc of base
        compare base, rounded by accuracy
        report to "once.html"
        """);
    String html = Files.readString(folder.resolve("once.html"));
    assertThat(html.split("<table", -1)).as("data, results, the comparison by").hasSize(1 + 3);
    assertThat(html.split("<svg", -1)).hasSize(1 + 1);
  }

  @Test
  void takesNothingForAPassThatNobodyRequired() throws IOException {
    String audit =
        """
        set seed=3; load digits rows=600
        train base with epochs=5
        attack threshold
        attack gap
        """;
    run(audit + "report to \"bare.html\"");
    assertThat(Files.readString(folder.resolve("bare.html")))
        .contains("Nothing was required of the models, so nothing was passed")
        .contains(
            "Nothing was required of base.threshold, base.gap: what is said of it is a finding")
        .doesNotContain("✓");
    run(audit + "let found = base.gap.auc; assert found < 1; report to \"one.html\"");
    assertThat(Files.readString(folder.resolve("one.html")))
        .contains("The requirement holds.", "Nothing was required of base.threshold: ")
        .contains("Of some of what was found nothing was required");
  }

  @Test
  void saysForWhomItIsAndOnHowManyRowsEachModelWasTrained() throws IOException {
    run(
        """
        set seed=3; load digits rows=600
        train base with epochs=2
        defend early_stop holdout=0.2 on base as stopped
        report to "rows.html"
        """);
    assertThat(Files.readString(folder.resolve("rows.html")))
        .contains("where rows are private, it is for their curator")
        .contains("<dd>300 of the 600 rows</dd>")
        .contains("<dd>240 of the 600 rows; 60 more were held out of training, to steer it</dd>")
        .contains("each shadow trains on 300");
  }

  @Test
  void repeatsTheWarningsOfTheRun() throws IOException {
    run(
        """
        set seed=3; load digits rows=600
        train base with epochs=1
        defend dpsgd eps=1 delta=0.1 with epochs=1
        report to "warned.html"
        """);
    assertThat(Files.readString(folder.resolve("warned.html")))
        .contains("`delta=0.1` is larger than 1/rows");
  }

  @Test
  void saysWhatTheScriptWasStartedWith() throws IOException {
    String script =
        """
        param limit = 90% in 0%..100%
        load digits rows=600
        train base with epochs=1
        assert base.accuracy <= limit
        report to "given.html"
        """;
    try (Session session = new Session(Components.standard())) {
      session.run(
          new Source("test", script, folder),
          Given.of(List.of("limit=99.5%")),
          Sink.NONE,
          Control.NONE);
    }
    assertThat(Files.readString(folder.resolve("given.html")))
        .contains("It was started with these values in place of those above: limit=99.5%.")
        .contains("\nlimit = 99.5%</pre>");
  }

  @Test
  void tellsOfATargetTrainedElsewhereWhatIsKnown() throws IOException {
    Files.writeString(
        folder.resolve("target.csv"),
        "label,member,p0,p1\n" + "0,1,0.9,0.1\n1,0,0.4,0.6\n".repeat(20));
    run(
        """
        load predictions "target.csv" label=label member=member as theirs
        attack gap on theirs
        defend round digits=1 on theirs as rounded
        report to "theirs.html"
        """);
    assertThat(Files.readString(folder.resolve("theirs.html")))
        .contains("probabilities in 2 classes; 20 members, 20 non-members; no shadow models")
        .contains("<dd>20 rows, as its file says</dd>")
        .contains("round digits=1. Rounds the probabilities");
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
