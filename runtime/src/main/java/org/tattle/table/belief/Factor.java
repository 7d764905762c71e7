package org.tattle.table.belief;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A number for each combination of the cells of some columns, the last column's cell counting
 * fastest.
 *
 * @param columns which, ascending
 * @param sizes how many cells each of them has
 * @param values one a combination
 */
public record Factor(int[] columns, int[] sizes, double[] values) {

  /** Nothing but zeros. */
  static Factor zeros(int[] columns, int[] all) {
    int[] sizes = IntStream.of(columns).map(column -> all[column]).toArray();
    return new Factor(columns, sizes, new double[CellPlaces.size(sizes)]);
  }

  /** Sums over all columns but some of these. */
  public Factor onto(int[] some) {
    int[] left =
        IntStream.range(0, columns.length)
            .filter(i -> Arrays.binarySearch(some, columns[i]) >= 0)
            .toArray();
    int[] kept = IntStream.of(left).map(i -> columns[i]).toArray();
    int[] width = IntStream.of(left).map(i -> sizes[i]).toArray();
    double[] sums = new double[CellPlaces.size(width)];
    int[] places = CellPlaces.of(columns, sizes, kept);
    for (int cell = 0; cell < values.length; cell++) {
      sums[places[cell]] += values[cell];
    }
    return new Factor(kept, width, sums);
  }

  /** The products of what agrees in the columns of both. */
  Factor times(Factor other) {
    return combined(other, false);
  }

  /** The quotients, where nothing over nothing is nothing; the other has columns of this alone. */
  Factor over(Factor other) {
    return combined(other, true);
  }

  private Factor combined(Factor other, boolean divided) {
    int[] all =
        IntStream.concat(IntStream.of(columns), IntStream.of(other.columns))
            .sorted()
            .distinct()
            .toArray();
    int[] width = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      int own = Arrays.binarySearch(columns, all[i]);
      width[i] = own >= 0 ? sizes[own] : other.sizes[Arrays.binarySearch(other.columns, all[i])];
    }
    double[] made = new double[CellPlaces.size(width)];
    int[] here = CellPlaces.of(all, width, columns);
    int[] there = CellPlaces.of(all, width, other.columns);
    for (int cell = 0; cell < made.length; cell++) {
      double by = other.values[there[cell]];
      made[cell] = values[here[cell]] * (divided ? by == 0 ? 0 : 1 / by : by);
    }
    return new Factor(all, width, made);
  }
}
