package org.tattle.dsl.run.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tattle.dsl.run.record.RunRecord.Metric;

/**
 * What the records of one script found, in the order in which they were made: whether a model that
 * is trained again and again comes to leak more.
 *
 * @param script the name of the script
 * @param records those of it
 * @param paths the numbers that are followed
 */
public record Trend(String script, List<Kept> records, Set<String> paths) {

  public Trend {
    records = List.copyOf(records);
    paths = Collections.unmodifiableSet(new LinkedHashSet<>(paths));
  }

  /** A record and what its file is called. */
  public record Kept(String file, RunRecord run) {}

  /** How a number went from the first record that has it to the last. */
  public enum Way {
    MORE,
    LESS,
    /** The intervals overlap, or are the same: nothing is known of a change. */
    LIKE
  }

  /** How a number went. */
  public record Change(String path, double chance, Metric first, Metric last) {
    public Way way() {
      return last.lower() > first.upper()
          ? Way.MORE
          : last.upper() < first.lower() ? Way.LESS : Way.LIKE;
    }
  }

  /**
   * One for each script, by name. Numbers of scripts of other names are of other things, though
   * they may be called alike.
   *
   * @param wanted which numbers are followed; what each attack looked for first if it is none
   */
  public static List<Trend> of(List<Kept> records, List<String> wanted) {
    Map<String, List<Kept>> scripts = new TreeMap<>();
    records.stream()
        .sorted(Comparator.comparing((Kept it) -> it.run.made()).thenComparing(Kept::file))
        .forEach(
            it ->
                scripts.computeIfAbsent(it.run.script().name(), name -> new ArrayList<>()).add(it));
    List<Trend> trends = new ArrayList<>();
    scripts.forEach(
        (script, own) -> {
          Set<String> paths = new LinkedHashSet<>();
          own.forEach(it -> paths.addAll(it.run.leaks().keySet()));
          if (!wanted.isEmpty()) {
            paths.clear();
            wanted.stream().filter(path -> has(own, path)).forEach(paths::add);
          }
          trends.add(new Trend(script, own, paths));
        });
    return trends;
  }

  private static boolean has(List<Kept> records, String path) {
    return records.stream().anyMatch(it -> it.run.metrics().containsKey(path));
  }

  /** The records that have a number, in their order. */
  public List<Kept> having(String path) {
    return records.stream().filter(it -> it.run.metrics().containsKey(path)).toList();
  }

  /** How each number went. */
  public List<Change> changes() {
    return paths.stream().map(this::change).toList();
  }

  private Change change(String path) {
    List<Kept> having = having(path);
    RunRecord last = having.get(having.size() - 1).run;
    return new Change(
        path,
        last.leaks().getOrDefault(path, Double.NaN),
        having.get(0).run.metrics().get(path),
        last.metrics().get(path));
  }

  /** In what a record is of other things than the one before, but for what came out. */
  public List<String> other(int record) {
    if (record == 0) {
      return List.of();
    }
    RunRecord before = records.get(record - 1).run;
    RunRecord now = records.get(record).run;
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put("data", before.data().equals(now.data()));
    same.put("script", before.script().text().equals(now.script().text()) && uses(before, now));
    same.put("values given", before.script().given().equals(now.script().given()));
    same.put("settings", before.settings().equals(now.settings()));
    same.put("Tattle", before.tattle().equals(now.tattle()));
    same.put("machine", before.machine().equals(now.machine()));
    return same.keySet().stream().filter(what -> !same.get(what)).toList();
  }

  private static boolean uses(RunRecord before, RunRecord now) {
    return before.uses().equals(now.uses());
  }
}
