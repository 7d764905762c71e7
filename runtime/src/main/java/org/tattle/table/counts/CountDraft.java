package org.tattle.table.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;

/**
 * Counts on their way to the public.
 *
 * @param crossing the combinations that are counted
 * @param people of each person who is counted, the combination, {@code [people]}
 * @param tables the counts, by ever more columns
 */
public record CountDraft(Crossing crossing, int[] people, List<CountTable> tables) {
  public CountDraft {
    tables = List.copyOf(tables);
  }

  /**
   * All tables by up to so many of the columns, from the one number of all people on.
   *
   * @param ways how many columns a table has at most
   */
  public static CountDraft of(Crossing crossing, int[] people, int ways) {
    int width = crossing.columns().size();
    List<CountTable> tables = new ArrayList<>();
    for (int size = 0; size <= Math.min(ways, width); size++) {
      for (int some = 0; some < 1 << width; some++) {
        int bits = some;
        if (Integer.bitCount(some) == size) {
          int[] columns = IntStream.range(0, width).filter(c -> (bits & 1 << c) != 0).toArray();
          tables.add(CountTable.of(crossing, columns, people));
        }
      }
    }
    return new CountDraft(crossing, people, tables);
  }

  /** How often each combination truly comes, {@code [combinations]}. */
  public int[] truth() {
    int[] counts = new int[crossing.cells()];
    Arrays.stream(people).forEach(cell -> counts[cell]++);
    return counts;
  }

  /** How often each combination of a table's columns truly comes. */
  public int[] truth(CountTable table) {
    return CountTable.of(crossing, table.columns(), people).low();
  }

  /** The same with other tables. */
  public CountDraft with(List<CountTable> others) {
    return new CountDraft(crossing, people, others);
  }

  /** A line for each count: the values it is of, {@code *} for any, and the count. */
  public WrittenTable written() {
    List<WrittenColumn.Builder> made = new ArrayList<>();
    crossing.columns().forEach(name -> made.add(new WrittenColumn.Builder(name, Role.PLAIN)));
    made.add(new WrittenColumn.Builder("count", Role.PLAIN));
    for (CountTable table : tables) {
      for (int cell = 0; cell < table.cells(); cell++) {
        String[] line = new String[crossing.columns().size() + 1];
        Arrays.fill(line, "*");
        int rest = cell;
        for (int i = table.columns().length - 1; i >= 0; i--) {
          List<String> values = crossing.values().get(table.columns()[i]);
          line[table.columns()[i]] = values.get(rest % values.size());
          rest /= values.size();
        }
        line[line.length - 1] = table.text(cell);
        for (int c = 0; c < line.length; c++) {
          made.get(c).add(line[c]);
        }
      }
    }
    return new WrittenTable(made.stream().map(WrittenColumn.Builder::build).toList());
  }
}
