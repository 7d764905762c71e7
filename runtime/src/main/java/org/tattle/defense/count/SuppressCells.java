package org.tattle.defense.count;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.CountDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.counts.CountDraft;
import org.tattle.table.counts.Protection;
import org.tattle.table.counts.Thresholds;

/**
 * Does not tell small counts. By itself that hides little, since sums that are told give them away;
 * so more counts are hidden until no small one can be worked out.
 */
@Component(
    name = "suppress_cells",
    doc = "Hides small counts, and as many others as keep these from being worked out.",
    paper = "Cox 1980, Suppression Methodology and Statistical Disclosure Control",
    example = "defend suppress_cells threshold=5 on counts as hidden")
public record SuppressCells(
    @Param(doc = "counts below it, but above 0, are not told", min = 2, max = 1e9) int threshold,
    @Param(doc = "whether others are hidden, too, so that sums do not give them away")
        boolean secondary)
    implements CountDefense {
  public SuppressCells() {
    this(5, true);
  }

  @Override
  public CountDraft treat(CountDraft draft, Randomness random, Control control) {
    CountDraft hidden = Thresholds.suppress(draft, threshold);
    return secondary ? Protection.hideMore(hidden, threshold, control) : hidden;
  }
}
