package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.List;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditSummary;

/** What is to be seen of a value at a glance. */
public final class Previews {
  private static final int ROWS = 5;
  private static final int COLUMNS = 6;

  private Previews() {}

  public static Shown of(String name, Object value) {
    if (value instanceof Loaded loaded) {
      return data(name, loaded);
    }
    return value instanceof Attacked attacked
        ? AuditSummary.table(List.of(attacked))
        : Views.of(value, false).get(0);
  }

  /** The first rows and columns of a table; of images and bits, what they are like. */
  private static Shown data(String name, Loaded loaded) {
    Dataset data = loaded.data();
    List<Column> columns =
        data.columns().stream().filter(it -> it.type() != Column.Type.RAW).limit(COLUMNS).toList();
    if (columns.isEmpty() || loaded.discreet()) {
      return Views.of(loaded, false).get(0);
    }
    List<String> headings = new ArrayList<>(columns.stream().map(Column::name).toList());
    Labels truth = data.truth();
    if (truth.kind() != Labels.Kind.NOTHING) {
      headings.add("→ " + truth.column().map(Column::name).orElse("class"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(ROWS, data.rows()); row++) {
      float[] features = data.values(new int[] {row});
      List<String> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(cell(column, features)));
      truth.said(row).ifPresent(it -> cells.add(ValueText.text(it, false)));
      rows.add(cells);
    }
    int left = data.columns().size() - columns.size();
    List<String> notes = new ArrayList<>(List.of(Describe.data(data) + "."));
    if (left > 0) {
      notes.add("And %s more columns.".formatted(Numbers.count(left)));
    }
    return TableView.of(name, headings, rows, notes).of(data.rows());
  }

  /** The value that stood in the table. */
  private static String cell(Column column, float[] features) {
    if (column.type() == Column.Type.NUMBER) {
      return Numbers.real(column.center() + column.scale() * features[column.first()]);
    }
    for (int i = 0; i < column.width(); i++) {
      if (features[column.first() + i] > 0) {
        return column.categories().get(i);
      }
    }
    return Numbers.MISSING;
  }
}
