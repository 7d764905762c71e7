package org.tattle.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.WrittenRows;
import org.tattle.record.match.LinkedPair;
import org.tattle.run.Control;

/**
 * The rows of two registers that were linked, side by side: all columns of the first, and all of
 * the second; one that both have is called {@code name_2} there.
 */
final class LinkedRows {
  private LinkedRows() {}

  static Dataset of(
      WrittenTable first, WrittenTable second, List<LinkedPair> pairs, Control control) {
    int[] left = pairs.stream().mapToInt(LinkedPair::first).toArray();
    int[] right = pairs.stream().mapToInt(LinkedPair::second).toArray();
    Set<String> taken = new HashSet<>();
    List<WrittenColumn> all = new ArrayList<>();
    for (WrittenColumn column : first.take(left).columns()) {
      taken.add(column.name());
      all.add(column);
    }
    for (WrittenColumn column : second.take(right).columns()) {
      String name = column.name();
      for (int number = 2; !taken.add(name); number++) {
        name = column.name() + "_" + number;
      }
      all.add(WrittenColumn.of(name, column.role(), column.texts()));
    }
    return WrittenRows.of("linked rows", new WrittenTable(all), control);
  }
}
