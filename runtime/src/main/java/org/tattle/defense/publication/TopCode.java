package org.tattle.defense.publication;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.TableDraft;

/** The few who lie far out are found most easily: everybody beyond a bound is written as at it. */
@Component(
    name = "top_code",
    doc = "Writes numbers beyond two bounds as the bounds.",
    paper = "Hundepool et al. 2012, Statistical Disclosure Control, section 3.3",
    example = "defend top_code columns=[age] bottom=18 top=90 on open as bounded")
public record TopCode(
    @Param(doc = "the columns to bound", required = true, column = true) List<String> columns,
    @Param(doc = "the least number that is written") double bottom,
    @Param(doc = "the largest number that is written") double top)
    implements PublicationDefense {
  private static final double FAR = 1e300;

  public TopCode {
    columns = List.copyOf(columns);
    if (bottom > top) {
      throw new ParameterFault("`bottom` must not be above `top`", "bottom", "top");
    }
  }

  public TopCode() {
    this(List.of(), -FAR, FAR);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    return draft.columns(
        table ->
            NumberCells.change(
                table, columns, (numbers, row) -> Math.max(bottom, Math.min(top, numbers[row]))));
  }
}
