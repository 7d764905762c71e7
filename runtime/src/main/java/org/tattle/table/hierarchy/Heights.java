package org.tattle.table.hierarchy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;

/**
 * How far up its hierarchy each cell stands (Sweeney 2002, Achieving k-Anonymity Privacy Protection
 * Using Generalization and Suppression, section 3): precision is 1 less the mean of level over
 * height. What is left out stands at the top.
 */
public final class Heights {
  private Heights() {}

  /**
   * @param before columns of everybody as they were
   * @param rows the published rows
   * @param members how many rows there were to publish
   * @return empty if a cell stands on no level, as ranges that were cut do
   */
  public static OptionalDouble precision(
      List<WrittenColumn> before,
      WrittenTable rows,
      int members,
      Hierarchies hierarchies,
      Control control) {
    double sum = 0;
    for (WrittenColumn column : before) {
      WrittenColumn now = rows.column(column.name()).orElse(null);
      if (now == null) {
        sum += members;
        continue;
      }
      Hierarchy tree = hierarchies.of(column, control);
      Map<String, Integer> levels = levels(tree);
      for (int row = 0; row < now.size(); row++) {
        Integer level = levels.get(now.text(row));
        if (level == null) {
          return OptionalDouble.empty();
        }
        sum += (double) level / Math.max(1, tree.levels() - 1);
      }
      sum += members - now.size();
    }
    return OptionalDouble.of(
        before.isEmpty() || members == 0 ? 1 : 1 - sum / members / before.size());
  }

  /** Of each text, the lowest level that it stands on. */
  static Map<String, Integer> levels(Hierarchy tree) {
    Map<String, Integer> levels = new HashMap<>();
    for (int level = 0; level < tree.levels(); level++) {
      for (String label : tree.labels(level)) {
        levels.putIfAbsent(label, level);
      }
    }
    return levels;
  }

  /** Of each text, what it becomes so many levels up. */
  public static Map<String, String> raised(Hierarchy tree, int by) {
    Map<String, String> raised = new HashMap<>();
    for (int level = 0; level < tree.levels(); level++) {
      int up = Math.min(tree.levels() - 1, level + by);
      for (int code = 0; code < tree.values().size(); code++) {
        raised.putIfAbsent(tree.label(level, code), tree.label(up, code));
      }
    }
    return raised;
  }
}
