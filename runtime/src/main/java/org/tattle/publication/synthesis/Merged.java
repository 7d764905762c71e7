package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Control;
import org.tattle.table.belief.Measurement;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.PrivateRows;

/**
 * Columns whose cells are one where noise drowns them: those that were counted as less than three
 * deviations (McKenna, Miklau and Sheldon 2021, section 4.1). So the noise on pairs is not spread
 * over what hardly anybody has.
 *
 * @param rows people's, so
 * @param counts the same counts, so
 * @param cells of each column and cell, the cell that it is
 * @param shares of each column and cell, how much of the cell that it is
 */
record Merged(PrivateRows rows, List<Measurement> counts, int[][] cells, double[][] shares) {
  private static final double DEVIATIONS = 3;

  /** Merges what these counts of single columns drown. */
  static Merged of(PrivateRows all, List<Measurement> singles) {
    int width = singles.size();
    int[][] cells = new int[width][];
    double[][] shares = new double[width][];
    int[] sizes = new int[width];
    List<Measurement> counts = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      Measurement single = singles.get(c);
      double[] there = single.counts();
      double least = all.exact() ? Double.NEGATIVE_INFINITY : DEVIATIONS * single.sigma();
      cells[c] = new int[there.length];
      shares[c] = new double[there.length];
      int kept = (int) Arrays.stream(there).filter(count -> count >= least).count();
      int next = 0;
      for (int cell = 0; cell < there.length; cell++) {
        boolean own = there[cell] >= least;
        cells[c][cell] = own ? next++ : kept;
        shares[c][cell] = own ? 1 : Math.max(0, there[cell]) + single.sigma() / there.length;
      }
      sizes[c] = kept < there.length ? kept + 1 : kept;
      counts.add(merged(single, cells[c], sizes[c]));
    }
    return new Merged(all.coarser(cells, sizes), counts, cells, shares);
  }

  /** The sum of several counts is noisier than each; a fit takes it for as sure. */
  private static Measurement merged(Measurement single, int[] cells, int size) {
    double[] sums = new double[size];
    for (int cell = 0; cell < cells.length; cell++) {
      sums[cells[cell]] += single.counts()[cell];
    }
    return new Measurement(single.columns(), sums, single.sigma());
  }

  /** Rows of the merged cells with a cell of their own each. */
  RowMaker apart(RowMaker maker) {
    return new RowMaker() {
      @Override
      public double total() {
        return maker.total();
      }

      @Override
      public int[][] draw(int rows, UniformRandomProvider random, Control control) {
        int[][] drawn = maker.draw(rows, random, control);
        for (int c = 0; c < drawn.length; c++) {
          control.check();
          for (int row = 0; row < rows; row++) {
            drawn[c][row] = any(c, drawn[c][row], random);
          }
        }
        return drawn;
      }
    };
  }

  private int any(int column, int cell, UniformRandomProvider random) {
    double sum = 0;
    int any = -1;
    for (int own = 0; own < cells[column].length; own++) {
      if (cells[column][own] == cell) {
        sum += shares[column][own];
        any = any < 0 || random.nextDouble() * sum < shares[column][own] ? own : any;
      }
    }
    return any;
  }
}
