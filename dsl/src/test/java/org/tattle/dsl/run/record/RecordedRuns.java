package org.tattle.dsl.run.record;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** Runs that leave a record. */
abstract class RecordedRuns {
  static final String SCRIPT =
      """
      param rows = 400
      load digits rows=rows
      train base with epochs=5
      attack threshold
      defend dpsgd eps=2
      assert base.threshold.auc < 0.9
      report to "report.html"
      """;

  @TempDir Path folder;

  RunRecord run(String script, String... given) {
    try (Session session = Session.dry(Components.standard(), Cache.memory())) {
      Source source = new Source("test", script, folder);
      session.run(source, Given.of(List.of(given)), Sink.NONE, Control.NONE);
      return session.record(new RunRecord.Script("test", "", script, List.of(given)));
    }
  }

  static List<Difference> found(RunRecord recorded, RunRecord now) {
    return Difference.between(recorded, now, 0);
  }

  /** The record with a number, and its interval, that much larger. */
  static RunRecord moved(RunRecord record, String path, double by) {
    RunRecord.Metric was = record.metrics().get(path);
    return with(
        record,
        path,
        new RunRecord.Metric(
            was.value() + by, was.lower() + by, was.upper() + by, was.noised(), was.repeatable()));
  }

  static String text(RunRecord.Metric was, double by) {
    return "%s [%s, %s]".formatted(was.value() + by, was.lower() + by, was.upper() + by);
  }

  static RunRecord with(RunRecord record, String path, RunRecord.Metric metric) {
    Map<String, RunRecord.Metric> metrics = new LinkedHashMap<>(record.metrics());
    metrics.put(path, metric);
    return with(record, metrics);
  }

  static RunRecord with(RunRecord record, Map<String, RunRecord.Metric> metrics) {
    return with(record, record.settings(), metrics);
  }

  static RunRecord with(
      RunRecord record, Map<String, String> settings, Map<String, RunRecord.Metric> metrics) {
    return new RunRecord(
        record.format(),
        record.tattle(),
        record.machine(),
        record.made(),
        record.script(),
        record.uses(),
        settings,
        record.data(),
        record.keys(),
        metrics,
        record.leaks(),
        record.claims());
  }
}
