package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** Targets that answer with numbers, or of which only losses are known, in every statement. */
class AnswersTest {
  private static final Path FILES =
      Path.of("src", "test", "scripts", "ok", "checked", "files").toAbsolutePath();

  @TempDir Path folder;

  private final Session session = new Session(Components.standard());
  private final List<Shown> shown = new ArrayList<>();
  private final Sink sink = Sink.of(shown::add, line -> {});

  @AfterEach
  void close() {
    session.close();
  }

  private String run(String script) {
    shown.clear();
    String whole =
        script
            .replace("HOUSES", "\"" + FILES.resolve("houses.csv") + "\"")
            .replace("LOSSES", "\"" + FILES.resolve("losses.csv") + "\"")
            .replace("SHADOWS", "\"" + FILES.resolve("shadows.csv") + "\"")
            .replace("OUT", folder.toString());
    Outcome outcome = session.run(new Source("test", whole), sink, Control.NONE);
    assertThat(outcome.ok()).as(outcome.diagnostics().toString()).isTrue();
    return shown.stream().map(it -> Render.text(it, 200, false)).collect(Collectors.joining("\n"));
  }

  private static List<String> headings(Shown table) {
    return ((TableView) table).table().columnNames();
  }

  @Test
  void aModelOfNumbersIsTrainedAttackedDefendedAndCompared() throws IOException {
    run(
        "set seed=1; load csv HOUSES label=price task=regression id=who as houses;"
            + " train base on houses using linear with epochs=300 lr=0.05; attack threshold;"
            + " attack lira with shadows=4; defend dpsgd eps=5 delta=1e-4 on base as private;"
            + " show base, private");
    assertThat(headings(shown.get(0)))
        .startsWith("result", "train RMSE", "test RMSE", "AUC [95%]")
        .endsWith("ε", "δ");
    // The prices were drawn with a deviation of 20,000 around a weighted sum; of 40 rows, a
    // deviation is off by 1 / sqrt(80), so by less than 45 % at four of these.
    run(
        "compare base, private by rmse, lira.auc as both; export both to \"OUT/both.csv\";"
            + " assert 11k < base.rmse and base.rmse < 29k and private.eps <= 5");
    assertThat(headings(shown.get(0))).startsWith("target", "rmse", "lira.auc");
    assertThat(Files.readAllLines(folder.resolve("both.csv")).get(0))
        .startsWith("target,rmse,rmse.lower,rmse.upper,lira.auc");
  }

  @Test
  void aSweepHasTheNumbersOfModelsOfNumbers() {
    String text =
        run(
            "set seed=1; load csv HOUSES label=price task=regression id=who as houses;"
                + " sweep epochs in [1, 200] {"
                + " train t on houses using linear with epochs=epochs lr=0.05 } as grid;"
                + " show grid; assert min(grid.rmse) < 29k");
    assertThat(headings(shown.get(0))).containsExactly("epochs", "rmse");
    assertThat(text).doesNotContain("accuracy");
  }

  @Test
  void rowsAreListedWithWhatWasToBePredictedAsItWasWritten() {
    run(
        "load csv HOUSES label=price task=regression id=who as houses;"
            + " train base on houses with epochs=1; attack threshold;"
            + " show base.threshold.records");
    assertThat(headings(shown.get(0)))
        .containsExactly("who", "rank", "score", "member", "fpr", "price", "area", "rooms");
  }

  @Test
  void aReportOfLossesSpeaksOfLosses() throws IOException {
    run(
        "load predictions LOSSES member=member outputs=loss shadow=[SHADOWS] id=who as scored;"
            + " attack threshold; attack lira with mode=offline;"
            + " assert scored.loss > scored.train_loss;"
            + " report to \"OUT/scored.html\"; compare scored by loss, threshold.auc;"
            + " plot roc of scored");
    assertThat(headings(shown.get(0))).containsExactly("target", "loss", "threshold.auc");
    assertThat(Files.readString(folder.resolve("scored.html")))
        .contains("train loss", "mean loss of members")
        .doesNotContain("accuracy", "classes");
  }

  @Test
  void aTableWithoutLabelsServesForStatistics() {
    String text =
        run(
            "set seed=1; load csv HOUSES id=who as houses; show houses;"
                + " release mean(price) on houses with eps=1 bounds=[0, 500k] as m; show m.value");
    assertThat(text).contains("80 rows of 3 features without labels");
  }
}
