package org.tattle.defense.count;

import java.util.ArrayList;
import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.CountDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.counts.CountDraft;
import org.tattle.table.counts.CountTable;

/**
 * Rounds each count up or down to a multiple by lot, so that it is right on average: n becomes the
 * multiple above with probability of its share of the way there. Whoever reads it knows that the
 * truth is less than one step away. Sums are rounded by themselves, and do not add up.
 */
@Component(
    name = "round_counts",
    doc = "Rounds each count up or down by lot, so that it is right on average.",
    paper = "Nargundkar and Saveland 1972, Random Rounding to Prevent Statistical Disclosures",
    example = "defend round_counts to=3 on counts as rounded")
public record RoundCounts(
    @Param(doc = "what counts become multiples of", min = 2, max = 1e6) int to)
    implements CountDefense {
  public RoundCounts() {
    this(3);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public CountDraft treat(CountDraft draft, Randomness random, Control control) {
    List<CountTable> tables = new ArrayList<>();
    for (CountTable table : draft.tables()) {
      control.check();
      int[] low = new int[table.cells()];
      int[] high = new int[table.cells()];
      for (int cell = 0; cell < low.length; cell++) {
        int from = table.low()[cell] / to * to;
        int rest = table.low()[cell] - from;
        int rounded = from + (random.nextDouble() * to < rest ? to : 0);
        boolean told = table.exact(cell);
        low[cell] = told ? Math.max(0, rounded - to + 1) : table.low()[cell];
        high[cell] = told ? rounded + to - 1 : table.high()[cell];
      }
      tables.add(new CountTable(table.columns(), low, high));
    }
    return draft.with(tables);
  }
}
