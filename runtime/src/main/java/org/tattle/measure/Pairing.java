package org.tattle.measure;

import java.util.Arrays;

/**
 * The one-to-one pairing of rows with columns whose costs have the least sum: the Hungarian method
 * (Kuhn 1955) by shortest augmenting paths with potentials (Jonker and Volgenant 1987), in {@code
 * O(rows² columns)}.
 */
public final class Pairing {
  private final double[][] cost;
  private final double[] byRow;
  private final double[] byColumn;

  /** The row that each column is given to, counted from 1; 0 if to none. Column 0 is the root. */
  private final int[] rowOf;

  private Pairing(double[][] cost, int columns) {
    this.cost = cost;
    byRow = new double[cost.length + 1];
    byColumn = new double[columns + 1];
    rowOf = new int[columns + 1];
  }

  /**
   * The column of each row.
   *
   * @param cost finite, {@code [rows][columns]}, no more rows than columns
   */
  public static int[] of(double[][] cost) {
    if (cost.length == 0) {
      return new int[0];
    }
    int columns = cost[0].length;
    if (cost.length > columns) {
      throw new IllegalArgumentException(
          "%s rows cannot each have one of %s columns".formatted(cost.length, columns));
    }
    Pairing pairing = new Pairing(cost, columns);
    for (int row = 1; row <= cost.length; row++) {
      pairing.place(row);
    }
    int[] columnOf = new int[cost.length];
    for (int column = 1; column <= columns; column++) {
      if (pairing.rowOf[column] > 0) {
        columnOf[pairing.rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** Gives a row a column, along the cheapest way on which others change theirs. */
  private void place(int row) {
    int columns = rowOf.length - 1;
    double[] least = new double[columns + 1];
    int[] from = new int[columns + 1];
    boolean[] done = new boolean[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    rowOf[0] = row;
    int at = 0;
    do {
      done[at] = true;
      int next = reach(at, least, from, done);
      double step = least[next];
      for (int column = 0; column <= columns; column++) {
        if (done[column]) {
          byRow[rowOf[column]] += step;
          byColumn[column] -= step;
        } else {
          least[column] -= step;
        }
      }
      at = next;
    } while (rowOf[at] != 0);
    while (at != 0) {
      rowOf[at] = rowOf[from[at]];
      at = from[at];
    }
  }

  /** Looks on from a column, and says which is the nearest that was not reached before. */
  private int reach(int at, double[] least, int[] from, boolean[] done) {
    int row = rowOf[at];
    int nearest = -1;
    for (int column = 1; column < least.length; column++) {
      if (!done[column]) {
        double reduced = cost[row - 1][column - 1] - byRow[row] - byColumn[column];
        if (reduced < least[column]) {
          least[column] = reduced;
          from[column] = at;
        }
        if (nearest < 0 || least[column] < least[nearest]) {
          nearest = column;
        }
      }
    }
    return nearest;
  }
}
