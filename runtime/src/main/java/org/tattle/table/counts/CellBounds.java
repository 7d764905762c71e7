package org.tattle.table.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.run.Control;

/**
 * How many people each combination has at least and at most, by all published counts together. What
 * a table says of some combinations bounds each of them by what is known of the others:
 *
 * <pre>low - Σ most of the others ≤ x ≤ high - Σ least of the others</pre>
 *
 * <p>again and again until nothing changes (Buzzigoli and Giusti 1999, An Algorithm to Calculate
 * the Lower and Upper Bounds of the Elements of an Array Given its Marginals: the shuttle
 * algorithm). These bounds hold always; they may be wider than need be.
 */
public final class CellBounds {
  private final int[] least;
  private final int[] most;
  private final List<Line> lines = new ArrayList<>();

  /** What one published count says: the sum of these combinations lies between two bounds. */
  public record Line(int[] cells, int low, int high) {}

  public CellBounds(CountDraft draft, Control control) {
    Crossing crossing = draft.crossing();
    for (CountTable table : draft.tables()) {
      control.check();
      int[] parts = crossing.parts(table.columns());
      int[] sizes = new int[table.cells()];
      Arrays.stream(parts).forEach(part -> sizes[part]++);
      int[][] cells = new int[table.cells()][];
      Arrays.setAll(cells, part -> new int[sizes[part]]);
      for (int cell = parts.length - 1; cell >= 0; cell--) {
        cells[parts[cell]][--sizes[parts[cell]]] = cell;
      }
      for (int part = 0; part < cells.length; part++) {
        lines.add(new Line(cells[part], table.low()[part], table.high()[part]));
      }
    }
    least = new int[crossing.cells()];
    most = new int[least.length];
    Arrays.fill(most, CountTable.UNKNOWN);
    settle(control);
  }

  private void settle(Control control) {
    boolean changed = true;
    while (changed) {
      control.check();
      changed = false;
      for (Line line : lines) {
        long low = 0;
        long high = 0;
        for (int cell : line.cells()) {
          low += least[cell];
          high += most[cell];
        }
        for (int cell : line.cells()) {
          int from = (int) Math.max(least[cell], line.low() - (high - most[cell]));
          int to = (int) Math.min(most[cell], line.high() - (low - least[cell]));
          if (from > least[cell] || to < most[cell]) {
            low += from - least[cell];
            high += to - most[cell];
            least[cell] = from;
            most[cell] = to;
            changed = true;
          }
        }
      }
    }
  }

  /** Of each combination, how many there are at least. */
  public int[] least() {
    return least;
  }

  public int[] most() {
    return most;
  }

  /** What was published. */
  public List<Line> lines() {
    return lines;
  }

  /** Combinations of which it is not known how often they come. */
  public int[] open() {
    return IntStream.range(0, least.length).filter(cell -> least[cell] < most[cell]).toArray();
  }

  /** Knows better. */
  public void tighten(int cell, int from, int to) {
    least[cell] = Math.max(least[cell], from);
    most[cell] = Math.min(most[cell], to);
  }

  /** Takes what is known better to the others. */
  public void spread(Control control) {
    settle(control);
  }
}
