package org.tattle.table.counts;

import java.util.Arrays;

/**
 * How many people have each combination of some columns, as it is told: exactly, or between two
 * bounds that everybody can read off it.
 *
 * @param columns of the crossing, which ones
 * @param low of each combination, how many there are at least, {@code [combinations]}
 * @param high how many at most
 */
public record CountTable(int[] columns, int[] low, int[] high) {
  /** More than there can be: nothing is told of a count. */
  public static final int UNKNOWN = 1 << 30;

  /** Counts people exactly. */
  static CountTable of(Crossing crossing, int[] columns, int[] people) {
    int[] parts = crossing.parts(columns);
    int[] counts = new int[crossing.width(columns)];
    Arrays.stream(people).forEach(cell -> counts[parts[cell]]++);
    return new CountTable(columns, counts, counts);
  }

  public int cells() {
    return low.length;
  }

  /** Whether a count is told exactly. */
  public boolean exact(int cell) {
    return low[cell] == high[cell];
  }

  /** A count as it is told: {@code 12}, {@code 1-4}, {@code hidden}. */
  public String text(int cell) {
    if (exact(cell)) {
      return "" + low[cell];
    }
    return high[cell] == UNKNOWN ? "hidden" : low[cell] + "-" + high[cell];
  }

  /** The same without one of the counts. */
  CountTable hidden(int cell) {
    int[] lower = low.clone();
    int[] upper = high.clone();
    lower[cell] = 0;
    upper[cell] = UNKNOWN;
    return new CountTable(columns, lower, upper);
  }
}
