package org.tattle.defense.publication;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.TableDraft;

/** Rounds numbers before they are published. */
@Component(
    name = "coarsen",
    doc = "Rounds numbers to multiples.",
    paper = "Hundepool et al. 2012, Statistical Disclosure Control, section 3.3",
    example = "defend coarsen columns=[age] to=5 on open as rounded")
public record Coarsen(
    @Param(doc = "the columns to round", required = true, column = true) List<String> columns,
    @Param(doc = "what numbers become multiples of", min = 0, above = true) double to)
    implements PublicationDefense {
  public Coarsen {
    columns = List.copyOf(columns);
  }

  public Coarsen() {
    this(List.of(), 10);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    return draft.columns(
        table ->
            NumberCells.change(
                table, columns, (numbers, row) -> Math.round(numbers[row] / to) * to));
  }
}
