package org.tattle.table.synthesis;

import java.util.Arrays;

/**
 * Rows as the numbers of their cells.
 *
 * @param sizes how many cells each column has
 * @param codes {@code [columns][rows]}
 */
public record CodedRows(int[] sizes, int[][] codes) {

  /** How many rows there are. */
  public int count() {
    return codes[0].length;
  }

  /** The first so many rows, or all if there are fewer. */
  public CodedRows first(int most) {
    int left = Math.min(most, count());
    return new CodedRows(
        sizes, Arrays.stream(codes).map(of -> Arrays.copyOf(of, left)).toArray(int[][]::new));
  }

  /** How many columns there are. */
  public int columns() {
    return codes.length;
  }

  /** How many rows have each combination of some columns, the last one's cell counting fastest. */
  public double[] counts(int... columns) {
    int size = 1;
    for (int column : columns) {
      size = Math.multiplyExact(size, sizes[column]);
    }
    double[] counts = new double[size];
    for (int row = 0; row < count(); row++) {
      int cell = 0;
      for (int column : columns) {
        cell = cell * sizes[column] + codes[column][row];
      }
      counts[cell]++;
    }
    return counts;
  }
}
