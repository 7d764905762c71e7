package org.tattle.table.counts;

import java.util.ArrayList;
import java.util.List;

/** Counts that are too small to be told. */
public final class Thresholds {
  private Thresholds() {}

  /** Of counts above 0 and below a threshold, that is all that is told. */
  public static CountDraft suppress(CountDraft draft, int threshold) {
    List<CountTable> tables = new ArrayList<>();
    for (CountTable table : draft.tables()) {
      int[] low = table.low().clone();
      int[] high = table.high().clone();
      for (int cell = 0; cell < low.length; cell++) {
        if (table.exact(cell) && low[cell] > 0 && low[cell] < threshold) {
          low[cell] = 1;
          high[cell] = threshold - 1;
        }
      }
      tables.add(new CountTable(table.columns(), low, high));
    }
    return draft.with(tables);
  }
}
