package org.tattle.measure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several looks for one answer. Whoever looks twenty times where there is nothing, and is wrong one
 * time in twenty, finds something. Holm (1979, A Simple Sequentially Rejective Multiple Test
 * Procedure): with p-values ascending, the k-th of m stands at level α as long as all up to it have
 * {@code p ≤ α / (m - k + 1)}. The chance that any look that stands is wrong is then α at most,
 * however the looks depend on each other.
 */
public final class Holm {
  private Holm() {}

  /**
   * The p-values with what several looks cost: a look stands at level α if its own is α at most.
   *
   * @param p one a look, 0 to 1
   * @return in the same order
   */
  public static double[] adjusted(double... p) {
    List<Integer> ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(look -> p[look]))
            .toList();
    double[] adjusted = new double[p.length];
    double before = 0;
    for (int k = 0; k < p.length; k++) {
      int look = ascending.get(k);
      before = Math.max(before, Math.min(1, (p.length - k) * p[look]));
      adjusted[look] = before;
    }
    return adjusted;
  }
}
