package org.tattle.dsl.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.assist.Assistant;
import org.tattle.dsl.assist.Completion;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.record.Difference;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** What is published is shown like everything that is attacked, by loops that know none of it. */
class PublicationTest {
  private static final String PUBLISH =
      """
      set seed=1
      load csv "people.csv" label=pays id=name as people
      publish rows on people with quasi=[age, sex] sensitive=job as open
      attack linkage on open
      defend suppress columns=[age] on open as fewer
      """;

  @TempDir Path folder;

  private final Session session = new Session(Components.standard());
  private final List<Shown> shown = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** 160 people: each age belongs to two of them, each job to three ages in a row. */
  @BeforeEach
  void writePeople() throws IOException {
    StringBuilder people = new StringBuilder("name,age,sex,job,pays\n");
    for (int i = 0; i < 160; i++) {
      people.append(
          "p%s,%s,%s,%s,%s\n"
              .formatted(
                  i, 20 + i / 2, i % 4 < 2 ? "F" : "M", "job" + i / 6, i % 3 == 0 ? "yes" : "no"));
    }
    Files.writeString(folder.resolve("people.csv"), people);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(String script) {
    return session.run(source(script), Sink.of(shown::add, said::add), Control.NONE);
  }

  private Source source(String script) {
    return new Source("test", script, folder);
  }

  private String text() {
    return shown.stream().map(it -> Render.text(it, 100, false)).collect(Collectors.joining("\n"));
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve(name), UTF_8);
  }

  @Test
  void theSummaryHasWhatAPublicationIsWorthAndItsControlAndNothingOfModels() {
    assertThat(run(PUBLISH).diagnostics()).isEmpty();
    assertThat(said).anyMatch(line -> line.startsWith("publish open: rows"));
    assertThat(text())
        .containsPattern(
            "target +rows +columns +k +utility +linkage singled out \\[95%\\] +learned")
        .containsPattern("open +80 +4 +1 +100\\.0%")
        .containsPattern("fewer +80 +3 +\\d+ +\\d\\d\\.\\d% +0%")
        .contains("Control, on people who are not in the table")
        .doesNotContain("accuracy", "ε", "trainings");
  }

  @Test
  void itsNumbersAreComparedAssertedSweptAndPlotted() {
    run(PUBLISH);
    shown.clear();
    Outcome outcome =
        run(
            """
            compare open, fewer by rows, utility, linkage.singled_out
            assert fewer.linkage.singled_out < 1%
            assert open.linkage.smallest >= 5
            show open.linkage
            show open.linkage.sizes
            sweep column in [age, sex] { defend suppress columns=[column] on open as less } as grid
            show grid
            plot histogram of open.linkage
            """);
    assertThat(outcome.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("assertion failed");
    assertThat(text())
        .contains("linkage.singled_out", "k of k-anonymity", "rows that fit")
        .containsPattern("(?m)^ *age +\\d+(\\.\\d)?% +0%");
  }

  @Test
  void itsRowsAreExportedAsTheyWereWrittenWithoutNames() throws IOException {
    run(PUBLISH + "export open to \"open.csv\"\nexport fewer to \"fewer.csv\"");
    assertThat(file("open.csv").lines()).hasSize(81).first().isEqualTo("age,sex,job,pays");
    assertThat(file("fewer.csv").lines()).hasSize(81).first().isEqualTo("sex,job,pays");
    assertThat(file("people.csv"))
        .contains(file("open.csv").lines().skip(1).limit(1).toList().get(0));
  }

  @Test
  void theReportAsksItsQuestionAndTellsOfNoTraining() throws IOException {
    run(PUBLISH + "report to \"report.html\"");
    assertThat(file("report.html"))
        .contains(
            "2 publications were audited",
            "Publications",
            "“open” gives people away",
            "Can a person be found in the table",
            "singled out",
            "Control, on people who are not in the table")
        .doesNotContain("trained on", "accuracy", "shadow models", "each shadow");
  }

  @Test
  void ofAColumnThatNobodySoughtNothingIsSaidAndNothingHolds() {
    run(PUBLISH.replace("quasi=[age, sex] sensitive=job", "quasi=[age, sex, pays]"));
    shown.clear();
    Outcome outcome = run("show open.linkage\nassert open.linkage.learned < 5%");
    assertThat(outcome.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("assertion failed");
    assertThat(text()).containsPattern("learned +–").containsPattern("baseline +–");
  }

  @Test
  void toOthersTheReportTellsThatNothingBoundsItAndNotWhatWasFound() throws IOException {
    run(PUBLISH + "report to \"others.html\" audience=others");
    assertThat(file("others.html"))
        .contains("“open” was made without a privacy budget", "what attacks found")
        .doesNotContain("linkage singled out", "answer rightly", "45.0%");
  }

  @Test
  void whatCannotBeDrawnOrPromisedOfItIsToldWithWhatCan() {
    run(PUBLISH);
    assertThat(run("plot roc of open").diagnostics())
        .extracting(Diagnostic::hints)
        .containsExactly(List.of("look at what was found instead: show open.linkage"));
  }

  @Test
  void theRegulatorsQuestionsAreAnsweredBeforeAndAfter() {
    run(PUBLISH);
    shown.clear();
    assertThat(run("show risk of fewer").diagnostics()).isEmpty();
    assertThat(text())
        .containsPattern("question +tried by +open +fewer +")
        .contains("Can a person", "linkage", "not seen");
  }

  @Test
  void howValuesBecomeCoarserIsShownWrittenEditedAndReadAgain() throws IOException {
    run(PUBLISH);
    shown.clear();
    run("show open.hierarchies(\"value\" == \"34\")\nexport open.hierarchies to \"how.csv\"");
    assertThat(text()).containsPattern("age +34 +30-34;30-39;20-39;0-39;\\*");
    String edited = file("how.csv").replace("30-34;30-39;20-39;0-39;*", "young;30-39;20-39;0-39;*");
    Files.writeString(folder.resolve("how.csv"), edited);
    shown.clear();
    Outcome outcome =
        run(
            PUBLISH.replace("sensitive=job", "sensitive=job hierarchies=[\"file how.csv\"]")
                + "show open.hierarchies(\"value\" == \"34\")");
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(text()).containsPattern("age +34 +young;30-39");
    assertThat(completed("show open.")).contains("hierarchies", "linkage");
  }

  @Test
  void itIsMadeAgainByItsScriptAndVerifiedNumberByNumber() throws IOException {
    run(PUBLISH + "export fewer to \"again.tattle\"");
    RunRecord recorded = session.record(new RunRecord.Script("test", "", PUBLISH, List.of()));
    try (Session other = new Session(Components.standard())) {
      Source again = source(file("again.tattle"));
      Outcome outcome = other.run(again, Sink.of(it -> {}, it -> {}), Control.NONE);
      assertThat(outcome.diagnostics()).isEmpty();
      RunRecord now = other.record(new RunRecord.Script("test", "", PUBLISH, List.of()));
      assertThat(now.metrics())
          .containsEntry("fewer.linkage.learned", recorded.metrics().get("fewer.linkage.learned"));
      assertThat(now.keys()).containsEntry("fewer", recorded.keys().get("fewer"));
      assertThat(Difference.between(recorded, recorded, 0)).isEmpty();
    }
  }

  @Test
  void thePlanAndHelpAndCompletionKnowIt() {
    run(
        "explain {\n"
            + PUBLISH.replace("set seed=1\n", "")
            + "}\nhelp publish\nhelp attack linkage");
    assertThat(text())
        .contains("publish rows", "attack linkage on open", "gives data to the public", "Sweeney")
        .containsPattern("(?m)^.*defend suppress columns=\\[\"age\"\\] on open +no \\(not kept\\)");
    assertThat(completed("publish ")).contains("rows");
    run(PUBLISH);
    assertThat(completed("compare open by "))
        .contains("rows", "utility")
        .doesNotContain("accuracy");
    assertThat(completed("show open.linkage.")).contains("singled_out", "sizes");
    run("train base on people with epochs=1");
    assertThat(completed("attack linkage on ")).contains("open").doesNotContain("base");
    assertThat(completed("attack mia on ")).contains("base").doesNotContain("open");
    assertThat(completed("publish rows on people with quasi=[")).contains("age", "sex");
    assertThat(completed("attack linkage on open with known=[")).contains("age", "job");
  }

  private List<String> completed(String text) {
    return new Assistant(session)
        .complete(source(text), text.length()).candidates().stream()
            .map(Completion.Candidate::text)
            .toList();
  }
}
