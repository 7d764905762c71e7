package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.value.Evaluator;
import org.tattle.dsl.run.value.SweepTable;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.RowSummary;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;

class SweepTest {
  private static final String DATA = "set seed=7; load digits rows=300; model mlp hidden=[16]\n";

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

  private SweepTable grid(String name) {
    return (SweepTable) session.values().get(name);
  }

  @Test
  void everyPointIsARowAndTheLastAxisGoesRoundFastest() {
    run(DATA);
    run("sweep epochs in [1, 3], seed in 1..2 { train t with epochs=epochs } as grid");
    assertThat(grid("grid").rows())
        .extracting(row -> row.values().get("epochs") + "/" + row.values().get("seed"))
        .containsExactly("1.0/1.0", "1.0/2.0", "3.0/1.0", "3.0/2.0");
    assertThat(((TableView) shown.get(0)).table().columnNames())
        .containsExactly("epochs", "seed", "accuracy");
    assertThat(said).anyMatch(line -> line.contains("4 of 4, epochs=3, seed=2"));
  }

  @Test
  void aSweepOverSeedsEndsInWhatItsTrainingsHaveInCommon() {
    run(DATA);
    run("sweep epochs in [1, 3], seed in 1..3 { train t with epochs=epochs } as grid");
    assertThat(Render.text(shown.get(0), 100, false))
        .containsPattern("(?m)^ *1 +mean +\\d+\\.\\d% \\[.+\\]$")
        .containsPattern("(?m)^ *3 +mean +\\d+\\.\\d% \\[.+\\]$")
        .contains("of other trainings and other rows");
    shown.clear();
    run("sweep epochs in [1, 3] { train t with epochs=epochs } as plain");
    assertThat(Render.text(shown.get(0), 100, false)).doesNotContain("mean");
  }

  @Test
  void aRowIsWhatTheSameStatementsGiveAlone() {
    run(DATA);
    run("sweep seed in [3, 4] { train t with epochs=2; attack gap } as grid\nlet a = grid.gap.auc");
    run("set seed=4; train alone on digits with epochs=2; attack gap");
    Object alone = ((Classifier) ((Attacked) session.values().get("alone")).subject()).accuracy();
    Attacked row = (Attacked) grid("grid").rows().get(1).values().get("t");
    assertThat(((Classifier) row.subject()).accuracy()).isEqualTo(alone);
    assertThat((List<?>) session.values().get("a")).hasSize(2);
  }

  @Test
  void theSettingsAndNamesOfTheBodyStayInside() {
    run(DATA + "train base with epochs=1");
    run(
        "sweep seed in 1..2, net in [mlp, logistic] { train base using net with epochs=1 } as"
            + " grid");
    assertThat(session.settings().seed()).contains(7);
    assertThat(session.scope().entries()).containsKeys("base", "grid").doesNotContainKey("net");
    Attacked base = (Attacked) session.values().get("base");
    assertThat(((Target) base.subject()).made().model().toString()).contains("Mlp");
    Attacked last = (Attacked) grid("grid").rows().get(3).values().get("base");
    assertThat(((Target) last.subject()).made().model().toString()).contains("Logistic");
  }

  @Test
  void whatFinishedIsKeptWhenTheRestIsStopped() {
    run(DATA);
    AtomicBoolean stop = new AtomicBoolean();
    Sink stopping =
        Sink.of(
            shown::add,
            line -> {
              said.add(line);
              stop.set(line.contains("3 of 3"));
            });
    Control control =
        new Control() {
          @Override
          public boolean cancelled() {
            return stop.get();
          }
        };
    String script = "sweep seed in 1..3 { train t with epochs=2 } as grid";
    Outcome outcome = session.run(new Source("test", script), stopping, control);
    assertThat(outcome.interrupted()).isTrue();
    assertThat(grid("grid").rows()).hasSize(2);
    assertThat(said).last().asString().contains("2 rows that finished are kept");
    assertThat(run("show count(grid.accuracy)").ok()).isTrue();
  }

  @Test
  void aComponentMayBeAnAxisAndWhatARoundLacksIsMissing() {
    run(DATA + "train base with epochs=2; attack threshold");
    shown.clear();
    run(
        "sweep which in [round, labels_only] { defend which as copy } as grid\n"
            + "show count(grid.threshold.auc)");
    assertThat(Render.text(shown.get(0), 80, false)).isEqualTo("1");
    run("show grid");
    assertThat(Render.text(shown.get(1), 80, false)).contains("labels_only").contains("–");
  }

  @Test
  void rowsThatAgreeAreComparedAsTheirMeanLowestAndHighest() {
    run(DATA);
    run("sweep e in [1, 3], seed in 1..2 { train t with epochs=e } as grid\ncompare grid by e");
    List<Object> column =
        Evaluator.column(grid("grid"), grid("grid").columns().get("accuracy").of()).subList(0, 2);
    RowSummary spread = RowSummary.of(column).orElseThrow();
    assertThat(spread.value())
        .isCloseTo(
            (RowSummary.number(column.get(0)) + RowSummary.number(column.get(1))) / 2,
            within(1e-15));
    assertThat(Render.text(shown.get(0), 80, false)).contains("rows").contains("mean");
  }

  @Test
  void aColumnHasAMiddleAndASpread() {
    run(DATA);
    run("show sd([2, 4, 4, 4, 5, 5, 7, 9]), median([9, 1, 5]), median([1, 2, 4, 9])");
    assertThat(shown.subList(0, 3))
        .extracting(it -> Render.text(it, 80, false))
        .containsExactly("2.138", "5", "3");
    run("sweep e in [1, 3] { train t with epochs=e } as grid");
    shown.clear();
    run("let gap = grid.accuracy\nassert sd(grid.e) > 1.41 and sd(grid.e) < 1.42");
    assertThat(run("assert median(grid.accuracy) == mean(grid.accuracy)").ok()).isTrue();
  }

  @Test
  void aFailedAssertionInARoundTellsTheRound() {
    run(DATA);
    Outcome outcome =
        run("sweep e in [1, 2] { train t with epochs=e; assert t.accuracy > 1 } as grid");
    assertThat(outcome.diagnostics())
        .extracting(Diagnostic::hints)
        .containsExactly(List.of("in the round with e=1"), List.of("in the round with e=2"));
  }

  @Test
  void plotsOfATableHaveALineForEachGroup() {
    run(DATA);
    run("sweep e in [1, 2], net in [mlp, logistic] { train t using net with epochs=e } as grid");
    shown.clear();
    run(
        "plot lines of grid with x=e y=accuracy by=net\n"
            + "plot tradeoff with x=e y=[accuracy, train_accuracy]");
    assertThat(((Figure) shown.get(0)).series())
        .extracting(Series::name)
        .contains("net = mlp", "net = logistic");
    assertThat(((Figure) shown.get(1)).series())
        .extracting(Series::name)
        .contains("accuracy", "train_accuracy");
  }
}
