package org.tattle.data.table;

import static org.tattle.data.table.Saying.mix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.data.Likeness;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.MessageText;

/**
 * Makes the {@link Likeness} of a table while it is read. A set of columns has, of each row, the
 * hash of the sum of its cells' hashes, so that neither the order of columns nor their names
 * matter. The sets are: all columns; all but one, and one, of the first {@link #APART}; and two of
 * the first {@link #PAIRED}. Those tell people apart of whose values many occur once; numbers that
 * merely count the rows are alike in all tables and tell nothing.
 */
final class Sketch {
  private static final int PAIRED = 16;

  /** Columns after so many are in the set of all, and in none of their own. */
  private static final int APART = 64;

  /** The rows of a table are nearly all different if at least this share of them are. */
  private static final double DIFFERENT = 0.8;

  /** Where they are not, a set tells people apart if so many of its least values occur once. */
  private static final int ONCE = 40;

  private final int width;
  private final List<int[]> sets = new ArrayList<>();
  private final List<Least> least = new ArrayList<>();
  private final List<Bag> bags = new ArrayList<>();
  private final long[] cells;
  private long rows;
  private long sum;
  private long mixed;

  Sketch(int width) {
    this.width = width;
    this.cells = new long[width];
    sets.add(new int[] {});
    for (int i = 0; i < width; i++) {
      bags.add(new Bag());
    }
    int apart = Math.min(width, APART);
    for (int i = 0; i < apart; i++) {
      sets.add(new int[] {i});
    }
    for (int i = 0; i < apart && width > 2; i++) {
      sets.add(new int[] {i, i});
    }
    for (int i = 0; i < Math.min(width, PAIRED) && width > 3; i++) {
      for (int j = i + 1; j < Math.min(width, PAIRED); j++) {
        sets.add(new int[] {i, j});
      }
    }
    sets.forEach(set -> least.add(new Least()));
  }

  /** The next row, as it stands in the file. */
  void add(String[] values) {
    long row = 0;
    for (int i = 0; i < width; i++) {
      double number = PlainNumber.of(values[i]);
      cells[i] = Saying.of(values[i]);
      bags.get(i).add(cells[i], number);
      row += cells[i];
    }
    rows++;
    sum += mix(row);
    mixed += mix(mix(row) + 1);
    for (int s = 0; s < least.size(); s++) {
      least.get(s).add(mix(of(sets.get(s), row)) >>> 1);
    }
  }

  /** The sum of the cells of a set: none stands for all columns, one twice for all but it. */
  private long of(int[] set, long row) {
    if (set.length == 0) {
      return row;
    }
    if (set.length == 1) {
      return cells[set[0]];
    }
    return set[0] == set[1] ? row - cells[set[0]] : cells[set[0]] + cells[set[1]];
  }

  Likeness likeness() {
    List<Likeness.Marks> marks = new ArrayList<>();
    for (int s = 0; s < least.size(); s++) {
      Least values = least.get(s);
      if (!counts(sets.get(s))
          && (values.different() * values.unit() >= DIFFERENT * rows || values.once() >= ONCE)) {
        marks.add(values.marks());
      }
    }
    String exact = MessageText.of("rows-%d-%016x%016x", rows, sum, mixed);
    List<Likeness.Histogram> columns = bags.stream().map(Bag::histogram).toList();
    return new Likeness(exact, "", marks, columns);
  }

  /** Whether a set has a column in it that counts the rows. */
  private boolean counts(int[] set) {
    boolean allBut = set.length == 0 || (set.length == 2 && set[0] == set[1]);
    for (int i = 0; i < Math.min(width, APART); i++) {
      boolean in = false;
      for (int column : set) {
        in |= column == i;
      }
      if (in != allBut && bags.get(i).counter(least.get(1 + i).different())) {
        return true;
      }
    }
    return false;
  }

  /** One column's values, and how often each occurs, until there are too many. */
  private final class Bag {
    private static final int COUNTED = 200;

    /** What a column of more values is worth: more than enough. */
    private static final double MANY = 64;

    private final Map<Long, int[]> counts = new HashMap<>();
    private long sum;
    private boolean whole = true;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    private void add(long cell, double number) {
      sum += mix(cell + 2);
      whole &= number == Math.rint(number);
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
      if (counts.size() <= COUNTED) {
        counts.computeIfAbsent(cell, c -> new int[1])[0]++;
      }
    }

    /** Whole numbers, nearly all different, that fill a good part of the range they are in. */
    private boolean counter(double different) {
      return whole && different >= DIFFERENT * rows && highest - lowest + 1 < 4 * different;
    }

    /** Of n rows with counts c: n! ∏ (c/n)^c / c!, by Stirling's formula. */
    private Likeness.Histogram histogram() {
      if (counter(counts.size() > COUNTED ? rows : counts.size())) {
        return new Likeness.Histogram(sum, 0);
      }
      double bits =
          counts.values().stream().mapToDouble(c -> log2(2 * Math.PI * c[0])).sum() / 2
              - log2(2 * Math.PI * rows) / 2;
      return new Likeness.Histogram(
          sum, counts.size() > COUNTED ? MANY : Math.max(0, Math.min(MANY, bits)));
    }
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
