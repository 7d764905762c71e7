package org.tattle.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.table.hierarchy.CodedColumn;

/**
 * What can be learned of one column from the others of a table: the likeliest value of it if the
 * others were independent of each other given it (naive Bayes, one added to each count). It takes
 * columns of any texts, so a published table can be learned from as it is.
 */
public final class TableLearner {
  private final List<WrittenColumn> columns = new ArrayList<>();
  private final List<Map<String, double[]>> counts = new ArrayList<>();
  private final CodedColumn goal;
  private final double[] values;

  /**
   * @param rows what to learn from
   * @param goal the column to tell, one of them
   */
  public TableLearner(WrittenTable rows, String goal, Control control) {
    this.goal = CodedColumn.of(rows.column(goal).orElseThrow(), control);
    int size = this.goal.texts().size();
    values = new double[size];
    for (int code : this.goal.codes()) {
      values[code]++;
    }
    for (WrittenColumn column : rows.columns()) {
      if (column.name().equals(goal)) {
        continue;
      }
      control.check();
      columns.add(column);
      Map<String, double[]> of = new HashMap<>();
      for (int row = 0; row < column.size(); row++) {
        of.computeIfAbsent(column.text(row), it -> new double[size])[this.goal.codes()[row]]++;
      }
      counts.add(of);
    }
  }

  /**
   * Of how many of these people it tells the column rightly.
   *
   * @param known what is known of everybody, in the same columns, and the column itself
   */
  public int right(WrittenTable known, int[] people, Control control) {
    List<WrittenColumn> by =
        columns.stream().map(column -> known.column(column.name()).orElseThrow()).toList();
    WrittenColumn truth = known.column(goal.name()).orElseThrow();
    int right = 0;
    for (int person : people) {
      control.check();
      right += told(by, person).equals(truth.text(person)) ? 1 : 0;
    }
    return right;
  }

  private String told(List<WrittenColumn> by, int person) {
    double most = Double.NEGATIVE_INFINITY;
    String best = "";
    for (int value = 0; value < values.length; value++) {
      double likely = Math.log(values[value] + 1);
      for (int c = 0; c < by.size(); c++) {
        double[] of = counts.get(c).get(by.get(c).text(person));
        likely +=
            Math.log(((of == null ? 0 : of[value]) + 1) / (values[value] + counts.get(c).size()));
      }
      if (likely > most) {
        most = likely;
        best = goal.texts().get(value);
      }
    }
    return best;
  }
}
