package org.tattle.dsl.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.component.Measure;
import org.tattle.component.Schema;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Audited;
import org.tattle.dsl.show.Report;
import org.tattle.measure.Estimate;

/**
 * What a run was and what came out of it, so that another can be compared with it number by number.
 *
 * @param format of this record, 1
 * @param tattle the version that ran
 * @param machine where it ran: other processors round otherwise, and trained models differ then
 * @param script what was run
 * @param settings as they were at the end, by name
 * @param data the rows that were used, by name
 * @param keys what each target is, by name
 * @param metrics every number that can be read off the results, by the path that reads it; of a
 *     sweep's table by its row, counted from 1
 * @param claims what was asserted
 */
public record RunRecord(
    int format,
    String tattle,
    String machine,
    Script script,
    Map<String, String> settings,
    Map<String, Data> data,
    Map<String, String> keys,
    Map<String, Metric> metrics,
    List<Claim> claims) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * @param folder where its relative paths start, seen from where the record lies
   * @param given values of its parameters, as on a command line: {@code eps=4}
   */
  public record Script(String name, String folder, String text, List<String> given) {}

  /** The SHA-256 of rows and labels, and who had how many. */
  public record Data(String digest, int members, int nonmembers) {}

  /**
   * @param repeatable whether another run must give the very number: not where privacy noise was
   *     drawn without a seed
   */
  public record Metric(double value, double lower, double upper, boolean repeatable) {}

  /** An assertion and how it came out. */
  public record Claim(String text, boolean held) {}

  /** Where two records differ. */
  public record Difference(String what, String recorded, String now) {}

  /** This record as JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is plain values", e);
    }
  }

  /**
   * The record that was written as JSON.
   *
   * @throws IllegalArgumentException if it was not
   */
  public static RunRecord of(String json) {
    try {
      RunRecord record = JSON.readValue(json, RunRecord.class);
      boolean whole = record.script != null && record.script.folder != null;
      if (record.format != 1 || !whole || record.metrics == null) {
        throw new IllegalArgumentException("it is no record of a run that this version can read");
      }
      return record;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no record of a run", e);
    }
  }

  /**
   * Where another run came out otherwise. Numbers agree if they are within the tolerance; those
   * that noise without a seed went into, if their intervals meet.
   *
   * @param tolerance largest difference that counts as none
   */
  public List<Difference> differences(RunRecord other, double tolerance) {
    List<Difference> all = new ArrayList<>();
    data.forEach((name, was) -> compare("data " + name, was, other.data.get(name), all));
    metrics.forEach(
        (path, was) -> {
          Metric now = other.metrics.get(path);
          if (now == null || !agree(was, now, tolerance)) {
            all.add(new Difference(path, text(was), text(now)));
          }
        });
    other.metrics.forEach(
        (path, now) -> {
          if (!metrics.containsKey(path)) {
            all.add(new Difference(path, text(null), text(now)));
          }
        });
    for (int i = 0; i < claims.size(); i++) {
      Claim now = i < other.claims.size() ? other.claims.get(i) : null;
      compare("assert " + claims.get(i).text, claims.get(i), now, all);
    }
    return all;
  }

  private static void compare(String what, Record was, Record now, List<Difference> all) {
    if (!was.equals(now)) {
      all.add(new Difference(what, was.toString(), String.valueOf(now)));
    }
  }

  private static boolean agree(Metric was, Metric now, double tolerance) {
    if (!was.repeatable) {
      return was.lower <= now.upper && now.lower <= was.upper;
    }
    return Double.compare(was.value, now.value) == 0
        || Math.abs(was.value - now.value) <= tolerance;
  }

  private static String text(Metric metric) {
    return metric == null ? "missing" : Double.toString(metric.value);
  }

  /** The record of a session after a script. */
  static RunRecord of(
      Script script, Settings settings, Map<String, Object> values, Journal journal) {
    Map<String, Data> data = new LinkedHashMap<>();
    Map<String, String> keys = new LinkedHashMap<>();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Loaded loaded) {
            data.put(
                name,
                new Data(
                    loaded.data().digest(),
                    loaded.split().members().length,
                    loaded.split().nonmembers().length));
          } else if (value instanceof Published published
              && published.released().answers().size() == 1) {
            read(name, published.released(), settings.seed().isPresent(), metrics);
          } else if (value instanceof Audited audited) {
            keys.put(name, audited.target().key().hex());
            boolean repeatable = settings.seed().isPresent() || !noisy(audited);
            read(name, audited.target(), repeatable, metrics);
            audited
                .results()
                .forEach((result, found) -> read(name + "." + result, found, repeatable, metrics));
          } else if (value instanceof Grid grid) {
            read(grid, settings.seed().isPresent(), metrics);
          }
        });
    return new RunRecord(
        1,
        Account.version(),
        here(),
        script,
        words(settings),
        data,
        keys,
        metrics,
        claims(journal));
  }

  /** Every metric of a thing that needs no argument, and true-positive rates at the usual rates. */
  private static void read(
      String name, Object thing, boolean repeatable, Map<String, Metric> metrics) {
    for (Measure measure : Measure.of(thing.getClass())) {
      if (measure.arguments().isEmpty()) {
        put(name + "." + measure.name(), measure.read(thing, Map.of()), repeatable, metrics);
      } else if (measure.name().equals("tpr")) {
        for (double fpr : new double[] {0.001, 0.01, 0.1}) {
          Object value = measure.read(thing, Map.of("fpr", fpr));
          put("%s.tpr(fpr=%s)".formatted(name, fpr), value, repeatable, metrics);
        }
      }
    }
  }

  /** Every column of a table in every row, by the row's number: {@code grid[1].lira.auc}. */
  private static void read(Grid grid, boolean seeded, Map<String, Metric> metrics) {
    boolean sown = seeded || grid.axes().contains("seed");
    for (int i = 0; i < grid.rows().size(); i++) {
      Map<String, Object> row = grid.rows().get(i).values();
      boolean repeatable = sown || row.values().stream().noneMatch(RunRecord::noisy);
      String path = "%s[%d].".formatted(grid.name(), i + 1);
      Evaluator evaluator = new Evaluator(row);
      for (String axis : grid.axes()) {
        put(path + axis, row.get(axis), true, metrics);
      }
      grid.columns()
          .forEach(
              (heading, column) ->
                  put(path + heading, evaluator.of(column.of()), repeatable, metrics));
    }
  }

  private static boolean noisy(Object value) {
    return value instanceof Audited audited && audited.target().spent().isPresent();
  }

  private static void put(
      String path, Object value, boolean repeatable, Map<String, Metric> metrics) {
    if (value instanceof Estimate e) {
      metrics.put(path, new Metric(e.value(), e.lower(), e.upper(), repeatable));
    } else if (value instanceof Number n) {
      double number = n.doubleValue();
      metrics.put(path, new Metric(number, number, number, repeatable));
    }
  }

  private static Map<String, String> words(Settings settings) {
    Map<String, String> text = new LinkedHashMap<>();
    Schema schema = Schema.of(Settings.class);
    schema
        .values(settings)
        .forEach(
            (name, value) ->
                schema.parameter(name).orElseThrow().text(value).ifPresent(t -> text.put(name, t)));
    return text;
  }

  private static List<Claim> claims(Journal journal) {
    return journal.verdicts().stream()
        .map((Report.Verdict verdict) -> new Claim(verdict.claim(), verdict.held()))
        .toList();
  }

  private static String here() {
    return "%s %s, Java %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }
}
