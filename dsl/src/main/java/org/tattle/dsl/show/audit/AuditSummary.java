package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Threat;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.subject.Subject;

/** Targets side by side: what each is worth, what it leaks, and what privacy it spent. */
public final class AuditSummary {

  private AuditSummary() {}

  /**
   * A table for each of the things that attacks looked for: a row for each target or, where there
   * are several attacks, for each target and attack. Below the last stands one verdict over all.
   */
  public static List<TableView> tables(List<Attacked> all) {
    List<Threat> threats = AttackedTargets.threats(all);
    if (threats.size() <= 1) {
      return List.of(table(all));
    }
    List<TableView> tables = new ArrayList<>();
    for (Threat threat : threats) {
      tables.add(
          table(
              all.stream()
                  .map(attacked -> attacked.only(threat))
                  .filter(attacked -> !attacked.results().isEmpty())
                  .toList()));
    }
    int last = tables.size() - 1;
    for (String verdict : AuditNotes.overall(all)) {
      tables.set(last, tables.get(last).noting(verdict));
    }
    return tables;
  }

  /** All that attacks found on these targets, in one table. */
  public static TableView table(List<Attacked> all) {
    Set<String> attacks = AttackedTargets.attacks(all);
    boolean one = attacks.size() <= 1;
    Set<Reading> readings = new LinkedHashSet<>();
    all.forEach(
        it ->
            it.results()
                .values()
                .forEach(found -> found.leaks().forEach(l -> readings.add(l.metric()))));
    Worth worth = Worth.of(all);
    List<String> headers = new ArrayList<>(List.of(one ? "target" : "result"));
    headers.addAll(worth.headers(one));
    boolean first = true;
    for (Reading reading : readings) {
      headers.add(first ? heading(all, reading, one) : reading.label());
      first = false;
    }
    headers.addAll(worth.spending());
    List<List<String>> rows = new ArrayList<>();
    for (Attacked attacked : all) {
      if (attacked.results().isEmpty()) {
        rows.add(row(attacked.name(), attacked.subject(), worth, List.of(), readings));
      }
      attacked
          .results()
          .forEach(
              (attack, result) ->
                  rows.add(
                      row(
                          one ? attacked.name() : attacked.name() + "." + attack,
                          attacked.subject(),
                          worth,
                          result.leaks(),
                          readings)));
    }
    return TableView.of("", headers, rows, AuditNotes.notes(all));
  }

  /** Of the first column of what was found, with the attack if there is one, and the level. */
  private static String heading(List<Attacked> all, Reading reading, boolean one) {
    boolean interval =
        AttackedTargets.leaks(all)
            .filter(it -> it.metric().equals(reading))
            .anyMatch(it -> Double.isFinite(it.found().upper()));
    return (one ? AttackedTargets.attacks(all).iterator().next() + " " : "")
        + reading.label()
        + (interval ? " [95%]" : "");
  }

  /** What privacy each target's training spent: what may be told of it where rows are private. */
  public static TableView promises(List<Attacked> all) {
    List<List<String>> rows =
        all.stream()
            .map(
                it -> {
                  List<String> row = new ArrayList<>(List.of(it.name()));
                  row.addAll(Worth.privacy(it.subject()));
                  return row;
                })
            .toList();
    Set<String> notes = new LinkedHashSet<>(AuditNotes.unproved(all));
    all.forEach(it -> notes.addAll(AuditNotes.bases(it)));
    return TableView.of("", List.of("target", "ε", "δ"), rows, List.copyOf(notes));
  }

  private static List<String> row(
      String name, Subject subject, Worth worth, List<Leak> leaks, Set<Reading> readings) {
    List<String> row = new ArrayList<>();
    row.add(name);
    row.addAll(worth.cells(subject));
    for (Reading reading : readings) {
      row.add(
          leaks.stream()
              .filter(leak -> leak.metric().equals(reading))
              .findFirst()
              .map(Numbers::estimate)
              .orElse(Numbers.MISSING));
    }
    row.addAll(worth.spent(subject));
    return row;
  }
}
