package org.tattle.table.counts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.run.Control;

/**
 * The likeliest counts of all combinations by the counts that are told: scaled to each in turn
 * until all fit (Deming and Stephan 1940, iterative proportional fitting), which keeps columns as
 * independent as they let be; then rounded, so that they add up to as many people as there are.
 */
public final class Fitted {
  private static final int ROUNDS = 200;
  private static final double CLOSE = 1e-6;

  private Fitted() {}

  /**
   * @param people how many there are in all
   * @return how many of each combination
   */
  public static int[] counts(CellBounds bounds, int people, Control control) {
    List<CellBounds.Line> lines = bounds.lines();
    int[] least = bounds.least();
    int[] most = bounds.most();
    double[] count = new double[least.length];
    Arrays.setAll(count, cell -> most[cell] > 0 ? 1 : 0);
    for (int round = 0; round < ROUNDS; round++) {
      control.check();
      double off = 0;
      for (CellBounds.Line line : lines) {
        off = Math.max(off, scale(count, line, people));
      }
      for (int cell = 0; cell < count.length; cell++) {
        count[cell] = Math.max(least[cell], Math.min(most[cell], count[cell]));
      }
      if (off < CLOSE) {
        break;
      }
    }
    return rounded(count, least, most, people);
  }

  private static double scale(double[] count, CellBounds.Line line, int people) {
    double sum = 0;
    for (int cell : line.cells()) {
      sum += count[cell];
    }
    double wanted = Math.max(line.low(), Math.min(Math.min(line.high(), people), sum));
    if (sum <= 0 || sum == wanted) {
      return 0;
    }
    for (int cell : line.cells()) {
      count[cell] *= wanted / sum;
    }
    return Math.abs(wanted - sum);
  }

  private static int[] rounded(double[] count, int[] least, int[] most, int people) {
    int[] whole = new int[count.length];
    Arrays.setAll(whole, cell -> Math.max(least[cell], (int) Math.floor(count[cell] + CLOSE)));
    int left = people - Arrays.stream(whole).sum();
    int[] order =
        IntStream.range(0, count.length)
            .filter(cell -> whole[cell] < most[cell] && count[cell] > whole[cell])
            .boxed()
            .sorted(Comparator.comparingDouble(cell -> whole[cell] - count[cell]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < order.length && left > 0; i++, left--) {
      whole[order[i]]++;
    }
    return whole;
  }
}
