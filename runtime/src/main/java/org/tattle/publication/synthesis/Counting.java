package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.tattle.run.Control;
import org.tattle.table.belief.BeliefModel;
import org.tattle.table.belief.Measurement;
import org.tattle.table.belief.MirrorDescent;
import org.tattle.table.synthesis.PrivateRows;

/** Counts with noise, each as dear as the others. */
final class Counting {
  /** Steps in which a model is fitted, at most. */
  static final int STEPS = 1500;

  private Counting() {}

  /** How often each cell of each column comes. */
  static List<Measurement> single(PrivateRows rows, double rho) {
    List<int[]> columns = new ArrayList<>();
    for (int column = 0; column < rows.sizes().length; column++) {
      columns.add(new int[] {column});
    }
    return together(rows, columns, rho);
  }

  /** How often each combination of some columns comes. */
  static List<Measurement> together(PrivateRows rows, List<int[]> columns, double rho) {
    return columns.stream().map(some -> rows.measure(some, rho / columns.size())).toList();
  }

  /** By how many rows a pair of columns is off what single columns explain. */
  static SpanningTree.Weight surprise(int[] sizes, List<Measurement> counts, Control control) {
    BeliefModel alone = MirrorDescent.fit(sizes, counts, STEPS, control);
    return (pair, all, there) -> {
      double[] expected = alone.counts(pair).values();
      double off = 0;
      for (int cell = 0; cell < there.length; cell++) {
        off += Math.abs(there[cell] - expected[cell]);
      }
      return off;
    };
  }
}
