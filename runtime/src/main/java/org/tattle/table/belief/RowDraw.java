package org.tattle.table.belief;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.run.Control;

/**
 * Rows of a distribution, column by column: among rows that are alike in the columns before on
 * which the next depends, its cells are as frequent as they are likely, rounded up or down by lot,
 * and in any order. So counts are as expected but for less than one row a cell, where drawing each
 * row for itself would add noise of its own.
 */
final class RowDraw {
  private final JunctionTree tree;
  private final List<Factor> likely;
  private final UniformRandomProvider random;
  private final Control control;
  private final int count;
  private final int[][] rows;
  private final boolean[] drawn;

  /**
   * @param likely how likely each combination is in each clique
   */
  RowDraw(
      JunctionTree tree,
      List<Factor> likely,
      int count,
      UniformRandomProvider random,
      Control control) {
    this.tree = tree;
    this.likely = likely;
    this.count = count;
    this.random = random;
    this.control = control;
    rows = new int[tree.sizes().length][];
    drawn = new boolean[rows.length];
  }

  int[][] rows() {
    for (int clique : tree.order()) {
      for (int column : likely.get(clique).columns()) {
        if (!drawn[column]) {
          control.check();
          draw(column, likely.get(clique));
        }
      }
    }
    return rows;
  }

  private void draw(int column, Factor clique) {
    int[] before = IntStream.of(clique.columns()).filter(one -> drawn[one]).toArray();
    int[] with = IntStream.concat(IntStream.of(before), IntStream.of(column)).sorted().toArray();
    Factor joint = clique.onto(with);
    int[] places = CellPlaces.of(joint.columns(), joint.sizes(), before);
    int[] own = CellPlaces.of(joint.columns(), joint.sizes(), new int[] {column});
    int groups = Factor.zeros(before, tree.sizes()).values().length;
    int size = tree.sizes()[column];
    double[] shares = new double[groups * size];
    for (int cell = 0; cell < places.length; cell++) {
      shares[places[cell] * size + own[cell]] = joint.values()[cell];
    }
    int[] group = groups(before);
    int[] begins = new int[groups + 1];
    IntStream.of(group).forEach(of -> begins[of + 1]++);
    Arrays.parallelPrefix(begins, Integer::sum);
    int[] next = begins.clone();
    int[] of = new int[count];
    for (int row = 0; row < count; row++) {
      of[next[group[row]]++] = row;
    }
    rows[column] = new int[count];
    drawn[column] = true;
    for (int g = 0; g < groups; g++) {
      int[] cells =
          cells(Arrays.copyOfRange(shares, g * size, (g + 1) * size), begins[g + 1] - begins[g]);
      for (int i = 0; i < cells.length; i++) {
        rows[column][of[begins[g] + i]] = cells[i];
      }
    }
  }

  /** Of each row, the number of its combination of these columns. */
  private int[] groups(int[] columns) {
    int[] group = new int[count];
    for (int column : columns) {
      for (int row = 0; row < count; row++) {
        group[row] = group[row] * tree.sizes()[column] + rows[column][row];
      }
    }
    return group;
  }

  /** So many cells, as frequent as likely; of what cannot be rounded, every part by lot. */
  private int[] cells(double[] shares, int wanted) {
    if (wanted == 0) {
      return new int[0];
    }
    double sum = Arrays.stream(shares).sum();
    int[] order = PermutationSampler.natural(shares.length);
    PermutationSampler.shuffle(random, order);
    int[] cells = new int[wanted];
    double reached = random.nextDouble();
    int made = 0;
    int last = order[order.length - 1];
    for (int cell : order) {
      last = shares[cell] > 0 ? cell : last;
      reached += wanted * (sum > 0 ? shares[cell] / sum : 1.0 / shares.length);
      while (made < Math.min(wanted, (int) reached)) {
        cells[made++] = cell;
      }
    }
    while (made < wanted) {
      cells[made++] = last;
    }
    PermutationSampler.shuffle(random, cells);
    return cells;
  }
}
