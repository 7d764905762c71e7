package org.tattle.attack.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.table.Fitting;

/**
 * By which columns each row is alone (Elliot, Manning and Ford 2002, A Computational Algorithm for
 * Handling the Special Uniques Problem): the smallest sets of columns in which no other row has the
 * same, of which no smaller one would do. The smaller they are and the more there are, the more
 * exposed a row is.
 */
final class Exposure {
  private static final int MOST = 3;

  private final PublishedTable table;
  private final List<String> columns;
  private final Map<Integer, List<Integer>> sets = new HashMap<>();

  Exposure(PublishedTable table, List<String> columns, Control control) {
    this.table = table;
    this.columns = columns;
    for (int size = 1; size <= Math.min(MOST, columns.size()); size++) {
      for (int set = 0; set < 1 << columns.size(); set++) {
        if (Integer.bitCount(set) == size) {
          control.check();
          look(set, control);
        }
      }
    }
  }

  /** How many rows of a table are alone by those of these columns that are published. */
  static int alone(PublishedTable table, List<String> by, Control control) {
    List<WrittenColumn> there =
        by.stream().flatMap(name -> table.table().column(name).stream()).toList();
    Fitting rows = new Fitting(there, List.of(), table.owners().length, 0, control);
    return (int) Arrays.stream(rows.sizes()).filter(size -> size == 1).count();
  }

  private void look(int set, Control control) {
    List<WrittenColumn> some =
        members(set).stream().map(name -> table.table().column(name).orElseThrow()).toList();
    Fitting rows = new Fitting(some, List.of(), table.owners().length, 0, control);
    for (int row = 0; row < table.owners().length; row++) {
      if (rows.size(rows.ofRow(row)) == 1) {
        List<Integer> before = sets.computeIfAbsent(row, it -> new ArrayList<>());
        if (before.stream().noneMatch(smaller -> (smaller & set) == smaller)) {
          before.add(set);
        }
      }
    }
  }

  private List<String> members(int set) {
    return IntStream.range(0, columns.size())
        .filter(c -> (set & 1 << c) != 0)
        .mapToObj(columns::get)
        .toList();
  }

  /** The rows that are alone by up to three columns, the most exposed first. */
  List<Alone.Exposed> rows() {
    return sets.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<Integer, List<Integer>> it) -> -weight(it))
                .thenComparing(it -> table.owners()[it.getKey()]))
        .map(
            it ->
                new Alone.Exposed(
                    table.owners()[it.getKey()],
                    String.join(", ", members(it.getValue().get(0))),
                    it.getValue().size(),
                    often(it.getValue())))
        .toList();
  }

  /** A set of one column weighs as much as ten of two. */
  private static double weight(Map.Entry<Integer, List<Integer>> row) {
    return row.getValue().stream().mapToDouble(set -> Math.pow(10, -Integer.bitCount(set))).sum();
  }

  /** The column that most of these sets have. */
  private String often(List<Integer> all) {
    int[] counts = new int[columns.size()];
    all.forEach(set -> IntStream.range(0, counts.length).forEach(c -> counts[c] += set >> c & 1));
    int most = Arrays.stream(counts).max().orElse(0);
    return IntStream.range(0, counts.length)
        .filter(c -> counts[c] == most)
        .mapToObj(columns::get)
        .limit(1)
        .collect(Collectors.joining());
  }
}
