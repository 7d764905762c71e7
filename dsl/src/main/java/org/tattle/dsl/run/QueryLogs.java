package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.answer.QueryLog;

/** What attackers asked of a subject that is watched, and what it gave away over time. */
final class QueryLogs {
  private static final int PARTS = 4;

  private QueryLogs() {}

  /**
   * Each visit in four parts.
   *
   * @throws Fault T303 if nobody watches it, or nobody asked
   */
  static TableView of(Attacked attacked) {
    if (attacked.subject().visited(new Seed(0)).log().isEmpty()) {
      throw Fault.of(RunFaults.NOT_WATCHED, attacked.name());
    }
    if (attacked.logs().isEmpty()) {
      throw Fault.of(RunFaults.NOBODY_ASKED, attacked.name());
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Map.Entry<String, QueryLog> visit : attacked.logs().entrySet()) {
      QueryLog log = visit.getValue();
      log.over(PARTS).forEach(it -> rows.add(row(visit.getKey(), it, log.alarmed())));
      log.noticed().forEach(it -> notes.add(visit.getKey() + ": " + it));
    }
    notes.add(
        "Told is what confidences say beyond the class: for each answer the sum of p ln(p / q), in"
            + " nats, with q the mean of the answers of its class so far.");
    return TableView.of(
        "log of " + attacked.name(),
        List.of("asked by", "queries", "answered", "refused", "inputs", "told", "each", "alarm"),
        rows,
        notes);
  }

  private static List<String> row(String attack, QueryLog.Reached at, long alarmed) {
    return List.of(
        attack,
        Numbers.count(at.queries()),
        Numbers.count(at.answered()),
        Numbers.count(at.queries() - at.answered()),
        Numbers.count(at.inputs()),
        Numbers.real(at.told()),
        Numbers.real(at.each()),
        alarmed > 0 && alarmed <= at.queries() ? "after " + Numbers.count(alarmed) : "–");
  }
}
