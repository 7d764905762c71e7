package org.tattle.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;
import org.tattle.run.Key;
import tech.tablesaw.api.Table;

/** What a plan shows of a script, and what it cannot know before. */
class PlanShownTest extends PlannedSession {
  @Test
  void equalStepsAreOneStep() {
    Table table = explain(SMALL + "attack mia with shadows=3; attack lira with shadows=5");
    assertThat(column(table, "step"))
        .containsExactly(
            "load digits rows=200",
            "train base: mlp hidden=[8]",
            "3 shadows for base",
            "classifiers for base",
            "attack mia shadows=3 on base",
            "shadows 1–3 of 5 for base",
            "shadows 4–5 of 5 for base",
            "attack lira shadows=5 on base");
    assertThat(column(table, "cached"))
        .containsExactly(
            "yes",
            "no (new)",
            "no (new)",
            "no (learns from answers)",
            "no (needs 2, 3, 4)",
            "as 3",
            "no (new)",
            "no (needs 2, 3, 7)");
    assertThat(column(table, "work"))
        .containsExactly(
            "", "2 epochs", "3 × 2 epochs", "10 × 20 epochs", "", "", "2 × 2 epochs", "");
  }

  @Test
  void whatWasDoneIsToldFromWhatIsNot() {
    run(SMALL + "attack mia with shadows=3");
    Table table = explain("attack lira with shadows=4");
    assertThat(column(table, "step"))
        .startsWith("shadows 1–3 of 4 for base", "shadow 4 of 4 for base");
    assertThat(column(table, "cached")).containsExactly("yes", "no (new)", "no (needs 2)");
  }

  @Test
  void aChangedParameterIsNamed() {
    run(SMALL + "defend dpsgd eps=2");
    Table table = explain(SMALL.replace("epochs=2", "epochs=4") + "defend dpsgd eps=3");
    assertThat(column(table, "cached"))
        .containsExactly("yes", "no (epochs changed from 2)", "no (eps changed from 2)");
    assertThat(column(explain(SMALL.replace("seed=7", "seed=8")), "cached"))
        .containsExactly("yes", "no (data changed)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain train other with epochs=3",
        "explain { train other with epochs=3; attack mia on other }",
        "train other with epochs=3; attack mia; explain"
      })
  void explainRunsNothingAndLeavesNoNames(String script) {
    run(SMALL);
    cache.put().clear();
    assertThat(run(script).diagnostics()).isEmpty();
    assertThat(cache.put()).isEmpty();
    assertThat(session.scope().entries()).doesNotContainKey("other");
    assertThat(((TableView) shown.get(shown.size() - 1)).table().column("step").asList())
        .asString()
        .contains("train other");
  }

  @Test
  void explainAloneTellsWhatTheSessionHas() {
    run(SMALL + "attack mia with shadows=2");
    shown.clear();
    run("explain");
    Table table = ((TableView) shown.get(0)).table();
    assertThat(column(table, "cached"))
        .containsExactly("yes", "yes", "yes", "yes", "no (not kept)");
  }

  @Test
  void dataThatWouldHaveToBeFetchedAreNot(@TempDir Path folder) {
    System.setProperty("tattle.cache", folder.toString());
    System.setProperty("tattle.data", folder.toString());
    try {
      Plan plan = plan("load purchase; train; attack lira; defend dpsgd eps=1");
      assertThat(plan.known()).isFalse();
      assertThat(plan.trains()).isEmpty();
      assertThat(plan.steps().get(0).kept()).isEqualTo("no (to be fetched)");
      assertThat(folder).isEmptyDirectory();
    } finally {
      System.clearProperty("tattle.cache");
      System.clearProperty("tattle.data");
    }
  }

  @Test
  void aScriptOfItsOwnIsPlannedUnderItsName(@TempDir Path folder) throws Exception {
    Path file = java.nio.file.Files.writeString(folder.resolve("common.tattle"), SMALL);
    String use = "use \"%s\" as h".formatted(file.toString().replace("\\", "\\\\"));
    Set<Key> planned = plan(use + "; attack mia on h.base with shadows=2").trains();
    assertThat(planned).hasSize(13);
    run(use + "; attack mia on h.base with shadows=2");
    assertThat(known(cache.put())).isEqualTo(known(planned));
    assertThat(cache.put()).hasSameSizeAs(planned);
  }

  @Test
  void aLimitThatWillNotBeEnoughIsToldBeforeAnythingRuns() {
    assertThat(run("set limit=1h\n" + SMALL).diagnostics()).isEmpty();
    said.clear();
    Outcome outcome = run("set limit=1ms\n" + SMALL.replace("epochs=2", "epochs=10k"));
    assertThat(outcome.diagnostics().stream().map(Diagnostic::code).collect(Collectors.toList()))
        .containsExactly(Code.R531, Code.R530);
    assertThat(said.get(0)).startsWith("warning this takes about");
  }

  @Test
  void whatWillBeRefusedIsToldBeforeAnythingIsTrained() {
    String rule =
        "set seed=1; load digits rows=60; federate fedavg as fed with clients=6 rounds=1\n"
            + "defend krum bad=2 on fed";
    String told = "warning line 2 will be refused, after what comes before it is done: `krum`";
    assertThat(run(rule).diagnostics()).extracting(Diagnostic::code).containsExactly(Code.D450);
    assertThat(said.get(0)).startsWith(told);
    said.clear();
    run(rule.replace("bad=2", "bad=1").replace("as fed", "as it").replace("on fed", "on it"));
    assertThat(said).noneMatch(line -> line.startsWith("warning"));
  }

  @Test
  void aFaultFoundWhilePlanningIsToldAtItsPlace() {
    Outcome outcome =
        session.explain(
            Scripts.of(new Source("test", "load digits rows=1M")),
            Given.NOTHING,
            sink,
            Control.NONE);
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R502);
    assertThat(outcome.exit()).isEqualTo(2);
  }

  @Test
  void dataThatChangeUnderASweepAreTold(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("people.csv");
    StringBuilder rows = new StringBuilder("a,y\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i % 9).append(',').append(i % 2 == 0 ? "x" : "z").append('\n');
    }
    java.nio.file.Files.writeString(file, rows);
    String script =
        "model mlp hidden=[2]; sweep n in [1, 2] { load csv \"%s\" label=y; train inner with epochs=n } as grid"
            .formatted(file.toString().replace("\\", "\\\\"));
    Sink writing =
        Sink.of(
            shown::add,
            line -> {
              if (line.contains("2 of 2")) {
                try {
                  java.nio.file.Files.writeString(file, rows + "3,x\n4,z\n");
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            });
    Outcome outcome = session.run(new Source("test", script), writing, Control.NONE);
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R515);
    assertThat(outcome.diagnostics().get(0).message()).contains("has changed since");
    assertThat(session.values()).containsKey("grid");
  }

  @Test
  void aFileThatTheScriptWritesFirstIsReadWhenItIsThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("grid.csv");
    java.nio.file.Files.writeString(file, "no,table\nat all\n");
    String path = file.toString().replace("\\", "\\\\");
    String script =
        SMALL
            + "sweep n in [1, 2, 3, 4] { train inner with epochs=n } as grid\n"
            + "export grid to \"%s\"; load csv \"%s\" label=n as found".formatted(path, path);
    assertThat(plan(script).view().notes())
        .contains("What depends on files that are read after one is written is not counted.");
    run(script);
    assertThat(((Loaded) session.values().get("found")).data().rows()).isEqualTo(4);
  }
}
