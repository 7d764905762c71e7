package org.tattle.dsl.run.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.component.Measure;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.state.Journal;
import org.tattle.dsl.run.value.Evaluator;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.run.value.SweepTable;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Report;
import org.tattle.measure.Estimate;
import org.tattle.privacy.release.Released;
import org.tattle.privacy.release.answer.Answer;

/**
 * What a run was and what came out of it, so that another can be compared with it number by number.
 *
 * @param format of this record, 4
 * @param tattle the version that ran
 * @param machine where it ran: other processors round otherwise, and trained models differ then
 * @param made when, by the clock of that machine: {@code 2026-11-29T13:20:00Z}
 * @param script what was run
 * @param uses a key of the text of each script that it uses, by the path that names it
 * @param settings as they were at the end, by name
 * @param data the rows that were used, by name
 * @param keys what each target is, by name
 * @param metrics every number that can be read off the results, by the path that reads it; of a
 *     sweep's table by its row, counted from 1
 * @param leaks what guessing gives, by the path of the number that each attack looked for first
 * @param claims what was asserted
 */
public record RunRecord(
    int format,
    String tattle,
    String machine,
    String made,
    Script script,
    Map<String, String> uses,
    Map<String, String> settings,
    Map<String, Data> data,
    Map<String, String> keys,
    Map<String, Metric> metrics,
    Map<String, Double> leaks,
    List<Claim> claims) {
  /** Which records can be read. */
  static final int FORMAT = 4;

  /**
   * @param folder where its relative paths start, seen from where the record lies
   * @param given values of its parameters, as on a command line: {@code eps=4}
   */
  public record Script(String name, String folder, String text, List<String> given) {}

  /** The SHA-256 of rows and labels, and who had how many. */
  public record Data(String digest, int members, int nonmembers) {}

  /**
   * @param noised whether noise for privacy went into it: another draw of it tells more of the rows
   *     than was paid for, and is shown to nobody
   * @param repeatable whether another run must give the very number: not where noise, or what else
   *     defenses and canaries need secret, was drawn without a seed
   * @param caveat why the number says less than it seems to; empty if it does not
   * @param spread how far it says that another draw may lie: half its interval, the longer half; of
   *     a bound, which has one end, what it was counted from says it
   */
  public record Metric(
      double value,
      double lower,
      double upper,
      boolean noised,
      boolean repeatable,
      String caveat,
      double spread) {
    /** A number without a caveat whose interval has two ends. */
    public Metric(double value, double lower, double upper, boolean noised, boolean repeatable) {
      this(
          value,
          lower,
          upper,
          noised,
          repeatable,
          "",
          Math.max(half(lower, value), half(value, upper)));
    }

    /** Nothing where both are infinite: what has no number is not drawn. */
    private static double half(double lower, double upper) {
      return lower == upper ? 0 : upper - lower;
    }

    Metric doubted(String caveat) {
      return new Metric(value, lower, upper, noised, repeatable, caveat, spread);
    }

    Metric spread(double spread) {
      return new Metric(value, lower, upper, noised, repeatable, caveat, spread);
    }
  }

  /** An assertion and how it came out. */
  public record Claim(String text, boolean held) {}

  /** The record of a session after a script. */
  public static RunRecord of(
      Script script,
      Map<String, String> uses,
      Settings settings,
      Map<String, Object> values,
      Journal journal) {
    Map<String, Data> data = new LinkedHashMap<>();
    Map<String, String> keys = new LinkedHashMap<>();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    Map<String, Double> leaks = new LinkedHashMap<>();
    boolean seeded = settings.seed().isPresent();
    values.forEach(
        (name, value) -> {
          if (value instanceof Loaded loaded) {
            data.put(
                name,
                new Data(
                    loaded.data().digest(),
                    loaded.split().members().length,
                    loaded.split().nonmembers().length));
          } else if (value instanceof Published published) {
            read(name, published.released(), seeded, metrics);
          } else if (value instanceof Attacked attacked) {
            keys.put(name, attacked.subject().key().hex());
            boolean noised = noisy(attacked);
            boolean same = !attacked.subject().drawnAnew();
            read(name, attacked.subject(), noised, same, metrics);
            attacked
                .results()
                .forEach(
                    (result, found) ->
                        read(
                            name + "." + result,
                            found,
                            noised,
                            same && (seeded || !found.drawsInSecret()),
                            metrics));
            attacked
                .results()
                .forEach((result, found) -> headline(name + "." + result, found, metrics, leaks));
          } else if (value instanceof SweepTable grid) {
            read(grid, seeded, metrics);
          }
        });
    return new RunRecord(
        FORMAT,
        SessionReport.version(),
        here(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        script,
        uses,
        words(settings),
        data,
        keys,
        metrics,
        leaks,
        claims(journal));
  }

  /**
   * Every answer, by its group and bin if there are several; none where groups were selected by
   * secret coins, since other coins select others.
   */
  private static void read(
      String name, Released released, boolean seeded, Map<String, Metric> metrics) {
    if (released.selected() && !seeded) {
      return;
    }
    boolean alone = released.answers().size() == 1;
    for (Answer answer : released.answers()) {
      String path = alone ? name : "%s[%s]".formatted(name, answer.label());
      metrics.put(
          path + ".value",
          new Metric(answer.value(), answer.lower(), answer.upper(), true, seeded));
    }
  }

  /** Every metric of a thing, at the usual values of its argument if it has one. */
  private static void read(
      String name, Object thing, boolean noised, boolean repeatable, Map<String, Metric> metrics) {
    for (Measure measure : Measure.of(thing.getClass())) {
      for (Map<String, Double> given : measure.usual()) {
        String arguments =
            given.entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
        String path = name + "." + measure.name() + (given.isEmpty() ? "" : "(" + arguments + ")");
        measure
            .found(thing, given)
            .ifPresent(value -> put(path, value, noised, repeatable, metrics));
        if (thing instanceof Result result) {
          result
              .spread(measure.name())
              .ifPresent(it -> metrics.computeIfPresent(path, (at, is) -> is.spread(it)));
        }
      }
    }
  }

  /** What an attack looked for first, if that is among the numbers. */
  private static void headline(
      String name, Result found, Map<String, Metric> metrics, Map<String, Double> leaks) {
    Leak first = found.leaks().get(0);
    String path = name + "." + first.metric().path();
    if (metrics.containsKey(path)) {
      leaks.put(path, first.chance().value());
    }
  }

  /** Every column of a table in every row, by the row's number: {@code grid[1].lira.auc}. */
  private static void read(SweepTable grid, boolean seeded, Map<String, Metric> metrics) {
    boolean sown = seeded || grid.axes().contains("seed");
    for (int i = 0; i < grid.rows().size(); i++) {
      Map<String, Object> row = grid.rows().get(i).values();
      boolean noised = row.values().stream().anyMatch(RunRecord::noisy);
      boolean repeatable = row.values().stream().noneMatch(value -> anew(value, sown));
      String path = "%s[%s].".formatted(grid.name(), i + 1);
      Evaluator evaluator = new Evaluator(row);
      for (String axis : grid.axes()) {
        put(path + axis, row.get(axis), false, true, metrics);
      }
      grid.columns()
          .forEach(
              (heading, column) ->
                  put(path + heading, evaluator.of(column.of()), noised, repeatable, metrics));
    }
  }

  private static boolean noisy(Object value) {
    return value instanceof Attacked attacked && attacked.subject().spent().isPresent();
  }

  private static boolean anew(Object value, boolean seeded) {
    return value instanceof Attacked attacked
        && (attacked.subject().drawnAnew()
            || !seeded && attacked.results().values().stream().anyMatch(Result::drawsInSecret));
  }

  private static void put(
      String path, Object value, boolean noised, boolean repeatable, Map<String, Metric> metrics) {
    if (value instanceof Estimate e) {
      metrics.put(
          path,
          new Metric(e.value(), e.lower(), e.upper(), noised, repeatable)
              .doubted(e.caveat().words()));
    } else if (value instanceof Number n) {
      double number = n.doubleValue();
      metrics.put(path, new Metric(number, number, number, noised, repeatable));
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
    return journal.verdicts(Audience.CURATOR).stream()
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
