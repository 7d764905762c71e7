package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

class SessionTest {
  /** The headline experiment, on data small enough for every build. */
  private static final String SMALL =
      "set seed=7; load digits rows=400; model mlp hidden=[32]; train target with epochs=30\n";

  private final Session session = new Session(Components.standard());
  private final List<Shown> shown = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Sink sink = Sink.of(shown::add, said::add);

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(String script) {
    return session.run(new Source("test", script), sink, Control.NONE);
  }

  private String text() {
    return String.join("\n", said)
        + "\n"
        + String.join("\n", shown.stream().map(s -> Render.text(s, 80, false)).toList());
  }

  @Test
  void aScriptThatShowsNothingIsSummedUpByATableAndAChart() {
    assertThat(run(SMALL + "attack mia with shadows=4; defend dpsgd eps=1").ok()).isTrue();
    assertThat(shown).hasSize(2);
    TableView table = (TableView) shown.get(0);
    assertThat(table.table().columnNames())
        .containsExactly(
            "target",
            "train accuracy",
            "test accuracy",
            "mia AUC [95%]",
            "TPR at 1% FPR",
            "ε",
            "δ");
    assertThat(table.table().column(0).asList()).asString().contains("target", "dpsgd");
    assertThat(((Figure) shown.get(1)).series())
        .extracting(series -> series.name())
        .contains("chance", "target", "dpsgd");
  }

  @Test
  void oneSeedGivesTheSameBytesTwice() {
    String script = SMALL + "attack mia with shadows=2; defend dpsgd eps=2";
    run(script);
    String first = text();
    shown.clear();
    said.clear();
    try (Session other = new Session(Components.standard())) {
      other.run(new Source("test", script), sink, Control.NONE);
    }
    assertThat(text()).isEqualTo(first);
  }

  @Test
  void anErrorAnywhereRunsNothing() {
    Outcome outcome = run(SMALL + "attack mai");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(said).isEmpty();
    assertThat(session.scope().entries()).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsToldBeforeAnythingRuns() {
    Outcome outcome = run(SMALL + "load csv \"nowhere.csv\" label=y as more");
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R501);
    assertThat(session.scope().entries()).isEmpty();
    String made =
        SMALL
            + """
            sweep n in [1, 2] { let twice = 2 * n } as grid
            export grid to "target/made-by-a-test.csv"
            load csv "target/made-by-a-test.csv" label=n as more
            """;
    assertThat(session.check(new Source("made", made)).diagnostics()).isEmpty();
  }

  @Test
  void whatFinishedBeforeAFaultIsKept() {
    String file = "src/test/scripts/bad/run/files/patients.csv";
    Outcome outcome = run(SMALL + "load csv \"" + file + "\" label=nowhere as more");
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R504);
    assertThat(session.scope().entries()).containsKey("target").doesNotContainKey("more");
    assertThat(run("show target.accuracy").ok()).isTrue();
  }

  @Test
  void aFailedAssertionExitsWithOneAndTellsTheValues() {
    Outcome outcome = run(SMALL + "assert target.accuracy > 99%, \"too good\"");
    assertThat(outcome.exit()).isEqualTo(1);
    Diagnostic failed = outcome.diagnostics().get(0);
    assertThat(failed.code()).isEqualTo(Code.A600);
    assertThat(failed.message()).contains("too good");
    assertThat(failed.labels()).isNotEmpty();
  }

  @Test
  void anInterruptKeepsTheSession() {
    run(SMALL);
    Outcome outcome =
        session.run(
            new Source("test", "train slow with epochs=100k"),
            sink,
            new Control() {
              private int asked;

              @Override
              public synchronized boolean cancelled() {
                return ++asked > 20;
              }
            });
    assertThat(outcome.exit()).isEqualTo(130);
    assertThat(session.scope().entries()).containsKey("target").doesNotContainKey("slow");
    assertThat(run("show target.accuracy").ok()).isTrue();
  }

  @Test
  void aLimitStopsWhatTakesLonger() {
    Outcome outcome = run("set limit=200ms; load digits; train slow with epochs=100k");
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).contains(Code.R530);
  }

  @Test
  void whatIsComputedWithoutTrainingStopsAsWell() {
    String script = "show noise(eps=0.01, rate=3.1%, steps=1M, delta=1e-5)";
    Outcome late = run("set limit=1ms; " + script);
    assertThat(late.diagnostics()).extracting(Diagnostic::code).contains(Code.R530);
    // A limit that nothing can keep does not keep anybody from setting another.
    Control stopped =
        new Control() {
          private int asked;

          @Override
          public synchronized boolean cancelled() {
            return ++asked > 5;
          }
        };
    Source unlimited = new Source("test", "set limit=1h; " + script);
    assertThat(session.run(unlimited, sink, stopped).exit()).isEqualTo(130);
  }

  @Test
  void badDataIsToldWhereTheScriptNamesIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("p.csv");
    Files.writeString(file, "a,y\n1,x\n2\n");
    String script = "load csv \"%s\" label=y".formatted(file.toString().replace("\\", "\\\\"));
    Diagnostic ragged = run(script).diagnostics().get(0);
    assertThat(ragged.code()).isEqualTo(Code.R505);
    assertThat(ragged.source().text(ragged.span())).startsWith("\"").contains("p.csv");
    Diagnostic column = run(script.replace("label=y", "label=z")).diagnostics().get(0);
    assertThat(column.code()).isEqualTo(Code.R504);
    assertThat(column.source().text(column.span())).isEqualTo("z");
  }

  @Test
  void whatIsOddInATableIsToldWhenItIsLoaded(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("p.csv");
    Files.writeString(file, "id,age,y\n1,31,a\n2,,b\n3,45,a\n4,22,b\n");
    run("load csv \"%s\" label=y".formatted(file.toString().replace("\\", "\\\\")));
    assertThat(said).hasSize(3);
    assertThat(said.get(0)).startsWith("load    csv: 4 rows");
    assertThat(said.get(1)).startsWith("        `id` counts the rows");
    assertThat(said.get(2)).startsWith("        1 missing value of `age` (the first on line 3)");
  }

  @Test
  void aNameThatBecomesAnotherThingIsNoLongerCurrent() {
    run(SMALL);
    assertThat(run("let target = 3").ok()).isTrue();
    assertThat(run("attack threshold").diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.T303);
  }

  @Test
  void namesAreSharedFromCellToCell() {
    run(SMALL);
    assertThat(run("attack threshold on target").ok()).isTrue();
    assertThat(run("show target.threshold.auc, threshold.tpr(fpr=10%).upper").ok()).isTrue();
    assertThat(run("compare target by accuracy, threshold.auc").ok()).isTrue();
    assertThat(run("plot roc of target.threshold with scale=linear").ok()).isTrue();
    assertThat(run("let limit = 0.9\nassert target.threshold.auc < limit").ok()).isTrue();
    assertThat(run("help attack mia").ok()).isTrue();
  }

  @Test
  void aMetricThatOnlyResultsHaveComparesThem() {
    run(SMALL + "attack threshold; attack gap; defend round digits=1 replay=off as bare");
    shown.clear();
    run("compare target, bare by tpr(fpr=10%), accuracy");
    TableView table = (TableView) shown.get(0);
    assertThat(table.table().columnNames()).containsExactly("result", "tpr(fpr=10%)", "accuracy");
    assertThat(table.table().column(0).asList())
        .asString()
        .isEqualTo("[target.threshold, target.gap, bare]");
    assertThat(table.table().column(1).getString(0)).contains("%");
    assertThat(table.table().column(1).getString(2)).isEqualTo("–");
    assertThat(table.table().column(2).getString(2)).contains("%");
  }
}
