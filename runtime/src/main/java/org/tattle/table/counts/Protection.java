package org.tattle.table.counts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.run.Control;

/**
 * Hides more counts until no small one can be worked out: as long as all tables together settle a
 * small count, the smallest count is hidden as well that differs from it in one column, since it is
 * by their sum that it was given away; or any other, if all these are hidden.
 */
public final class Protection {
  private static final int PROGRAM = 200;

  private Protection() {}

  /**
   * @param threshold counts below it are to stay hidden
   */
  public static CountDraft hideMore(CountDraft draft, int threshold, Control control) {
    CountDraft now = draft;
    while (true) {
      CellBounds bounds = new CellBounds(now, control);
      CountProgram open = new CountProgram(bounds);
      if (open.size() <= PROGRAM) {
        open.narrow(control);
      }
      List<CountTable> tables = new ArrayList<>(now.tables());
      boolean given = false;
      for (int t = 0; t < tables.size(); t++) {
        given |= hide(now, bounds, tables, t, threshold);
      }
      if (!given) {
        return now;
      }
      now = now.with(tables);
    }
  }

  /** Hides one more beside each count of a table that is given away; whether any was. */
  private static boolean hide(
      CountDraft draft, CellBounds bounds, List<CountTable> tables, int t, int threshold) {
    CountTable table = draft.tables().get(t);
    int[] truth = draft.truth(table);
    int[] least = new int[table.cells()];
    long[] most = new long[table.cells()];
    int[] parts = draft.crossing().parts(table.columns());
    for (int cell = 0; cell < parts.length; cell++) {
      least[parts[cell]] += bounds.least()[cell];
      most[parts[cell]] += bounds.most()[cell];
    }
    boolean given = false;
    for (int cell = 0; cell < truth.length; cell++) {
      boolean small = truth[cell] > 0 && truth[cell] < threshold;
      if (small && !table.exact(cell) && least[cell] == most[cell]) {
        given |= hideBeside(draft, tables, t, cell, truth);
      }
    }
    return given;
  }

  /**
   * Hides a count that helps to work out another: one of its table, or else a sum it is part of.
   */
  private static boolean hideBeside(
      CountDraft draft, List<CountTable> tables, int t, int cell, int[] truth) {
    int other = neighbour(draft.crossing(), tables.get(t), cell, truth);
    if (other >= 0) {
      tables.set(t, tables.get(t).hidden(other));
      return true;
    }
    int[] columns = tables.get(t).columns();
    for (int u = t - 1; u >= 0; u--) {
      int[] fewer = tables.get(u).columns();
      int sum = draft.crossing().sum(cell, columns, fewer);
      if (sum >= 0 && tables.get(u).exact(sum)) {
        tables.set(u, tables.get(u).hidden(sum));
        return true;
      }
    }
    return false;
  }

  /** Of the counts that are told and differ in one column, the smallest; -1 if there is none. */
  private static int neighbour(Crossing crossing, CountTable table, int cell, int[] truth) {
    int best = -1;
    int step = 1;
    for (int i = table.columns().length - 1; i >= 0; i--) {
      int size = crossing.values().get(table.columns()[i]).size();
      int digit = cell / step % size;
      for (int value = 0; value < size; value++) {
        int other = cell + (value - digit) * step;
        if (value != digit
            && table.exact(other)
            && (best < 0 || last(truth[other]) < last(truth[best]))) {
          best = other;
        }
      }
      step *= size;
    }
    return best >= 0 ? best : anywhere(table, cell, truth);
  }

  /** Of all counts of the table that are told, the smallest; -1 if there is none. */
  private static int anywhere(CountTable table, int cell, int[] truth) {
    return IntStream.range(0, truth.length)
        .filter(other -> other != cell && table.exact(other))
        .boxed()
        .min(Comparator.comparingInt(other -> last(truth[other])))
        .orElse(-1);
  }

  /** Noughts are hidden last: most are no secret. */
  private static int last(int count) {
    return count == 0 ? Integer.MAX_VALUE : count;
  }
}
