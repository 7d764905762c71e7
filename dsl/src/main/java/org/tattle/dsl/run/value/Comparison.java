package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditNotes;

/** Subjects or results side by side, by what a comparison asked for. */
final class Comparison {
  private Comparison() {}

  /** What the rows of a comparison are. */
  static String subject(CompareTask compare) {
    return compare.results() ? "result" : "target";
  }

  /** Targets or results by what a comparison asked for. */
  static TableView comparison(CompareTask compare, List<Attacked> all, Evaluator evaluator) {
    List<String> headers = new ArrayList<>(List.of(subject(compare)));
    compare.by().forEach(column -> headers.add(column.heading()));
    List<List<String>> rows = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (String name : compare.rows()) {
      List<String> row = new ArrayList<>(List.of(name));
      for (CompareTask.Column column : compare.by()) {
        Typed reading = column.readings().get(name);
        Object value = reading == null ? null : evaluator.of(reading);
        values.add(value);
        row.add(value == null ? Numbers.MISSING : ValueText.cell(value, ValueText.share(reading)));
      }
      rows.add(row);
    }
    List<String> notes = new ArrayList<>(AuditNotes.warnings(all));
    notes.addAll(AuditNotes.ofOneTraining(all.stream(), values.stream()));
    return TableView.of("", headers, rows, notes);
  }
}
