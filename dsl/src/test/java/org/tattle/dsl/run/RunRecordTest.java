package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.check.Given;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

class RunRecordTest {
  private static final String SCRIPT =
      """
      param rows = 400
      load digits rows=rows
      train base with epochs=5
      attack threshold
      defend dpsgd eps=2
      assert base.threshold.auc < 0.9
      report to "report.html"
      """;

  @TempDir private Path folder;

  private RunRecord run(String script, String... given) {
    try (Session session = Session.dry(Components.standard(), Cache.memory())) {
      Source source = new Source("test", script, folder);
      session.run(source, Given.of(List.of(given)), Sink.NONE, Control.NONE);
      return session.record(new RunRecord.Script("test", "", script, List.of(given)));
    }
  }

  @Test
  void aSecondRunOfASeededScriptComesOutTheSame() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    assertThat(first.metrics())
        .containsKeys("base.accuracy", "base.threshold.auc", "dpsgd.threshold.tpr(fpr=0.01)");
    assertThat(first.claims())
        .containsExactly(new RunRecord.Claim("base.threshold.auc < 0.9", true));
    assertThat(first.differences(run("set seed=3\n" + SCRIPT), 0)).isEmpty();
    assertThat(RunRecord.of(first.json())).isEqualTo(first);
  }

  @Test
  void whatNoiseWithoutASeedWentIntoAgreesWhereIntervalsMeet() {
    RunRecord first = run(SCRIPT);
    assertThat(first.metrics().get("base.accuracy").repeatable()).isTrue();
    assertThat(first.metrics().get("dpsgd.accuracy").repeatable()).isFalse();
    RunRecord.Metric was = first.metrics().get("dpsgd.accuracy");
    assertThat(with(first, "dpsgd.accuracy", was.upper(), was.upper() + 0.1).differences(first, 0))
        .isEmpty();
    assertThat(with(first, "dpsgd.accuracy", was.upper() + 0.1, 2).differences(first, 0))
        .isNotEmpty();
  }

  @Test
  void theRowsOfASweepAreNumbersOfTheRun() {
    String sweep =
        """
        load digits rows=300
        train base with epochs=3
        attack threshold
        sweep eps in [1, 4] { defend dpsgd eps=eps } as grid
        sweep e in [1, 2], seed in [5] { train t with epochs=e } as sown
        """;
    RunRecord first = run(sweep);
    assertThat(first.metrics())
        .containsKeys(
            "grid[1].eps", "grid[1].accuracy", "grid[2].threshold.auc", "sown[2].accuracy")
        .doesNotContainKeys("grid[0].accuracy", "grid[3].accuracy");
    assertThat(first.metrics().get("grid[2].eps").value()).isEqualTo(4);
    assertThat(first.metrics().get("grid[1].accuracy").repeatable()).isFalse();
    assertThat(first.metrics().get("sown[1].accuracy").repeatable()).isTrue();
    assertThat(run("set seed=1\n" + sweep).metrics().get("grid[1].accuracy").repeatable()).isTrue();
    RunRecord.Metric was = first.metrics().get("sown[1].accuracy");
    assertThat(with(first, "sown[1].accuracy", was.value() + 0.1, 1).differences(first, 0))
        .extracting(RunRecord.Difference::what)
        .containsExactly("sown[1].accuracy");
  }

  /** The record with other ends of one interval. */
  private static RunRecord with(RunRecord record, String path, double lower, double upper) {
    Map<String, RunRecord.Metric> metrics = new LinkedHashMap<>(record.metrics());
    metrics.put(path, new RunRecord.Metric(lower, lower, upper, metrics.get(path).repeatable()));
    return new RunRecord(
        record.format(),
        record.tattle(),
        record.machine(),
        record.script(),
        record.settings(),
        record.data(),
        record.keys(),
        metrics,
        record.claims());
  }

  @Test
  void otherRowsAndOtherNumbersAreToldOneByOne() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    List<RunRecord.Difference> found =
        first.differences(run("set seed=3\n" + SCRIPT, "rows=300"), 0);
    assertThat(found).extracting(RunRecord.Difference::what).contains("data digits");
    assertThat(found).extracting(RunRecord.Difference::what).contains("base.accuracy");
    assertThat(
            with(first, "base.accuracy", first.metrics().get("base.accuracy").value() + 0.01, 1)
                .differences(first, 0.02))
        .isEmpty();
  }

  @Test
  void aDryRunWritesNoFiles() {
    run(SCRIPT);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsNoRecordIsRefused() {
    for (String text : List.of("", "[1]", "{}", "{\"format\": 2}", "{\"format\": 1, \"x\": 2}")) {
      assertThatThrownBy(() -> RunRecord.of(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("it is no record of a run");
    }
  }
}
