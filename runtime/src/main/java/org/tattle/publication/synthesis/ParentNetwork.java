package org.tattle.publication.synthesis;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Control;
import org.tattle.table.belief.Measurement;
import org.tattle.table.belief.RowMaker;

/**
 * Rows column by column, each by how often its cells came with those of its parents.
 *
 * @param sizes how many cells each column has
 * @param families a column behind its parents each, parents before children; counts below zero are
 *     none
 */
record ParentNetwork(int[] sizes, List<Measurement> families) implements RowMaker {

  @Override
  public double total() {
    double sum = 0;
    for (double count : families.get(0).counts()) {
      sum += Math.max(0, count);
    }
    return sum;
  }

  @Override
  public int[][] draw(int rows, UniformRandomProvider random, Control control) {
    int[][] drawn = new int[sizes.length][];
    for (Measurement family : families) {
      control.check();
      int[] columns = family.columns();
      int own = columns[columns.length - 1];
      double[] sums = sums(family.counts(), sizes[own]);
      drawn[own] = new int[rows];
      for (int row = 0; row < rows; row++) {
        int group = 0;
        for (int i = 0; i < columns.length - 1; i++) {
          group = group * sizes[columns[i]] + drawn[columns[i]][row];
        }
        drawn[own][row] = cell(sums, group * sizes[own], sizes[own], random);
      }
    }
    return drawn;
  }

  /** Running sums of each group of counts. */
  private static double[] sums(double[] counts, int size) {
    double[] sums = new double[counts.length];
    for (int cell = 0; cell < counts.length; cell++) {
      sums[cell] = Math.max(0, counts[cell]) + (cell % size == 0 ? 0 : sums[cell - 1]);
    }
    return sums;
  }

  private static int cell(double[] sums, int from, int size, UniformRandomProvider random) {
    double all = sums[from + size - 1];
    if (!(all > 0)) {
      return random.nextInt(size);
    }
    double at = random.nextDouble() * all;
    int cell = 0;
    while (cell < size - 1 && sums[from + cell] <= at) {
      cell++;
    }
    return cell;
  }
}
